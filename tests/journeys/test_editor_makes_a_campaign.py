"""An editor makes a campaign from nothing, a publisher lets it out at its minute, and somebody takes back consent."""

from datetime import time, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from campaigns.models import Campaign, Story
from campaigns.services.consents import withdraw_consent
from tests.factories.campaigns_campaigns import told_story
from tests.factories.pictures import DrawnPictureFactory
from tests.factories.users import UserFactory
from tests.pages import assert_accessible
from workforce_portal.places.clock import at_local, local

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_second_factor")]

SHOWS_PEOPLE = ["/", "/campaigns/good-with-people/", "/stories/", "/campaigns/feed/", "/sitemap.xml"]


@pytest.fixture
def grace():
    DrawnPictureFactory(title="A walk by the canal", drawing="scene-walk", alt="Drawing: a walk by the canal.")
    return told_story("Grace", slug="grace")


def staff_page(new_page, user, **options):
    """A page in the browser of somebody of the staff, who has signed in."""
    client = Client()
    client.force_login(user)
    page = new_page(**options)
    page.goto("/")
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": page.url}])
    return page


def person_who_may(*verbs, **fields):
    user = UserFactory(is_staff=True, **fields)
    wanted = Permission.objects.filter(content_type__app_label="campaigns")
    user.user_permissions.set(one for one in wanted if one.codename.split("_")[0] in verbs)
    user.user_permissions.add(Permission.objects.get(codename="view_picture"))
    return user


def add(page, kind):
    """A block at the end of the page; answers with it."""
    page.get_by_role("button", name="Add a block at the end").click()
    page.get_by_role("button", name=kind, exact=True).click()
    return page.locator(".order-machine .inline-related:not(.empty-form)").filter(has_text="New item").last


def status_of(page, address):
    return page.request.get(address).status


@pytest.fixture
def tomorrow_at_nine():
    return at_local(local(timezone.now()).date() + timedelta(days=1), time(9))


def test_campaign_from_nothing_to_everybody_and_one_person_out_of_it_again(
    new_page, seen, grace, tomorrow_at_nine, time_machine
):
    # Given an editor, who may write but not publish
    page = staff_page(new_page, person_who_may("add", "change", "view", full_name="Edie Marsh"))
    page.goto(reverse("admin:campaigns_campaign_add"))

    # When she makes a campaign: its top, then its blocks
    page.locator("#id_name").press_sequentially("Good with people")
    expect(page.locator("#id_slug")).to_have_value("good-with-people")
    page.locator("#id_line").fill("You’ve been doing this all your life.")
    page.locator("#id_lead").fill("Listening. Noticing. It is the job.")
    page.locator(".field-picture .select2-selection").first.click()
    page.locator(".select2-search__field").fill("canal")
    page.locator(".select2-results__option", has_text="A walk by the canal").click()
    page.locator("#id_publish_at_0").fill(f"{tomorrow_at_nine:%d/%m/%Y}")
    page.locator("#id_publish_at_1").fill("09:00")
    page.locator("#id_review_by").fill(f"{tomorrow_at_nine + timedelta(days=180):%d/%m/%Y}")
    question = add(page, "Question and answer")
    question.locator("[id$=-question]").fill("Do I need to drive?")
    question.locator("[contenteditable=true]").fill("For some jobs, yes.")
    add(page, "Strip of stories").locator("[id$=-heading]").fill("What are you good at?")
    page.get_by_role("button", name="Move up: Strip of stories").click()
    page.get_by_role("button", name="Save and continue editing").click()

    # Then it is a draft, which she cannot publish
    expect(page.locator(".publishing-panel")).to_contain_text("Somebody who may publish decides")
    expect(page.get_by_role("button", name="Move up: Strip of stories")).to_be_visible()
    assert_accessible(page)
    assert page.get_by_role("button", name="Publish", exact=True).count() == 0
    assert status_of(page, "/campaigns/good-with-people/") == 404

    # And she sees it by a link that she can pass on
    page.get_by_role("link", name="Open the preview").click()
    seen(page, heading="You’ve been doing this all your life.")
    assert page.locator(".band h2").all_inner_texts()[:2] == ["What are you good at?", "Questions people ask"]
    expect(page.locator(".story-card")).to_contain_text("says Grace")

    # When a publisher lets it out
    publisher = staff_page(new_page, person_who_may("change", "view", "publish", full_name="Pat Ogden"))
    publisher.goto(reverse("admin:campaigns_campaign_change", args=[Campaign.objects.get().pk]))
    publisher.get_by_role("button", name="Publish", exact=True).click()
    expect(publisher.locator(".publishing-panel")).to_contain_text("at 9am. Until then nobody can see it.")

    # Then it is there at its minute and not before
    phone = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    time_machine.move_to(tomorrow_at_nine - timedelta(seconds=20), tick=False)
    assert status_of(phone, "/campaigns/good-with-people/") == 404
    time_machine.move_to(tomorrow_at_nine, tick=False)
    phone.goto("/")
    phone.get_by_role("link", name="See for yourself").click()
    seen(phone, heading="You’ve been doing this all your life.")
    assert [name for name in SHOWS_PEOPLE if "race" not in phone.request.get(name).text()] == []

    # When Grace takes back her consent, then she is nowhere
    withdraw_consent(person_id=Story.objects.get().person_id, note="By telephone", by=None, at=timezone.now())
    assert [name for name in SHOWS_PEOPLE if "race" in phone.request.get(name).text()] == []
    assert status_of(phone, "/stories/grace/") == 410
