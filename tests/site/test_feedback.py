import re
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from tests.factories.campaigns_events import EventFactory
from tests.factories.providers import NOW, StaffFactory
from tests.factories.providers_resources import ResourceFactory
from tests.pages import assert_valid_html
from workforce_portal.privacy.redaction import redact_contacts
from workforce_portal.site.feedback import forget_comments, give_feedback, page_of
from workforce_portal.site.models import PageFeedback

pytestmark = pytest.mark.django_db
FORM = "/feedback/"
LIST = "/admin/portal_site/pagefeedback/"


@pytest.fixture(autouse=True)
def quickly(settings):
    settings.LEAST_FILL_SECONDS = 0


@pytest.fixture
def staff(client, no_second_factor):
    client.force_login(StaffFactory(is_superuser=True))
    return client


def answers(client, **changes):
    """What the form holds for somebody who came from the applicants' page, filled in."""
    page = client.get(FORM, {"page": "/applicants/", "useful": "no"}).text
    stamp = re.search(r'name="rendered_at" value="([^"]+)"', page)[1]
    return {"page": "/applicants/", "useful": "no", "comment": "", "rendered_at": stamp, **changes}


@pytest.mark.parametrize("path", ["/providers/", "/applicants/", "/placements/"])
def test_page_asks_at_its_foot_by_links_and_sets_no_cookie(client, path):
    response = client.get(path)

    assertContains(response, f"/feedback/?page={path.replace('/', '%2F')}&amp;useful=yes")
    assert not response.cookies
    assert_valid_html(response.text)


def test_resource_asks_at_its_foot_and_sets_no_cookie(client):
    response = client.get(ResourceFactory().get_absolute_url())

    assertContains(response, "Was this page useful?")
    assert not response.cookies


def test_form_comes_with_the_answer_that_was_chosen_and_keeps_nothing_yet(client):
    response = client.get(FORM, {"page": "/applicants/", "useful": "no"})

    assert re.search(r'value="no"[^>]* checked', response.text)
    assertContains(response, 'href="/applicants/"')
    assert not PageFeedback.objects.exists()
    assert_valid_html(response.text)


def test_answer_is_kept_and_leads_back_to_the_page(client):
    response = client.post(FORM, answers(client, comment="Where are the night shifts?"))

    assertRedirects(response, "/feedback/thanks/?page=%2Fapplicants%2F")
    assertContains(client.get(response.url), 'href="/applicants/"')
    kept = PageFeedback.objects.get()
    assert (kept.page, kept.is_useful, kept.comment) == ("/applicants/", False, "Where are the night shifts?")


def test_answer_without_a_choice_is_asked_again_and_keeps_what_was_typed(client):
    response = client.post(FORM, answers(client, useful="", comment="It was fine"))

    assertContains(response, "Say whether it was useful")
    assertContains(response, "It was fine")
    assert not PageFeedback.objects.exists()


def test_answer_of_a_machine_is_not_kept(client):
    client.post(FORM, answers(client, homepage="https://pills.example"))

    assert not PageFeedback.objects.exists()


def test_too_many_answers_from_one_address_are_turned_away(client, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "page_feedback_by_address": "1/h"}
    data = answers(client)

    assert [client.post(FORM, data).status_code for _ in range(2)] == [302, 429]
    assert PageFeedback.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/applicants/?c=abc#pay", "/applicants/"),
        ("https://elsewhere.example/applicants/", "/"),
        ("//elsewhere.example/", "/"),
        ("/nowhere/at/all/", "/"),
        ("/admin/", "/"),
        ("/providers/bookings/signed.abcdef:xyz/", "/"),
        ("/applicants/" + "x" * 400, "/"),
        ("javascript:alert(1)", "/"),
        ("\0", "/"),
        ("", "/"),
    ],
)
def test_page_is_one_of_ours_that_anybody_may_see(address, page):
    assert page_of(address) == page


def test_thanks_never_leads_elsewhere(client):
    response = client.get("/feedback/thanks/", {"page": "https://elsewhere.example/"})

    assertNotContains(response, "elsewhere")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Write to kath.o'hara+care@mail.example.co.uk, please", "Write to [e-mail address], please"),
        ("Ring 0161 496 0123 or +44 (0)7700 900-123.", "Ring [phone number] or [phone number]."),
        ("07700900123", "[phone number]"),
        ("I live at M33 7XN and work in wa147pr", "I live at [postcode] and work in [postcode]"),
    ],
)
def test_ways_to_reach_somebody_are_taken_out(typed, kept):
    assert redact_contacts(typed) == kept


@pytest.mark.parametrize(
    "typed", ["In 2026 we had 12 shifts for £12.71 an hour, 9am to 5pm", "Room B12 has no 24/7 lift"]
)
def test_other_numbers_stay(typed):
    assert redact_contacts(typed) == typed


def test_comment_is_kept_without_ways_to_reach_somebody(client):
    client.post(FORM, answers(client, comment="Ring me: 07700 900123"))

    assert PageFeedback.objects.get().comment == "Ring me: [phone number]"


def test_comments_are_forgotten_after_the_months_and_answers_stay(settings):
    settings.BOOKING_RETENTION_MONTHS = 12
    old = give_feedback(page="/", is_useful=True, comment="Old", at=NOW - timedelta(days=370))
    new = give_feedback(page="/", is_useful=True, comment="New", at=NOW - timedelta(days=360))

    assert forget_comments(at=NOW) == 1

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.comment, old.is_useful, new.comment) == ("", True, "New")


def test_staff_read_comments_from_a_worklist_that_they_empty(staff):
    said = give_feedback(page="/applicants/", is_useful=False, comment="Where is the pay?", at=timezone.now())
    give_feedback(page="/providers/", is_useful=True, comment="", at=timezone.now())
    worklist = f"{LIST}?worklist=comments-on-pages"

    response = staff.get(worklist)
    assertContains(response, "Where is the pay?")
    assertNotContains(response, 'href="/providers/">/providers/')
    staff.post(worklist, {"action": "mark_read", "_selected_action": [said.pk]})

    assertNotContains(staff.get(worklist), "Where is the pay?")
    assertContains(staff.get(LIST), "Where is the pay?")


def test_list_costs_the_same_queries_for_one_row_and_for_many(staff, django_assert_max_num_queries):
    give_feedback(page="/", is_useful=True, comment="One", at=timezone.now())
    staff.get(LIST)
    with django_assert_max_num_queries(12) as few:
        staff.get(LIST)
    for number in range(3):
        give_feedback(page="/", is_useful=False, comment=f"{number}", at=timezone.now())

    with django_assert_max_num_queries(12) as many:
        staff.get(LIST)

    assert len(few) == len(many)


def test_event_asks_at_its_foot_as_well(client):
    event = EventFactory(starts_at=timezone.now() + timedelta(days=3), publish_at=timezone.now() - timedelta(days=1))

    assertContains(client.get(event.get_absolute_url()), "Was this page useful?")
