from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from providers.enums import BookingStatus, DropInStatus, EventKind, Source
from providers.links import find_by_token
from providers.models import Booking
from providers.worklists import to_ring
from tests.factories.organisations import CareServiceFactory
from tests.factories.providers import NOW, START, BookingFactory, DropInFactory, TopicFactory, book
from workforce_portal.outbox.models import PlannedMail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

LIST = "admin:providers_booking_changelist"
ADD = "admin:providers_booking_add"


def call(session, **changes):
    """What staff send for somebody on the telephone."""
    return {
        "drop_in": session.pk,
        "name": "Ken Ashcroft",
        "service_name": "Ashcroft House",
        "phone": "0151 496 0188",
        "email": "",
        "topic": TopicFactory().pk,
        "question": "",
        "adjustments": "",
        "key": str(uuid4()),
        **changes,
    }


def act_url(booking, key):
    return reverse("admin:providers_booking_act", args=[booking.pk, key])


def detail_url(booking):
    return reverse("admin:providers_booking_change", args=[booking.pk])


# --- book for someone ---


def test_book_for_someone_without_email(staff_client, adviser):
    drop_in = DropInFactory()

    response = staff_client.post(reverse(ADD), call(drop_in, adjustments="Captions"), follow=True)

    booking = Booking.objects.get()
    assert (booking.source, booking.email, booking.adjustments) == (Source.STAFF, "", "Captions")
    assert booking.events.get().by == adviser
    assert f"The reference is {booking.spoken_reference}. No e-mail address: read it aloud." in response.text
    assert not PlannedMail.objects.exists()


def test_book_for_someone_links_the_one_service_of_that_name(staff_client):
    service = CareServiceFactory(name="Ashcroft House")

    staff_client.post(reverse(ADD), call(DropInFactory(), service_name="ashcroft house"))

    assert Booking.objects.get().care_service == service


def test_book_for_someone_twice_with_one_form_is_one_booking(staff_client):
    sent = call(DropInFactory(capacity=5), email="ken@care.example")

    for _ in range(2):
        staff_client.post(reverse(ADD), sent)

    assert Booking.objects.count() == 1


def test_book_for_someone_offers_sessions_with_places_only(staff_client):
    free = DropInFactory(capacity=2)
    full, draft = DropInFactory(), DropInFactory(status=DropInStatus.DRAFT)
    past = DropInFactory(starts_at=NOW - timedelta(hours=2))
    book(full)

    form = staff_client.get(reverse(ADD)).context["form"]

    offered = [pk for _, options in form.fields["drop_in"].choices[1:] for pk, _ in options]
    assert offered == [free.pk]
    assert {full.pk, draft.pk, past.pk}.isdisjoint(offered)


def test_book_for_someone_narrows_by_kind_and_keeps_what_was_typed(staff_client):
    wanted, other = DropInFactory(), DropInFactory()

    response = staff_client.post(reverse(ADD), call(other, kind=wanted.type_id, narrow="yes", name="Ken Ashcroft"))

    offered = [pk for _, options in response.context["form"].fields["drop_in"].choices[1:] for pk, _ in options]
    assert offered == [wanted.pk]
    assert 'value="Ken Ashcroft"' in response.text
    assert not response.context["form"].errors


def test_book_for_someone_starts_with_the_session_of_the_link(staff_client):
    drop_in = DropInFactory()

    response = staff_client.get(reverse(ADD), {"drop_in": drop_in.pk})

    assert f'<option value="{drop_in.pk}" selected>' in response.text


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"phone": ""}, "phone", "Enter a phone number or an e-mail address, so that we can reach them."),
        ({"drop_in": ""}, "drop_in", "Choose a session."),
        ({"email": "not an address"}, "email", "Enter a valid email address."),
        ({"name": "x" * 10_000}, "name", "Ensure this value has at most 120 characters (it has 10000)."),
    ],
)
def test_book_for_someone_refuses_at_the_field(changes, field, sentence, staff_client):
    response = staff_client.post(reverse(ADD), call(DropInFactory(), **changes))

    assert response.context["form"].errors == {field: [sentence]}
    assert not Booking.objects.exists()


