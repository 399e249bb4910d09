from datetime import date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from providers.admin import DropInAdmin
from providers.enums import BookingStatus, DropInStatus
from providers.models import Booking, DropIn
from providers.refusals import AdviserBusy
from providers.services import add_drop_in, close_past_drop_ins
from providers.tasks import close_past_drop_ins as close_past_drop_ins_task
from tests.factories.places import BankHolidayFactory
from tests.factories.providers import (
    NOW,
    START,
    AdviserFactory,
    BookingFactory,
    DropInFactory,
    DropInTypeFactory,
    VenueFactory,
    book,
)
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.places.clock import LONDON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

LIST = "admin:providers_dropin_changelist"
ADD = "admin:providers_dropin_add"
CHANGE = "admin:providers_dropin_change"


def form(drop_in=None, **changes):
    """What the form sends for a session, or for a new one."""
    sent = {
        "type": drop_in.type_id if drop_in else DropInTypeFactory(minutes=45, capacity=6).pk,
        "adviser": drop_in.adviser_id if drop_in else AdviserFactory(name="Farida Iqbal").pk,
        "status": drop_in.status if drop_in else "open",
        "day": "2027-01-19",
        "start": "14:00",
        "minutes": drop_in.minutes if drop_in else "",
        "capacity": drop_in.capacity if drop_in else "",
        "is_online": "on",
        "join_url": "https://meet.example/abc",
        "join_by_phone": "",
        "venue": "",
        **changes,
    }
    return {name: value for name, value in sent.items() if value is not None}


def errors(response):
    return {name: list(texts) for name, texts in response.context["adminform"].form.errors.items()}


def test_add_takes_length_and_places_from_the_kind(staff_client):
    response = staff_client.post(reverse(ADD), form())

    drop_in = DropIn.objects.get()
    assert response.status_code == 302
    assert (drop_in.starts_at, drop_in.minutes, drop_in.capacity) == (START, 45, 6)


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"start": "23:30"}, "minutes", "It would end on the next day. Make it shorter, or let it start earlier."),
        ({"minutes": "-5"}, "minutes", "Make it 5 minutes or longer."),
        ({"is_online": None}, "venue", "Choose a venue, or tick “online”."),
        (
            {"day": "2027-01-04"},
            "day",
            "This time has passed. Choose a later one, or keep the session as a draft.",
        ),
        (
            {"day": "2027-03-28", "start": "01:30"},
            "start",
            "On Sunday 28 March 2027 the clocks change, and times from 1:00 to 1:59 do not come or come twice. "
            "Choose a time outside them.",
        ),
        (
            {"day": "2027-10-31", "start": "01:00"},
            "start",
            "On Sunday 31 October 2027 the clocks change, and times from 1:00 to 1:59 do not come or come twice. "
            "Choose a time outside them.",
        ),
        (
            {"day": "2027-10-31", "start": "00:30", "minutes": "180"},
            "start",
            "On Sunday 31 October 2027 the clocks change, and times from 1:00 to 1:59 do not come or come twice. "
            "Choose a time outside them.",
        ),
    ],
)
def test_add_refuses_with_a_sentence_and_keeps_what_was_typed(changes, field, sentence, staff_client):
    response = staff_client.post(reverse(ADD), form(**changes))

    assert errors(response) == {field: [sentence]}
    assert "https://meet.example/abc" in response.text
    assert not DropIn.objects.exists()


def test_add_refuses_a_venue_for_an_online_session(staff_client):
    response = staff_client.post(reverse(ADD), form(venue=VenueFactory().pk))

    assert errors(response) == {
        "venue": ["An online session has no venue. Take the venue out, or the tick at “online”."]
    }


def test_add_takes_a_draft_in_the_past_and_an_evening_to_midnight(staff_client):
    staff_client.post(reverse(ADD), form(day="2027-01-04", start="23:00", minutes="60", status="draft"))

    assert DropIn.objects.get().ends_at == datetime(2027, 1, 5, 0, 0, tzinfo=LONDON)


