import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from providers.enums import BookingStatus, DropInStatus, LeftBecause, Role
from providers.links import booking_path
from providers.links.waiting import waiting_path
from providers.models import Booking, WaitEntry
from providers.services import cancel_booking, cancel_drop_in
from providers.services.waiting import expire_offers, withdraw_offer
from tests.factories.providers import NOW, START, DropInFactory, StaffFactory, TopicFactory
from tests.factories.providers_waiting import full_drop_in, join
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services import send_due_mail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def drop_in():
    return full_drop_in()


@pytest.fixture
def offer(drop_in):
    join(drop_in)
    cancel_booking(booking_id=drop_in.bookings.active().get().pk, role=Role.BOOKER, by=None, at=NOW)
    return Booking.objects.offers().get()


def address(drop_in):
    return reverse("providers:drop_in_wait", args=[drop_in.pk])


def hidden(response):
    pairs = re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', response.content.decode())
    return {name: unescape(value) for name, value in pairs if name != "csrfmiddlewaretoken"}


def answers(client, drop_in, the_clock, **changes):
    page = client.get(address(drop_in))
    the_clock.shift(timedelta(seconds=30))
    typed = {
        "topic": TopicFactory().pk,
        "name": "Rukhsana Begum-Whittaker",
        "service_name": "Larkfield House",
        "email": "rukhsana@larkfield.example",
        "phone": "0161 496 0188",
        "needs": "no",
    }
    return {**hidden(page), **typed, **changes}


def sent(at=NOW):
    mail.outbox.clear()
    send_due_mail(at=at)
    return {message.subject: message for message in mail.outbox}


def test_full_session_says_how_many_wait_and_how_to_join(client, drop_in):
    join(drop_in, email="a@care.example")
    one = client.get("/providers/drop-ins/")
    join(drop_in, email="b@care.example")

    assertContains(one, "Full, 1 person waiting")
    for page in (client.get("/providers/drop-ins/"), client.get(drop_in.get_absolute_url())):
        assertContains(page, "Full, 2 people waiting")
        assertContains(page, address(drop_in))


def test_list_costs_the_same_queries_however_many_wait(client, drop_in, django_assert_num_queries):
    client.get("/providers/drop-ins/")
    with django_assert_num_queries(3):
        client.get("/providers/drop-ins/")
    for n in range(3):
        join(full_drop_in(type=drop_in.type), email=f"{n}@care.example")

    with django_assert_num_queries(3):
        client.get("/providers/drop-ins/")


def test_session_that_starts_too_soon_offers_no_list(client, drop_in, the_clock):
    the_clock.move_to(START - timedelta(hours=3))

    assertNotContains(client.get("/providers/drop-ins/"), address(drop_in))
    assertNotContains(client.get(drop_in.get_absolute_url()), address(drop_in))
    assertContains(client.get(address(drop_in)), "It starts too soon to wait for a place")


def test_join_page_of_a_session_with_a_place_leads_to_booking(client):
    drop_in = DropInFactory()

    response = client.get(address(drop_in))

    assert response.url == f"{reverse('providers:drop_in_book', args=[drop_in.pk])}?slot={drop_in.pk}"


def test_join_from_form_to_position(client, drop_in, the_clock):
    join(drop_in, email="first@care.example")

    response = client.post(address(drop_in), answers(client, drop_in, the_clock))

    entry = WaitEntry.objects.get(email="rukhsana@larkfield.example")
    assertRedirects(response, waiting_path(entry))
    page = client.get(response.url)
    assertContains(page, "You are second in line, Rukhsana")
    assert page["Cache-Control"] == "no-store"
    message = sent(NOW + timedelta(minutes=1))[f"You are on the waiting list: {drop_in.type.name}"]
    assert "You are second in line" in message.body
    assert waiting_path(entry) in message.body


