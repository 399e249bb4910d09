"""What staff see of a booking beyond its facts: what was said afterwards, who may be the same, what to say aloud."""

from datetime import timedelta

import pytest
from django.urls import reverse

from providers.admin.booking_aloud import spell
from providers.enums import BookingStatus
from providers.models import Booking
from providers.references import ALPHABET
from providers.selectors.resembling import bookings_like
from providers.services import cancel_booking, cancel_drop_in, move_booking, note_told_by_phone
from providers.worklists import to_ring
from tests.factories.providers import NOW, START, BookingFactory, DropInFactory, StaffFactory, book, member_of
from tests.factories.providers_feedback import FeedbackFactory, PostOutcomeFactory
from tests.pages import assert_valid_html
from workforce_portal.outbox.models import PlannedMail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
LATER = START + timedelta(days=7)


def page_of(client, booking):
    return client.get(reverse("admin:providers_booking_change", args=[booking.pk]))


# --- what was said ---


def test_what_somebody_said_is_on_their_booking(staff_client):
    booking = BookingFactory(attended=True)
    FeedbackFactory(booking=booking, next_step="Rewrite the advert", comment="More coffee")
    PostOutcomeFactory(booking=booking)

    text = page_of(staff_client, booking).text

    for words in ("Useful", "Rewrite the advert", "More coffee", "Post filled, after 2 weeks", "Not yet"):
        assert words in text
    assert_valid_html(text)


def test_a_booking_of_which_nobody_said_anything_has_no_empty_box(staff_client):
    assert "Afterwards" not in page_of(staff_client, BookingFactory()).text


def test_what_people_said_is_on_the_day_sheet_at_no_more_queries(staff_client, django_assert_max_num_queries):
    session = DropInFactory(starts_at=NOW - timedelta(hours=2), capacity=9)
    for number in range(1, 4):
        booking = BookingFactory(drop_in=session, place_no=number, status=BookingStatus.ATTENDED, outcome_at=NOW)
        FeedbackFactory(booking=booking, next_step=f"Step {number}")

    with django_assert_max_num_queries(14):
        page = staff_client.get(reverse("admin:providers_dropin_day", args=["2027-01-05"]))

    assert all(f"Next: Step {number}" in page.text for number in range(1, 4))


def test_feedback_has_a_list_that_nobody_can_write_to(staff_client):
    FeedbackFactory(next_step="Rewrite the advert", usefulness=4)
    FeedbackFactory(next_step="Nothing at all", usefulness=1)
    url = reverse("admin:providers_feedback_changelist")

    page = staff_client.get(f"{url}?usefulness__exact=1")

    assert "Nothing at all" in page.text
    assert "Rewrite the advert" not in page.text
    assert staff_client.get(reverse("admin:providers_feedback_add")).status_code == 403


# --- perhaps the same person ---


@pytest.mark.parametrize(
    ("one", "other", "is_like"),
    [
        ({"name": "Ken Ashcroft"}, {"name": "KEN ASHCROFT"}, True),
        ({"name": "Ken", "phone": "0151 496 0188"}, {"name": "K. Ashcroft", "phone": "01514960188"}, True),
        ({"name": "Ken", "phone": ""}, {"name": "Gareth", "phone": ""}, False),
    ],
)
def test_the_same_name_or_number_is_flagged_and_never_refused(staff_client, one, other, is_like):
    first = book(DropInFactory(), email="one@care.example", **one)
    second = book(DropInFactory(starts_at=LATER), email="two@care.example", **other)

    assert bookings_like([first], at=NOW) == {first.pk: [second] if is_like else []}
    assert ("Perhaps the same person" in page_of(staff_client, first).text) is is_like
    listed = staff_client.get(reverse("admin:providers_booking_changelist"))
    assert listed.text.count("Also booked") == (2 if is_like else 0)