def test_add_at_ten_is_ten_by_the_clock_on_both_days_on_which_clocks_change(staff_client):
    for day in ("2027-03-28", "2027-10-31"):
        staff_client.post(reverse(ADD), form(day=day, start="10:00", adviser=AdviserFactory().pk))

    local = [drop_in.starts_at.astimezone(LONDON) for drop_in in DropIn.objects.all()]
    assert [(moment.date(), moment.time()) for moment in local] == [
        (date(2027, 3, 28), time(10)),
        (date(2027, 10, 31), time(10)),
    ]


def test_a_bank_holiday_is_refused_unless_the_box_is_ticked(staff_client):
    BankHolidayFactory(date=date(2027, 1, 19), title="National celebration")
    sent = form()

    refused = staff_client.post(reverse(ADD), sent)

    assert errors(refused) == {
        "day": [
            "Tuesday 19 January 2027 is a bank holiday (National celebration). Choose another day, or tick the box "
            "below."
        ]
    }

    staff_client.post(reverse(ADD), {**sent, "on_bank_holiday": "on"})

    assert DropIn.objects.get().starts_at == START


def test_an_adviser_who_is_busy_is_refused_with_what_they_do(staff_client):
    busy = DropInFactory(adviser__name="Farida Iqbal", type__name="Ask anything")

    response = staff_client.post(reverse(ADD), form(adviser=busy.adviser_id, start="14:15"))

    assert errors(response) == {
        "adviser": [
            "Farida Iqbal already has “Ask anything”, 2pm to 2:30pm on that day. Choose another time or adviser."
        ]
    }


def test_an_adviser_may_have_one_session_right_after_another(staff_client):
    earlier = DropInFactory()

    staff_client.post(reverse(ADD), form(adviser=earlier.adviser_id, start="14:30"))

    assert DropIn.objects.count() == 2


def test_database_refuses_an_adviser_in_two_places():
    first = DropInFactory()

    with pytest.raises(IntegrityError, match="drop_in_adviser_is_in_one_place"), transaction.atomic():
        DropInFactory(adviser=first.adviser, starts_at=START + timedelta(minutes=15))
    with pytest.raises(AdviserBusy):
        add_drop_in(drop_in=DropInFactory.build(adviser=first.adviser, type=first.type), at=NOW)

    DropInFactory(adviser=first.adviser, status=DropInStatus.CANCELLED, cancelled_at=NOW)


def test_a_race_for_an_adviser_is_shown_at_the_field(staff_client, monkeypatch):
    busy = DropInFactory()
    monkeypatch.setattr("providers.admin.drop_in_form.adviser_engagement", lambda adviser, drop_in: None)

    response = staff_client.post(reverse(ADD), form(adviser=busy.adviser_id))

    assert errors(response) == {
        "adviser": ["This adviser already has a session at that time. Choose another time or adviser."]
    }
    assert DropIn.objects.count() == 1


def test_places_cannot_fall_below_what_is_booked(staff_client):
    drop_in = DropInFactory(capacity=5)
    for number in range(3):
        book(drop_in, email=f"person{number}@care.example")

    response = staff_client.post(reverse(CHANGE, args=[drop_in.pk]), form(drop_in, capacity="2", join_by_phone="0161"))

    assert errors(response) == {
        "capacity": ["Place 3 of this session is booked. Keep at least 3 places, or move people first."]
    }
    assert 'value="0161"' in response.text
    assert DropIn.objects.get().capacity == 5


def confirmed(drop_in, **changes):
    """The form once more, from the page that shows who will be told."""
    return {**form(drop_in, **changes), "_people_are_told": "yes"}


def test_changing_the_time_tells_people_and_lists_whom_to_ring(staff_client):
    drop_in = DropInFactory(capacity=5)
    book(drop_in, email="mailed@care.example")
    rung = book(drop_in, name="Ken Ashcroft", email="", phone="0151 496 0188")
    PlannedMail.objects.all().delete()

    response = staff_client.post(reverse(CHANGE, args=[drop_in.pk]), confirmed(drop_in, start="15:00"), follow=True)

    said = [str(message) for message in response.context["messages"]]
    assert said[0] == "1 person will be told by mail in the next few minutes."
    assert "Ken Ashcroft" in said[1]
    assert "tel:01514960188" in said[1]
    changed = PlannedMail.objects.filter(kind="booking_changed")
    assert [mail.to_email for mail in changed] == ["mailed@care.example"]
    assert rung.events.filter(kind="changed").exists()
    assert DropIn.objects.get().previous_starts_at == START