def test_join_keeps_other_times_that_would_do(client, drop_in, the_clock):
    other = full_drop_in(type=drop_in.type, starts_at=START + timedelta(days=7))
    free = DropInFactory(type=drop_in.type, starts_at=START + timedelta(days=8))
    form = client.get(address(drop_in))

    client.post(address(drop_in), answers(client, drop_in, the_clock, also=[other.pk]))

    assertContains(form, f'value="{other.pk}"')
    assertNotContains(form, f'value="{free.pk}"')
    assert list(WaitEntry.objects.get().also.all()) == [other]


def test_join_twice_by_a_double_click_is_one_place_in_line(client, drop_in, the_clock):
    data = answers(client, drop_in, the_clock)

    first, again = (client.post(address(drop_in), data) for _ in range(2))

    assert first.url == again.url
    assert WaitEntry.objects.count() == 1


@pytest.mark.parametrize("has", ["a place in line", "a booking"])
def test_join_does_not_say_who_is_there_already(client, drop_in, the_clock, has):
    email = drop_in.bookings.get().email if has == "a booking" else join(drop_in).email
    PlannedMail.objects.all().delete()
    data = answers(client, drop_in, the_clock, email=email, key=str(uuid4()))

    response = client.post(address(drop_in), data)

    assertContains(response, "Look in your e-mail")
    assertNotContains(response, "already")
    assert PlannedMail.objects.filter(to_email=email).count() == 1


def test_join_when_a_place_has_come_free_carries_the_answers_to_booking(client, drop_in, the_clock):
    data = answers(client, drop_in, the_clock, question="Nights & weekends")
    cancel_booking(booking_id=drop_in.bookings.get().pk, role=Role.BOOKER, by=None, at=NOW)

    free = client.post(address(drop_in), data)
    check = client.post(reverse("providers:drop_in_book", args=[drop_in.pk]), {**hidden(free), "step": "details"})

    assertContains(free, "A place has come free")
    assertContains(check, "Check your answers, then book")
    assertContains(check, "Nights &amp; weekends")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Enter your name"),
        ({"email": "rukhsana@gmial.com"}, "Did you mean rukhsana@gmail.com?"),
        ({"homepage": "http://spam.example"}, "We could not tell whether a person filled this in"),
        ({"also": ["999999"]}, "Error:"),
        ({"also": ["rubbish"]}, "Error:"),
    ],
)
def test_join_refuses_a_bad_answer_and_keeps_the_rest(client, drop_in, the_clock, changes, sentence):
    full_drop_in(type=drop_in.type, starts_at=START + timedelta(days=7))

    response = client.post(address(drop_in), answers(client, drop_in, the_clock, question="Keep me", **changes))

    assertContains(response, sentence)
    assertContains(response, "Keep me")
    assert not WaitEntry.objects.exists()


@pytest.mark.parametrize("scope", ["wait_by_address", "wait_by_email"])
def test_join_is_limited(client, drop_in, the_clock, settings, scope):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, scope: "1/h"}
    data = answers(client, drop_in, the_clock)
    client.post(address(drop_in), data)

    assert client.post(address(drop_in), {**data, "key": str(uuid4())}).status_code == 429


def test_join_a_draft_is_not_found(client):
    assert client.get(address(DropInFactory(status=DropInStatus.DRAFT))).status_code == 404


def test_looking_at_every_mailed_address_changes_nothing(client, offer):
    entry = WaitEntry.objects.get()
    before = list(Booking.objects.values()), list(WaitEntry.objects.values())

    for path in (waiting_path(entry), booking_path(offer), booking_path(offer, "booking_offer")):
        for _ in range(2):
            client.get(path)
            client.head(path)

    assert (list(Booking.objects.values()), list(WaitEntry.objects.values())) == before


def test_leave_by_one_click(client, drop_in):
    entry = join(drop_in)

    response = client.post(waiting_path(entry), follow=True)

    assertContains(response, "You are off the waiting list.")
    assertContains(response, "You left the list.")
    entry.refresh_from_db()
    assert entry.left_because == LeftBecause.LEFT


def test_position_moves_up_as_others_leave(client, drop_in):
    first, second = join(drop_in, email="a@care.example"), join(drop_in, email="b@care.example")
    client.post(waiting_path(first))

    assertContains(client.get(waiting_path(second)), "You are first in line")


