import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories.pictures import image_file
from tests.factories.users import UserFactory
from tests.pages import assert_accessible
from workforce_portal.pictures.models import Picture

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("no_second_factor"),
]


def test_editor_uploads_a_picture_and_clicks_on_what_matters(page, portal):
    # Given an editor
    visitor = Client()
    visitor.force_login(UserFactory(superuser=True))
    cookie = visitor.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": portal.url}])
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)

    # When she uploads a picture
    page.goto(reverse("admin:pictures_picture_add"))
    page.get_by_label("Title").fill("Tea at four")
    page.get_by_label("Picture file").set_input_files(
        {"name": "tea.jpg", "mimeType": "image/jpeg", "buffer": image_file().getvalue()}
    )
    page.get_by_label("What it shows").fill("Two people drink tea.")
    page.get_by_role("button", name="Save and continue editing").click()

    # And clicks on its upper left
    whole = page.get_by_role("img", name="The whole picture")
    expect(whole).to_be_visible()
    frame = whole.bounding_box()
    whole.click(position={"x": frame["width"] / 4, "y": frame["height"] / 5})

    # Then that is where the crops are made
    expect(page.get_by_label("Centre of attention, from the left")).to_have_value("25")
    expect(page.get_by_label("Centre of attention, from the top")).to_have_value("20")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    picture = Picture.objects.get()
    assert (picture.focal_x, picture.focal_y) == (25, 20)
    assert complaints == []
    assert_accessible(page)


def test_a_to_z_on_a_telephone(phone):
    phone.goto(reverse("a_to_z"))

    phone.get_by_role("link", name="Y", exact=True).click()

    expect(phone.get_by_role("heading", name="Y", exact=True)).to_be_in_viewport()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert_accessible(phone)