def test_changing_a_closed_session_tells_people_too(staff_client):
    drop_in = DropInFactory(status=DropInStatus.CLOSED)
    booking = BookingFactory(drop_in=drop_in, place_no=1)

    staff_client.post(reverse(CHANGE, args=[drop_in.pk]), confirmed(drop_in, start="15:00"))

    assert PlannedMail.objects.filter(kind="booking_changed", about_id=booking.pk).exists()


def test_saving_without_a_change_tells_nobody(staff_client):
    drop_in = DropInFactory()
    book(drop_in)
    PlannedMail.objects.all().delete()

    staff_client.post(reverse(CHANGE, args=[drop_in.pk]), form(drop_in, capacity="3"))

    assert DropIn.objects.get().capacity == 3
    assert not PlannedMail.objects.exists()


def test_a_session_with_people_cannot_be_a_draft_again(staff_client):
    drop_in = DropInFactory()
    book(drop_in)

    response = staff_client.post(reverse(CHANGE, args=[drop_in.pk]), form(drop_in, status="draft"))

    assert errors(response) == {
        "status": ["People have booked, so it cannot be a draft again. Close it, or cancel it."]
    }


def test_a_session_that_has_started_keeps_its_time(staff_client):
    drop_in = DropInFactory(starts_at=NOW - timedelta(minutes=5))
    BookingFactory(drop_in=drop_in, place_no=1)

    response = staff_client.post(reverse(CHANGE, args=[drop_in.pk]), form(drop_in, start="16:00"))

    assert errors(response) == {"day": ["This session has started, so its time can no longer be changed."]}


def test_a_cancelled_session_is_only_read(staff_client):
    drop_in = DropInFactory(status=DropInStatus.CANCELLED, cancelled_at=NOW, cancel_reason="The adviser is ill.")
    url = reverse(CHANGE, args=[drop_in.pk])

    shown = staff_client.get(url)

    assert "The adviser is ill." in shown.text
    assert staff_client.post(url, form(drop_in, status="open")).status_code == 403


def test_only_a_draft_without_bookings_can_be_deleted(staff_client):
    drafts = [DropInFactory(status=DropInStatus.DRAFT), DropInFactory(status=DropInStatus.DRAFT), DropInFactory()]
    BookingFactory(drop_in=drafts[1], place_no=1, cancelled=True)

    codes = [
        staff_client.post(reverse("admin:providers_dropin_delete", args=[drop_in.pk]), {"post": "yes"}).status_code
        for drop_in in drafts
    ]

    assert codes == [302, 403, 403]
    assert set(DropIn.objects.all()) == set(drafts[1:])


# --- cancelling ---


def test_cancelling_shows_the_exact_mails_and_whom_to_ring_first(staff_client):
    drop_in = DropInFactory(capacity=5, type__name="Write a job advert")
    instead = DropInFactory(type=drop_in.type, starts_at=START + timedelta(days=1))
    book(drop_in, name="Tom Ogden", email="tom@care.example")
    book(drop_in, name="Ken Ashcroft", email="", phone="0151 496 0188")
    url = reverse("admin:providers_dropin_cancel", args=[drop_in.pk])

    first = staff_client.get(url)
    again = staff_client.post(url, {"reason": "The adviser is ill.", "again": "yes"})

    for page in (first, again):
        assert "Hello Tom," in page.text
        assert "tel:01514960188" in page.text
        assert f"Wed 20 Jan, 2pm, {instead.type}, Online" in page.text
    assert "The adviser is ill." not in first.text.replace("such as “The adviser is ill.”", "")
    assert again.text.count("<p>The adviser is ill.</p>") == 1
    assert DropIn.objects.get(pk=drop_in.pk).status == DropInStatus.OPEN


def test_cancelling_tells_everybody_once_it_is_confirmed(staff_client):
    drop_in = DropInFactory(capacity=5)
    book(drop_in, email="tom@care.example")
    book(drop_in, name="Ken Ashcroft", email="", phone="0151 496 0188")
    url = reverse("admin:providers_dropin_cancel", args=[drop_in.pk])

    response = staff_client.post(url, {"reason": "The adviser is ill.", "confirm": "yes"}, follow=True)

    assert response.redirect_chain == [(reverse(CHANGE, args=[drop_in.pk]), 302)]
    said = " ".join(str(message) for message in response.context["messages"])
    assert "1 person will be told by mail" in said
    assert "Ken Ashcroft" in said
    assert set(Booking.objects.values_list("status", flat=True)) == {BookingStatus.CANCELLED_BY_US}
    assert PlannedMail.objects.filter(kind="drop_in_cancelled", state="planned").count() == 1