@pytest.mark.parametrize("token", ["rubbish", "signed.cut-short"])
def test_wrong_link_says_what_to_do(client, token):
    assertContains(client.get(f"/providers/waiting/{token}/"), "does not open a place in line", status_code=404)


def test_offer_is_mailed_with_its_end_and_accepted_by_post(client, offer):
    message = sent()[f"A place for you: {offer.drop_in.type.name}, Tuesday 19 January 2027, 2pm to 2:30pm"]
    assert "kept for you until 10am on Wednesday 6 January" in message.body
    assert booking_path(offer) in message.body

    page = client.get(booking_path(offer))
    assertContains(page, "A place for you, Rukhsana")
    assertContains(page, "10am on Wednesday 6 January")
    accepted = client.post(booking_path(offer, "booking_offer"), {"answer": "yes"}, follow=True)

    assertContains(accepted, "You are booked in, Rukhsana")
    offer.refresh_from_db()
    assert offer.status == BookingStatus.BOOKED
    assertRedirects(client.get(waiting_path(offer.wait_entry)), booking_path(offer))


def test_offer_declined_by_post(client, offer):
    response = client.post(booking_path(offer, "booking_offer"), {"answer": "no"}, follow=True)

    assertContains(response, "You said no to this place")
    assertContains(response, "Give us three times that suit you")


@pytest.mark.parametrize("has_clock_come_by", [True, False])
def test_offer_accepted_after_it_ran_out_says_so_and_what_next(client, offer, the_clock, has_clock_come_by):
    other = DropInFactory(type=offer.drop_in.type, starts_at=START + timedelta(days=1))
    the_clock.move_to(offer.offer_expires_at)
    if has_clock_come_by:
        expire_offers(at=offer.offer_expires_at)

    response = client.post(booking_path(offer, "booking_offer"), {"answer": "yes"}, follow=True)

    assertContains(response, "This offer has run out")
    assertContains(response, "join the list again")
    assertContains(response, other.get_absolute_url())
    assert not Booking.objects.active().exists()


def test_offer_taken_back_says_why(client, offer):
    withdraw_offer(booking_id=offer.pk, by=StaffFactory(), at=NOW, reason="Offered by mistake.")

    assertContains(client.get(booking_path(offer)), "Offered by mistake.")
    assert "Offered by mistake." in sent()["We are sorry: we cannot keep the place for you"].body


def test_offer_that_ran_out_is_mailed(offer):
    expire_offers(at=offer.offer_expires_at)

    message = sent(offer.offer_expires_at)["The place that we kept for you has gone to the next person"]

    assert offer.drop_in.get_absolute_url() in message.body


def test_cancelled_session_is_mailed_to_who_waits(drop_in):
    join(drop_in)
    sent()
    cancel_drop_in(drop_in_id=drop_in.pk, reason="The adviser is ill.", by=StaffFactory(), at=NOW)

    assert "The adviser is ill." in sent()["Cancelled: the drop-in that you were waiting for"].body


def test_offer_mail_is_left_out_once_it_is_answered(client, offer):
    client.post(booking_path(offer, "booking_offer"), {"answer": "yes"})

    subjects = sent()

    assert not any(subject.startswith("A place for you") for subject in subjects)
    assert PlannedMail.objects.get(kind="waiting_offer").state == State.CANCELLED


def test_lost_link_of_an_offer_is_mailed_too(client, offer):
    sent()
    page = client.get(reverse("providers:booking_find"))
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        client.post(reverse("providers:booking_find"), {**hidden(page), "email": offer.email})

    message = sent(NOW + timedelta(minutes=1))["The link to your drop-in booking"]

    assert "a place is kept for you: say yes or no" in message.body
    assert booking_path(offer) in message.body


def test_every_wording_is_filled_in(client, drop_in, offer):
    expire_offers(at=offer.offer_expires_at)

    for message in sent(offer.offer_expires_at).values():
        assert "{{" not in message.subject + message.body
        assert "\n\n\n" not in message.body