def test_book_for_someone_who_has_a_place_already(staff_client):
    drop_in = DropInFactory(capacity=3)
    book(drop_in, email="ken@care.example")

    response = staff_client.post(reverse(ADD), call(drop_in, email="Ken@care.example"))

    assert response.context["form"].errors == {"email": ["This person already has a place at this session."]}


def test_book_for_someone_when_the_last_place_has_just_gone(staff_client, monkeypatch):
    drop_in = DropInFactory()
    other = DropInFactory(type=drop_in.type, starts_at=START + timedelta(days=1))
    sent = call(drop_in)
    _take_the_place_while_the_form_is_read(monkeypatch, drop_in)

    response = staff_client.post(reverse(ADD), sent)

    assert response.context["form"].errors["drop_in"] == [
        "The last place at 2pm on Tuesday 19 January has just been taken. Choose another time.",
        f"Free: Wednesday 20 January, 2pm, {other.type}, Online, {other.adviser} (last place)",
    ]
    assert 'value="Ken Ashcroft"' in response.text


def _take_the_place_while_the_form_is_read(monkeypatch, drop_in):
    from providers.admin.booking_forms import BookForSomeoneForm

    details = BookForSomeoneForm.details
    monkeypatch.setattr(BookForSomeoneForm, "details", lambda form: (book(drop_in), details(form))[1])


# --- one booking ---


def test_a_booking_shows_its_history_its_mail_and_the_page_to_read_aloud(staff_client, adviser):
    booking = book(DropInFactory(), adjustments="Step-free <way> in", question="An advert for a rural home")
    staff_client.post(act_url(booking, "address"), {"email": "new@care.example"})

    page = staff_client.get(detail_url(booking))

    assert [(line.what, line.who) for line in page.context["events"]] == [
        ("Booked", "The person who booked"),
        ("Changed: E-mail address", str(adviser)),
    ]
    assert {mail.to for mail in page.context["mails"]} == {"rukhsana@larkfield.example", "new@care.example"}
    assert "Step-free &lt;way&gt; in" in page.text
    booking.refresh_from_db()
    assert find_by_token(page.context["public_url"].strip("/").split("/")[-1]) == booking


def test_a_booking_cannot_be_changed_or_deleted_by_hand(staff_client):
    booking = book(DropInFactory())

    changed = staff_client.post(detail_url(booking), {"status": "attended"})
    deleted = staff_client.post(reverse("admin:providers_booking_delete", args=[booking.pk]), {"post": "yes"})

    assert (changed.status_code, deleted.status_code) == (405, 403)
    booking.refresh_from_db()
    assert booking.status == BookingStatus.BOOKED


def test_move_shows_the_mail_first_and_moves_once_confirmed(staff_client):
    booking, to = book(DropInFactory()), DropInFactory(starts_at=START + timedelta(days=1))
    url = act_url(booking, "move")

    shown = staff_client.post(url, {"drop_in": to.pk, "again": "yes"})

    assert "Wednesday 20 January 2027, 2pm to 2:30pm" in shown.context["letter"].text
    assert Booking.objects.get().drop_in != to

    done = staff_client.post(url, {"drop_in": to.pk}, follow=True)

    assert Booking.objects.get().drop_in == to
    assert "Moved to Wed 20 Jan, 2pm. Rukhsana Begum-Whittaker is told by mail" in done.text


def offered(page):
    return [pk for _, group in page.context["form"].fields["drop_in"].choices[1:] for pk, _ in group]