def test_cancelling_asks_for_a_reason(staff_client):
    drop_in = DropInFactory()
    url = reverse("admin:providers_dropin_cancel", args=[drop_in.pk])

    response = staff_client.post(url, {"reason": " ", "confirm": "yes"})

    assert "Say why: people read it in the mail." in response.text
    assert DropIn.objects.get().status == DropInStatus.OPEN


def test_cancelling_several_leaves_out_what_cannot_be_cancelled(staff_client):
    going, over = DropInFactory(), DropInFactory(starts_at=NOW - timedelta(days=1))
    sent = {"action": "cancel_drop_ins", "_selected_action": [going.pk, over.pk], "reason": "Flood.", "confirm": "yes"}

    response = staff_client.post(reverse(LIST), sent, follow=True)

    assert [drop_in.status for drop_in in DropIn.objects.order_by("-starts_at")] == ["cancelled", "open"]
    assert "It has started. Record who came on its day sheet." in response.text


# --- the list ---


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_needs_as_many_queries_for_many_rows_as_for_few(count, staff_client, django_assert_num_queries):
    # A filter with one choice is left out, and its count with it.
    DropInTypeFactory.create_batch(2)
    AdviserFactory.create_batch(2)
    for _ in range(count):
        drop_in = DropInFactory(in_person=True)
        BookingFactory(drop_in=drop_in, place_no=1, adjustments="Captions")

    with django_assert_num_queries(38):
        response = staff_client.get(reverse(LIST))

    assert len(response.context["cl"].result_list) == count
    assert "1 of 1" in response.text


def test_the_list_shows_what_comes_next_first(staff_client):
    past = [DropInFactory(starts_at=NOW - timedelta(days=days)) for days in (1, 9)]
    coming = [DropInFactory(starts_at=NOW + timedelta(days=days)) for days in (9, 1)]

    rows = staff_client.get(reverse(LIST)).context["cl"].result_list

    assert list(rows) == [coming[1], coming[0], *past]


@pytest.mark.parametrize(("when", "expected"), [("coming", {"coming"}), ("past", {"past"}), ("", {"coming", "past"})])
def test_the_list_filters_what_is_over(when, expected, staff_client):
    rows = {
        "coming": DropInFactory(starts_at=NOW + timedelta(days=1)),
        "past": DropInFactory(starts_at=NOW - timedelta(days=1)),
    }

    found = staff_client.get(reverse(LIST), {"when": when} if when else {}).context["cl"].result_list

    assert set(found) == {rows[name] for name in expected}


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({}, "Open"),
        ({"capacity": 1}, "Full"),
        ({"status": DropInStatus.DRAFT}, "Draft"),
        ({"status": DropInStatus.CLOSED}, "Closed"),
        ({"status": DropInStatus.CANCELLED, "cancelled_at": NOW}, "Cancelled"),
        ({"starts_at": NOW - timedelta(minutes=5)}, "On now"),
        ({"starts_at": NOW - timedelta(days=5)}, "Over"),
    ],
)
def test_a_session_says_its_state_in_a_word(changes, word, rf):
    drop_in = DropInFactory(**{"capacity": 2, **changes})
    BookingFactory(drop_in=drop_in, place_no=1)

    row = DropInAdmin(DropIn, None).get_queryset(rf.get("/")).get()

    assert f">{word}<" in DropInAdmin(DropIn, None).state(row)


def test_past_sessions_close_by_themselves():
    over, on_now = DropInFactory(starts_at=NOW - timedelta(hours=1)), DropInFactory(starts_at=NOW)

    close_past_drop_ins_task()

    assert DropIn.objects.get(pk=over.pk).status == DropInStatus.CLOSED
    assert DropIn.objects.get(pk=on_now.pk).status == DropInStatus.OPEN
    assert close_past_drop_ins(at=NOW) == 0