def test_what_is_over_cancelled_or_redacted_is_like_nothing():
    first = book(DropInFactory(), email="one@care.example")
    BookingFactory(drop_in=DropInFactory(starts_at=NOW - timedelta(days=7)))
    BookingFactory(drop_in=DropInFactory(starts_at=LATER), cancelled=True)
    BookingFactory(drop_in=DropInFactory(starts_at=LATER + timedelta(days=1)), redacted_at=NOW)

    assert bookings_like([first], at=NOW) == {first.pk: []}


# --- the telephone is as good as the screen ---


def aloud(client, booking):
    page = client.get(reverse("admin:providers_booking_aloud", args=[booking.pk]))
    assert_valid_html(page.text)
    return page.text


def test_everything_that_a_mail_would_say_can_be_read_aloud(staff_client):
    booking = book(DropInFactory(in_person=True), email="", phone="0151 496 0188", adjustments="Step-free, please")

    text = aloud(staff_client, booking)

    for words in (
        "Hello Rukhsana",
        "Tuesday 19 January 2027, 2pm to 2:30pm",
        "1 Ashfield Road",
        "Your last advert.",
        "Writing or placing an advert",
        "Step-free, please",
        spell(booking.reference),
        "0161 496 0123",
    ):
        assert words in text
    assert reverse("admin:providers_booking_aloud", args=[booking.pk]) in page_of(staff_client, booking).text


def test_whoever_was_cancelled_on_is_offered_other_times(staff_client):
    session = DropInFactory()
    DropInFactory(type=session.type, starts_at=LATER)
    booking = book(session, email="", phone="0151 496 0188")
    cancel_drop_in(drop_in_id=session.pk, reason="The adviser is ill.", by=StaffFactory(), at=NOW)

    text = aloud(staff_client, Booking.objects.get(pk=booking.pk))

    assert "is cancelled" in text
    assert "The adviser is ill." in text
    assert "Tuesday 26 January 2027, 2pm to 2:30pm" in text


def test_a_reference_is_spelt_so_that_it_cannot_be_misheard():
    assert spell("7K3M9QD0") == "7, K for kilo, 3, M for mike, 9, Q for quebec, D for delta, 0"
    assert all(letter.isdigit() or " for " in spell(letter) for letter in ALPHABET)


def test_reading_aloud_is_for_those_who_may_see_bookings(client):
    booking = book(DropInFactory())
    client.force_login(StaffFactory())

    assert client.get(reverse("admin:providers_booking_aloud", args=[booking.pk])).status_code == 403


@pytest.fixture
def by_phone():
    return book(DropInFactory(), email="", phone="0151 496 0188")


def moved(booking, by):
    other = DropInFactory(starts_at=LATER)
    move_booking(booking_id=booking.pk, to_drop_in_id=other.pk, role="staff" if by else "booker", by=by, at=NOW)


def cancelled(booking, by):
    cancel_booking(booking_id=booking.pk, role="staff" if by else "booker", by=by, at=NOW)


def session_cancelled(booking, by):
    cancel_drop_in(drop_in_id=booking.drop_in_id, reason="Ill", by=by, at=NOW)


@pytest.mark.parametrize("act", [moved, cancelled, session_cancelled])
def test_whoever_has_no_address_is_rung_about_whatever_staff_changed(by_phone, act):
    staff = StaffFactory()
    act(by_phone, staff)

    assert list(to_ring(at=NOW)) == [by_phone]
    note_told_by_phone(booking_id=by_phone.pk, by=staff, at=NOW)
    assert list(to_ring(at=NOW)) == []


@pytest.mark.parametrize("act", [moved, cancelled])
def test_nobody_is_rung_about_what_they_did_themselves(by_phone, act):
    act(by_phone, None)

    assert list(to_ring(at=NOW)) == []


# --- every planned message can be seen ---


def test_each_mail_on_a_booking_leads_to_its_exact_text(client):
    booking = book(DropInFactory())
    client.force_login(member_of("Programme managers"))

    page = page_of(client, booking)

    for mail in PlannedMail.objects.about(booking):
        url = reverse("admin:outbox_plannedmail_change", args=[mail.pk])
        assert url in page.text
        shown = client.get(url).text
        assert "Hello Rukhsana" in shown
        assert all(f"/{decision}/" in shown for decision in ("send-now", "skip"))
