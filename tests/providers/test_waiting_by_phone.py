"""Somebody without an e-mail address on a waiting list: put there by staff, and rung."""

from datetime import datetime, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.db import IntegrityError, transaction
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from providers.admin.booking_aloud import sentences
from providers.enums import BookingStatus, NoOffer, Role
from providers.links.waiting import waiting_path
from providers.models import Booking, WaitEntry
from providers.offers import OfferWindow, offer_window_by_phone
from providers.refusals import AlreadyWaiting
from providers.services import cancel_booking, cancel_drop_in, note_told_by_phone
from providers.services.waiting import accept_offer, decline_offer, expire_offers, look_after_waiting_lists
from providers.worklists import to_ring
from tests.factories.providers import NOW, START, DropInFactory, StaffFactory, TopicFactory
from tests.factories.providers_waiting import WaitEntryFactory, full_drop_in, join
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.places.clock import LONDON
from workforce_portal.staff.worklists import registry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
PHONE = "0161 496 0188"
FAR = datetime(2027, 12, 1, 14, tzinfo=LONDON)


@pytest.fixture
def drop_in():
    return full_drop_in()


def waits(drop_in, **changes):
    return join(drop_in, **{"email": "", "phone": PHONE, "name": "Doreen Ashworth", **changes})


def free_a_place(drop_in, at=NOW):
    return cancel_booking(booking_id=drop_in.bookings.active().first().pk, role=Role.BOOKER, by=None, at=at)


def offer_of(drop_in, at=NOW):
    free_a_place(drop_in, at)
    return Booking.objects.offers().get()


def page_of(drop_in):
    return reverse("admin:providers_dropin_wait", args=[drop_in.pk])


def answers(page, **changes):
    form = page.context["form"]
    typed = {"name": "Doreen Ashworth", "service_name": "Ashworth House", "phone": PHONE, "topic": TopicFactory().pk}
    return {name: form[name].value() or "" for name in form.fields} | typed | changes


def ringing():
    return list(to_ring(at=NOW))


# --- when such an offer counts ---


@pytest.mark.parametrize(
    ("made", "opens", "ends"),
    [
        ((2027, 1, 5, 10), (2027, 1, 5, 10), (2027, 1, 6, 10)),
        ((2027, 1, 5, 17), (2027, 1, 6, 9), (2027, 1, 7, 9)),
        ((2027, 1, 5, 7), (2027, 1, 5, 9), (2027, 1, 6, 9)),
        ((2027, 1, 8, 16, 30), (2027, 1, 8, 16, 30), (2027, 1, 11, 16, 30)),  # over a weekend
        ((2027, 1, 9, 11), (2027, 1, 11, 9), (2027, 1, 12, 9)),
        ((2027, 3, 25, 18), (2027, 3, 30, 9), (2027, 3, 31, 9)),  # over Good Friday and Easter Monday
    ],
)
def test_offer_by_phone_counts_while_staff_can_ring(made, opens, ends):
    window = offer_window_by_phone(FAR, at=datetime(*made, tzinfo=LONDON))

    assert window == OfferWindow(datetime(*opens, tzinfo=LONDON), datetime(*ends, tzinfo=LONDON))


def test_offer_by_phone_is_not_made_where_nobody_could_ring_in_time():
    """On Saturday for Monday at 11: the office opens at 9, an hour after three hours before."""
    assert (
        offer_window_by_phone(datetime(2027, 1, 11, 11, tzinfo=LONDON), at=datetime(2027, 1, 9, 10, tzinfo=LONDON))
        is None
    )


# --- the list and the offer ---


def test_nobody_is_mailed_and_the_offer_has_to_be_rung(drop_in):
    waits(drop_in, question="Nights?")

    offer = offer_of(drop_in)

    assert (offer.phone, offer.email, offer.question) == (PHONE, "", "Nights?")
    assert ringing() == [offer]
    assert not PlannedMail.objects.filter(about_id=offer.pk, kind="waiting_offer").exists()


@pytest.mark.parametrize("answer", [accept_offer, decline_offer])
def test_whoever_answered_on_the_telephone_need_not_be_rung(drop_in, answer):
    waits(drop_in)
    offer = offer_of(drop_in)

    answer(booking_id=offer.pk, role=Role.STAFF, by=StaffFactory(), at=NOW + timedelta(minutes=5))

    assert ringing() == []