@pytest.mark.parametrize("where", ["move", "book"])
def test_sessions_to_choose_from_are_those_of_eight_weeks_and_later_ones_on_request(staff_client, where):
    booking = book(DropInFactory(starts_at=NOW + timedelta(days=20)))
    soon = DropInFactory(starts_at=NOW + timedelta(days=30))
    late = DropInFactory(starts_at=NOW + timedelta(days=90))
    url = act_url(booking, "move") if where == "move" else reverse("admin:providers_booking_add")

    first = staff_client.get(url)
    later = staff_client.post(url, {"first": "2027-04-01", "drop_in": "", "narrow": "yes"})
    chosen = staff_client.post(url, {"first": "2027-04-01", "drop_in": soon.pk, "narrow": "yes"})

    assert offered(first) == [soon.pk]
    assert "For later ones choose a later day above." in first.text
    assert offered(later) == [late.pk]
    assert "errorlist" not in later.text
    assert "For later ones" not in later.text
    assert offered(chosen) == [soon.pk, late.pk]
    assert Booking.objects.get().drop_in == booking.drop_in


def test_move_to_a_session_beyond_the_eight_weeks(staff_client):
    booking, late = book(DropInFactory()), DropInFactory(starts_at=NOW + timedelta(days=90))

    staff_client.post(act_url(booking, "move"), {"first": "2027-04-01", "drop_in": late.pk})

    assert Booking.objects.get().drop_in == late


@pytest.mark.parametrize("first", ["rubbish", "9999-12-31", "0001-01-01", "2027-02-30"])
def test_a_strange_day_offers_what_is_next_or_nothing(staff_client, first):
    booking = book(DropInFactory())

    assert staff_client.post(act_url(booking, "move"), {"first": first, "narrow": "yes"}).status_code == 200


def test_move_to_a_session_that_is_full_is_refused(staff_client):
    booking, full = book(DropInFactory()), DropInFactory()
    book(full, email="other@care.example")

    response = staff_client.post(act_url(booking, "move"), {"drop_in": full.pk})

    assert response.context["form"].errors == {"drop_in": ["That session is full or no longer open."]}


def test_cancel_asks_why_and_frees_the_place(staff_client):
    booking = book(DropInFactory())
    url = act_url(booking, "cancel")

    refused = staff_client.post(url, {"reason": ""})

    assert refused.context["form"].errors == {"reason": ["Choose why."]}
    assert refused.context["letter"].subject.startswith("Cancelled: your drop-in on Tuesday 19 January 2027")

    staff_client.post(url, {"reason": "staffing", "note": "Two off sick"})

    booking.refresh_from_db()
    assert (booking.status, booking.cancel_reason, booking.cancel_note) == (
        BookingStatus.CANCELLED_BY_PROVIDER,
        "staffing",
        "Two off sick",
    )


def test_correct_address_sends_the_confirmation_there(staff_client):
    booking = book(DropInFactory())

    staff_client.post(act_url(booking, "address"), {"email": "new@care.example"})

    assert PlannedMail.objects.filter(kind="booking_confirmation", to_email="new@care.example").exists()


def test_correct_address_that_has_a_place_already_is_refused(staff_client):
    drop_in = DropInFactory(capacity=3)
    booking = book(drop_in)
    book(drop_in, email="taken@care.example")

    response = staff_client.post(act_url(booking, "address"), {"email": "taken@care.example"})

    assert response.context["form"].non_field_errors() == ["This person already has a place at this session."]


def test_send_link_and_revoke_links(staff_client):
    booking = book(DropInFactory())

    staff_client.post(act_url(booking, "link"))
    staff_client.post(act_url(booking, "revoke"))

    booking.refresh_from_db()
    kinds = list(booking.events.order_by("pk").values_list("kind", flat=True))
    assert kinds == [EventKind.BOOKED, EventKind.LINK_SENT, EventKind.LINK_REVOKED]
    assert booking.link_version == 2


def test_acts_that_make_no_sense_are_not_offered_and_refused(staff_client):
    booking = BookingFactory(cancelled=True, email="", phone="0151 496 0188")

    offered = [act.key for act, _ in staff_client.get(detail_url(booking)).context["acts"]]
    response = staff_client.post(act_url(booking, "cancel"), {"reason": "other"}, follow=True)

    assert offered == ["address", "revoke"]
    assert "This booking cannot be changed" in response.text


