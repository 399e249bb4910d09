import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from tests.factories.campaigns_pages import PageFactory
from tests.factories.users import UserFactory
from tests.pages import assert_accessible
from tests.publishing.forms import address

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.publishing.urls"),
    pytest.mark.usefixtures("no_second_factor"),
]


@pytest.fixture
def editor_of(new_page, portal):
    """The page of a role in the admin, opened by somebody who may do everything."""

    def open_page(role, **options):
        visitor = Client()
        visitor.force_login(UserFactory(superuser=True))
        page = new_page(**options)
        cookie = visitor.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": portal.url}])
        page.goto(address("change", role))
        return page

    return open_page


def test_staff_write_bold_words_and_lists(editor_of):
    role = PageFactory(what_you_do="")
    page = editor_of(role)
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.reload()
    text = page.get_by_role("textbox", name="What you do")

    text.click()
    page.keyboard.type("You are ")
    page.keyboard.press("Control+b")
    page.keyboard.type("patient")
    page.keyboard.press("Control+b")
    page.keyboard.press("Enter")
    page.keyboard.type("- tea")
    page.get_by_role("button", name="Save and continue editing").click()

    expect(page.get_by_text("was changed successfully")).to_be_visible()
    role.refresh_from_db()
    assert role.what_you_do == "<p>You are <strong>patient</strong></p><ul><li>tea</li></ul>"
    assert complaints == []
    assert_accessible(page)


def test_staff_link_words_to_a_page(editor_of):
    role = PageFactory(what_you_do="<p>Read stories</p>")
    page = editor_of(role)

    page.get_by_role("textbox", name="What you do").press("Control+a")
    page.get_by_role("button", name="insert link").click()
    page.get_by_label("Where it leads").fill("/stories/")
    page.get_by_role("button", name="Make the link").click()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_text("was changed successfully")).to_be_visible()
    role.refresh_from_db()
    assert role.what_you_do == '<p><a href="/stories/">Read stories</a></p>'


def test_without_scripts_the_marks_are_written_by_hand(editor_of):
    role = PageFactory(what_you_do="")
    page = editor_of(role, java_script_enabled=False)

    page.get_by_label("What you do").fill("<p>You are <b>patient</b><script>x</script></p>")
    page.get_by_role("button", name="Save", exact=True).click()

    role.refresh_from_db()
    assert role.what_you_do == "<p>You are <strong>patient</strong></p>"


def test_staff_publish_compare_and_restore_without_scripts(editor_of):
    role = PageFactory(summary="You help.")
    page = editor_of(role, java_script_enabled=False)

    for summary in ("You help people.", "You help people get out."):
        page.get_by_label("Summary").fill(summary)
        page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", name="Published")).to_be_visible()
    page.get_by_role("link", name="Versions").click()
    page.get_by_role("row").filter(has_text="Changed Summary").last.get_by_role("radio", name="from").check()
    page.get_by_role("button", name="Compare these two").click()
    expect(page.locator("ins", has_text="get out")).to_be_visible()
    page.get_by_role("button", name="Restore the older one").click()

    expect(page.get_by_label("Summary")).to_have_value("You help people.")
    expect(page.get_by_role("heading", name="Published")).to_be_visible()