def test_whoever_has_been_told_is_rung_again_once_the_offer_ran_out(drop_in):
    waits(drop_in)
    offer = offer_of(drop_in)
    note_told_by_phone(booking_id=offer.pk, by=StaffFactory(), at=NOW + timedelta(minutes=5))
    told = ringing()

    expire_offers(at=offer.offer_expires_at)

    assert told == []
    assert ringing() == [offer]


def test_an_offer_to_somebody_with_an_address_is_not_rung(drop_in):
    join(drop_in, email="tom@ogden.example", phone=PHONE)

    offer_of(drop_in)

    assert ringing() == []


def test_a_place_that_cannot_be_rung_about_in_time_goes_to_the_next_with_an_address():
    saturday = datetime(2027, 1, 9, 10, tzinfo=LONDON)
    drop_in = full_drop_in(starts_at=datetime(2027, 1, 11, 11, tzinfo=LONDON))
    by_phone, mailed = waits(drop_in), join(drop_in, email="tom@ogden.example", at=NOW + timedelta(minutes=1))

    free_a_place(drop_in, saturday)

    by_phone.refresh_from_db()
    mailed.refresh_from_db()
    assert (by_phone.offer, by_phone.no_offer_because) == (None, NoOffer.TOO_SOON)
    assert mailed.offer.status == BookingStatus.OFFERED


def test_one_number_stands_in_a_line_once_and_two_numbers_twice(drop_in):
    waits(drop_in)
    waits(drop_in, phone="0161 496 0199")

    with pytest.raises(AlreadyWaiting):
        waits(drop_in)
    assert WaitEntry.objects.count() == 2


def test_database_refuses_somebody_who_cannot_be_reached(drop_in):
    with pytest.raises(IntegrityError, match="wait_entry_can_be_reached"), transaction.atomic():
        WaitEntryFactory(drop_in=drop_in, email="", email_norm="", phone="")


def test_cancelled_session_puts_those_who_wait_on_the_list_to_ring(drop_in):
    entry = waits(drop_in)
    join(drop_in, email="tom@ogden.example")

    cancel_drop_in(drop_in_id=drop_in.pk, reason="The adviser is ill.", by=StaffFactory(), at=NOW)

    entry.refresh_from_db()
    assert (entry.ring_since, entry.left_at) == (NOW, NOW)
    assert list(WaitEntry.objects.to_ring()) == [entry]


def test_page_of_somebody_without_an_address_says_that_we_ring(client, drop_in):
    assertContains(client.get(waiting_path(waits(drop_in))), f"ring <strong>{PHONE}</strong> on a working day")


# --- staff ---


def test_staff_put_somebody_on_the_list_from_the_session(staff_client, drop_in):
    session = reverse("admin:providers_dropin_change", args=[drop_in.pk])
    page = staff_client.get(page_of(drop_in))

    response = staff_client.post(page_of(drop_in), answers(page, question="Nights?"), follow=True)

    assertContains(staff_client.get(session), page_of(drop_in))
    assertRedirects(response, session)
    assertContains(response, "Doreen Ashworth is first in line.")
    assertContains(response, f"you are asked to ring {PHONE}")
    entry = WaitEntry.objects.get()
    assert (entry.email, entry.phone, entry.question, entry.drop_in) == ("", PHONE, "Nights?", drop_in)
    assert LogEntry.objects.get(object_id=str(entry.pk)).change_message == "Put Doreen Ashworth on the waiting list"
    assert not PlannedMail.objects.exists()


def test_other_full_times_may_be_chosen_too(staff_client, drop_in):
    other = full_drop_in(type=drop_in.type, starts_at=START + timedelta(days=2))
    page = staff_client.get(page_of(drop_in))

    staff_client.post(page_of(drop_in), answers(page, also=[other.pk], email="doreen@ashworth.example"))

    assert list(WaitEntry.objects.get().also.all()) == [other]
    assert PlannedMail.objects.get().to_email == "doreen@ashworth.example"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"phone": ""}, "Enter a phone number or an e-mail address"),
        ({"name": ""}, "Enter their name."),
        ({"topic": ""}, "Choose what they want help with."),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(staff_client, drop_in, changes, sentence):
    page = staff_client.get(page_of(drop_in))

    response = staff_client.post(page_of(drop_in), answers(page, question="Keep me", **changes))

    assertContains(response, sentence)
    assertContains(response, "Keep me")
    assert not WaitEntry.objects.exists()