@pytest.mark.parametrize("key", ["move", "cancel", "address", "link", "revoke"])
def test_looking_at_an_act_changes_nothing(key, staff_client):
    booking = book(DropInFactory())
    before = Booking.objects.values().get(), PlannedMail.objects.count(), booking.events.count()

    for _ in range(2):
        assert staff_client.get(act_url(booking, key)).status_code == 200

    assert (Booking.objects.values().get(), PlannedMail.objects.count(), booking.events.count()) == before


def test_somebody_without_email_is_to_be_rung_until_it_is_noted(staff_client):
    drop_in = DropInFactory(capacity=3)
    booking = book(drop_in, email="", phone="0151 496 0188")
    book(drop_in, email="mailed@care.example")
    url = reverse("admin:providers_dropin_cancel", args=[drop_in.pk])
    staff_client.post(url, {"reason": "Flood.", "confirm": "yes"})

    assert list(to_ring(at=NOW)) == [booking]

    staff_client.post(act_url(booking, "told"))

    assert list(to_ring(at=NOW)) == []
    assert booking.events.last().kind == EventKind.TOLD


# --- the list ---


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_needs_as_many_queries_for_many_rows_as_for_few(count, staff_client, django_assert_num_queries):
    BookingFactory.create_batch(count, adjustments="Captions")

    with django_assert_num_queries(21):
        response = staff_client.get(reverse(LIST))

    assert len(response.context["cl"].result_list) == count


@pytest.mark.parametrize(
    "query",
    [
        "7K3M 9QD0",
        "7k3m9qdo",
        "7K3M-9QDO",
        "ashcroft",
        "Ken Ashcroft",
        "ken@care",
        "ashcroft house",
        "01514960188",
        "496 0188",
    ],
)
def test_the_list_finds_a_booking_as_people_say_it(query, staff_client):
    wanted = BookingFactory(
        reference="7K3M9QD0",
        name="Ken Ashcroft",
        email="ken@care.example",
        service_name="Ashcroft House",
        phone="0151 496 0188",
    )
    BookingFactory(phone="0161 496 0000")

    rows = staff_client.get(reverse(LIST), {"q": query}).context["cl"].result_list

    assert list(rows) == [wanted]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"area": "online"}, {"online", "came", "phone"}),
        ({"area": "greater-manchester"}, {"trafford"}),
        ({"area": "lancashire-and-south-cumbria"}, set()),
        ({"status__exact": "attended"}, {"came"}),
        ({"source__exact": "staff"}, {"phone"}),
        ({"drop_in__starts_at__year": 2026}, set()),
    ],
)
def test_the_list_filters(query, expected, staff_client):
    rows = {
        "online": BookingFactory(),
        "trafford": BookingFactory(drop_in=DropInFactory(in_person=True)),
        "came": BookingFactory(attended=True),
        "phone": BookingFactory(source=Source.STAFF),
    }

    found = staff_client.get(reverse(LIST), query).context["cl"].result_list

    assert set(found) == {rows[name] for name in expected}


def test_several_bookings_are_cancelled_after_a_preview(staff_client):
    going, gone = book(DropInFactory()), BookingFactory(cancelled=True)
    sent = {"action": "cancel_bookings", "_selected_action": [going.pk, gone.pk]}

    shown = staff_client.post(reverse(LIST), sent)

    assert "Rukhsana Begum-Whittaker will be told by mail" in shown.text
    assert Booking.objects.get(pk=going.pk).status == BookingStatus.BOOKED

    staff_client.post(reverse(LIST), {**sent, "confirm": "yes", "reason": "no_time"})

    assert Booking.objects.get(pk=going.pk).status == BookingStatus.CANCELLED_BY_PROVIDER


def test_the_link_is_sent_again_to_several(staff_client):
    mailed, unreachable = book(DropInFactory()), book(DropInFactory(), email="", phone="0151 496 0188")
    sent = {"action": "send_links", "_selected_action": [mailed.pk, unreachable.pk], "confirm": "yes"}

    response = staff_client.post(reverse(LIST), sent, follow=True)

    assert PlannedMail.objects.filter(kind="booking_links").count() == 1
    assert "There is no e-mail address to send it to." in response.text