def test_somebody_on_the_list_already_is_named_at_the_number(staff_client, drop_in):
    waits(drop_in)
    page = staff_client.get(page_of(drop_in))

    response = staff_client.post(page_of(drop_in), answers(page))

    assert response.context["form"].errors["phone"] == ["This person is on the waiting list already."]


def test_a_place_that_is_free_is_booked_instead(staff_client):
    drop_in = DropInFactory(capacity=2)

    response = staff_client.get(page_of(drop_in))

    assertRedirects(response, f"{reverse('admin:providers_booking_add')}?drop_in={drop_in.pk}")
    session = staff_client.get(reverse("admin:providers_dropin_change", args=[drop_in.pk]))
    assertNotContains(session, page_of(drop_in))


def test_a_place_that_comes_free_meanwhile_is_said(staff_client, drop_in):
    page = staff_client.get(page_of(drop_in))
    free_a_place(drop_in)

    response = staff_client.post(page_of(drop_in), answers(page))

    assertContains(response, "A place has come free in the meantime.")
    assert not WaitEntry.objects.exists()


def test_nobody_is_put_on_a_list_that_is_closed(staff_client):
    over = full_drop_in(starts_at=NOW - timedelta(days=1))

    response = staff_client.get(page_of(over), follow=True)

    assertRedirects(response, reverse("admin:providers_dropin_change", args=[over.pk]))
    assertContains(response, "has already started")


def test_the_offer_is_one_row_on_the_today_page_and_says_what_to_do(staff_client, drop_in):
    waits(drop_in)
    offer = offer_of(drop_in)

    row = next(row for row in staff_client.get("/admin/").context["worklists"] if row.key == "to-ring")
    detail = staff_client.get(reverse("admin:providers_booking_change", args=[offer.pk]))
    accept = staff_client.get(reverse("admin:providers_booking_act", args=[offer.pk, "accept"]))

    assert row.number == 1
    assertContains(detail, f"Ring {PHONE}: the place is kept until Wednesday 6 January")
    assertContains(accept, "They gave no e-mail address: read the details aloud.")
    assert any("we keep it for you until 10am on Wednesday 6 January" in said for said in sentences(offer, at=NOW))


def test_staff_take_somebody_off_the_list_by_post_alone(staff_client, drop_in):
    entry = waits(drop_in)
    url = reverse("admin:providers_waitentry_leave", args=[entry.pk])
    detail = staff_client.get(reverse("admin:providers_waitentry_change", args=[entry.pk]))
    looked = staff_client.get(url)
    still = WaitEntry.objects.active().count()

    staff_client.post(url)

    assertContains(detail, url)
    assert (looked.status_code, still) == (403, 1)
    assert not WaitEntry.objects.active().exists()


def test_staff_note_that_a_cancelled_session_has_been_told(staff_client, drop_in):
    entry = waits(drop_in)
    cancel_drop_in(drop_in_id=drop_in.pk, reason="The adviser is ill.", by=StaffFactory(), at=NOW)
    url = reverse("admin:providers_waitentry_told", args=[entry.pk])
    listed = staff_client.get(registry["waiting-to-ring"].address).context["cl"].result_list
    detail = staff_client.get(reverse("admin:providers_waitentry_change", args=[entry.pk]))

    staff_client.post(url)

    assert list(listed) == [entry]
    assertContains(detail, url)
    assert not WaitEntry.objects.to_ring().exists()


def test_lists_are_changed_by_those_who_may(client, drop_in):
    entry = waits(drop_in)
    client.force_login(StaffFactory())

    assert client.get(page_of(drop_in)).status_code == 403
    for name in ("leave", "told"):
        assert client.post(reverse(f"admin:providers_waitentry_{name}", args=[entry.pk])).status_code == 403


def test_a_place_free_again_is_offered_once_somebody_by_phone_said_no(drop_in):
    first, second = waits(drop_in), waits(drop_in, phone="0161 496 0199")
    offer = offer_of(drop_in)
    decline_offer(booking_id=offer.pk, role=Role.STAFF, by=StaffFactory(), at=NOW)

    look_after_waiting_lists(at=NOW)

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.left_because == "declined"
    assert ringing() == [second.offer]
    assert Booking.objects.offers().count() == 1
