import re
from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from providers.enums import DropInStatus
from providers.links import booking_path
from providers.models import Booking
from tests.factories.providers import (
    NOW,
    START,
    AdviserFactory,
    DropInFactory,
    DropInTypeFactory,
    TopicFactory,
    book,
)
from workforce_portal.outbox.models import PlannedMail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def drop_in():
    return DropInFactory(capacity=2, adviser=AdviserFactory(name="Farida Iqbal"))


def address(drop_in):
    return reverse("providers:drop_in_book", args=[drop_in.pk])


def hidden(response):
    """The hidden inputs of the page's form, as a browser would send them."""
    pairs = re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', response.content.decode())
    return {name: unescape(value) for name, value in pairs if name != "csrfmiddlewaretoken"}


def answers(drop_in, client, the_clock=None, **changes):
    """What somebody types on the second page, who takes longer than a machine."""
    page = client.get(address(drop_in), {"slot": drop_in.pk})
    if the_clock:
        the_clock.shift(timedelta(seconds=30))
    typed = {
        "topic": TopicFactory().pk,
        "question": "",
        "name": "Rukhsana Begum-Whittaker",
        "service_name": "Larkfield House",
        "email": "rukhsana@larkfield.example",
        "phone": "",
        "needs": "no",
        "adjustments": "",
    }
    return {**hidden(page), **typed, "slot": drop_in.pk, **changes}


def test_book_offers_times_grouped_by_day_in_full_words(client, drop_in):
    DropInFactory(type=drop_in.type, starts_at=START + timedelta(hours=3, minutes=30), in_person=True)
    DropInFactory(type=drop_in.type, starts_at=START + timedelta(days=1))

    response = client.get(address(drop_in))

    text = re.sub(r"<[^>]+>", "", response.content.decode())
    assert "Tuesday 19 January, 2pm to 2:30pm" in text
    assert "Online. Farida Iqbal. 2 places left" in text
    assert "Tuesday 19 January, 5:30pm to 6pm" in text
    assert "In person, Ashfield Hall, Sale" in text
    assertContains(response, '<div class="day-group"><h2', count=2)


def test_book_leaves_out_what_cannot_be_booked(client, drop_in):
    full = DropInFactory(type=drop_in.type, starts_at=START + timedelta(hours=1))
    book(full)
    other_kind = DropInFactory(starts_at=START + timedelta(hours=2))
    draft = DropInFactory(type=drop_in.type, starts_at=START + timedelta(hours=4), status=DropInStatus.DRAFT)

    response = client.get(address(drop_in))

    for left_out in (full, other_kind, draft):
        assertNotContains(response, f'value="{left_out.pk}"')


def test_book_pages_by_fortnight_over_gaps(client, drop_in):
    later = DropInFactory(type=drop_in.type, starts_at=START + timedelta(days=40))

    response = client.get(address(drop_in))
    beyond = client.get(address(drop_in), {"from": "2027-02-22"})

    assertContains(response, "?from=2027-02-22")
    assertContains(response, "No earlier times")
    assertContains(beyond, f'value="{later.pk}"')
    assertContains(beyond, "Earlier: ")


@pytest.mark.parametrize("start", ["rubbish", "9999-99-99", "0001-01-01", "9999-12-31", ""])
def test_book_with_a_mangled_fortnight_shows_the_sessions_own(client, drop_in, start):
    assertContains(client.get(address(drop_in), {"from": start}), f'value="{drop_in.pk}"')


@pytest.mark.parametrize("slot", ["", "rubbish", "999999999", "9" * 40, "-1"])
def test_book_without_a_time_asks_for_one(client, drop_in, slot):
    response = client.get(address(drop_in), {"slot": slot})

    assertContains(response, "Error: Choose a time")
    assertContains(response, 'href="#id_slot')


def test_book_from_first_click_to_confirmation(client, drop_in, the_clock, settings):
    settings.BOOKING_RETENTION_MONTHS = 7
    data = answers(drop_in, client, the_clock, needs="yes", adjustments="I lip-read.", question="Nights")

    check = client.post(address(drop_in), {**data, "step": "details"})
    done = client.post(address(drop_in), {**hidden(check), "step": "book"})

    assertContains(check, "Check your answers, then book")
    assertContains(check, "We delete your details 7 months after the session.")
    for words in ("Tuesday 19 January 2027, 2pm to 2:30pm", "Larkfield House", "I lip-read.", "Nights"):
        assertContains(check, words)
    booking = Booking.objects.get()
    assertRedirects(done, booking_path(booking))
    assert (booking.name, booking.email, booking.adjustments, booking.question) == (
        "Rukhsana Begum-Whittaker",
        "rukhsana@larkfield.example",
        "I lip-read.",
        "Nights",
    )


def test_book_writes_nothing_before_the_last_step(client, drop_in, the_clock):
    client.post(address(drop_in), {**answers(drop_in, client, the_clock), "step": "details"})

    assert not Booking.objects.exists()
    assert not PlannedMail.objects.exists()
    assert "sessionid" not in client.cookies


def test_book_sent_again_after_the_back_button_is_one_booking(client, drop_in, the_clock):
    data = {**answers(drop_in, client, the_clock), "step": "book"}

    first = client.post(address(drop_in), data)
    again = client.post(address(drop_in), data)

    assert first.url == again.url
    assert Booking.objects.count() == 1


def test_book_sent_again_and_again_is_not_counted_again(client, drop_in, the_clock, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "book_by_address": "1/h", "book_by_email": "1/h"}
    data = {**answers(drop_in, client, the_clock), "step": "book"}

    sent = [client.post(address(drop_in), data) for _ in range(3)]

    assert {response.url for response in sent} == {booking_path(Booking.objects.get())}


def test_book_in_a_second_tab_does_not_say_who_has_a_place(client, drop_in, the_clock):
    book(drop_in)
    data = {**answers(drop_in, client, the_clock), "key": str(uuid4()), "step": "book"}

    response = client.post(address(drop_in), data)

    assertContains(response, "Look in your e-mail")
    assertNotContains(response, "already")
    assert PlannedMail.objects.filter(kind="booking_links").count() == 1
    assert Booking.objects.count() == 1


def test_book_a_place_that_has_just_gone_keeps_answers_and_offers_the_nearest(client, the_clock):
    drop_in = DropInFactory(capacity=1)
    others = [DropInFactory(type=drop_in.type, starts_at=START + timedelta(days=n)) for n in (30, 1, 2, 60)]
    data = answers(drop_in, client, the_clock, question="Nights & weekends")
    check = client.post(address(drop_in), {**data, "step": "details"})
    book(drop_in, email="quicker@care.example")

    response = client.post(address(drop_in), {**hidden(check), "step": "book"})

    assertContains(response, "That place has just been taken")
    assertContains(response, "We have kept your answers")
    kept = hidden(response)
    assert (kept["name"], kept["question"]) == ("Rukhsana Begum-Whittaker", "Nights & weekends")
    offered = re.findall(r'<a href="#(id_slot_\w+)">', response.content.decode())
    ids = {radio.id_for_label: radio.data["value"] for radio in response.context["form"]["slot"].subwidgets}
    assert [ids[one] for one in offered] == [others[1].pk, others[2].pk, others[0].pk]

    again = client.post(address(drop_in), {**kept, "question": "Nights", "slot": others[1].pk, "step": "time"})
    assertContains(again, "Check your answers, then book")
    assertContains(again, "Wednesday 20 January 2027")


@pytest.mark.parametrize(
    ("changes", "sentence", "anchor"),
    [
        ({"topic": ""}, "Choose what you want help with", "id_topic_0"),
        ({"name": ""}, "Enter your name", "id_name"),
        ({"name": "x" * 10_000}, "Your name is 10,000 characters. Use 120 or fewer", "id_name"),
        ({"service_name": " "}, "Enter your service", "id_service_name"),
        ({"email": "rukhsana"}, "Enter an e-mail address in the form name@example.co.uk", "id_email"),
        ({"email": "rukhsana@gmial.com"}, "Did you mean rukhsana@gmail.com?", "id_email"),
        ({"phone": "ring me"}, "Enter a whole telephone number", "id_phone"),
        ({"needs": ""}, "Say whether you need anything to take part", "id_needs_0"),
        ({"needs": "yes"}, "Say what would help you to take part", "id_adjustments"),
        ({"needs": "yes", "adjustments": "y" * 10_000}, "10,000 characters", "id_adjustments"),
    ],
)
def test_book_refuses_a_bad_answer_with_a_sentence_and_keeps_the_rest(
    client, drop_in, the_clock, changes, sentence, anchor
):
    data = answers(drop_in, client, the_clock, question="Keep me", **changes)

    response = client.post(address(drop_in), {**data, "step": "details"})

    assertContains(response, "<title>Error: About you")
    assertContains(response, sentence)
    assertContains(response, f'href="#{anchor}"')
    assertContains(response, f'id="{anchor}"')
    assertContains(response, "Keep me")
    assert not Booking.objects.exists()


def test_book_lets_an_odd_address_through_when_sent_again(client, drop_in, the_clock):
    data = answers(drop_in, client, the_clock, email="rukhsana@gmial.com")
    warned = client.post(address(drop_in), {**data, "step": "details"})

    check = client.post(address(drop_in), {**data, **hidden(warned), "step": "details"})

    assertContains(check, "Check your answers, then book")
    assertContains(check, "<strong>rukhsana@gmial.com</strong>")


def test_book_turns_away_what_fills_the_trap_and_keeps_what_a_person_typed(client, drop_in, the_clock):
    data = answers(drop_in, client, the_clock, homepage="http://spam.example", question="Keep me")

    response = client.post(address(drop_in), {**data, "step": "book"})

    assertContains(response, "Keep me")
    assert not Booking.objects.exists()


def test_book_turns_away_what_is_quicker_than_a_person(client, drop_in):
    response = client.post(address(drop_in), {**answers(drop_in, client), "step": "book"})

    assertContains(response, "quicker than we expected")
    assert not Booking.objects.exists()


def test_book_counts_the_last_step_and_says_when_to_try_again(client, drop_in, the_clock, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "book_by_address": "1/h"}
    data = {**answers(drop_in, client, the_clock), "step": "book"}
    client.post(address(drop_in), data)

    refused = client.post(address(drop_in), {**data, "key": str(uuid4()), "email": "other@care.example"})

    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    assert Booking.objects.count() == 1


def test_book_does_not_count_the_steps_before_the_last(client, drop_in, the_clock, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "book_by_address": "1/h"}
    data = answers(drop_in, client, the_clock)
    for _ in range(3):
        client.post(address(drop_in), {**data, "step": "details"})

    assert client.post(address(drop_in), {**data, "step": "book"}).status_code == 302


def test_book_a_session_that_started_meanwhile_offers_others(client, drop_in, the_clock):
    other = DropInFactory(type=drop_in.type, starts_at=START + timedelta(days=1))
    data = answers(drop_in, client, the_clock)
    the_clock.move_to(START)

    response = client.post(address(drop_in), {**data, "step": "book"})

    assertContains(response, "This drop-in has already started")
    assertContains(response, f'value="{other.pk}"')
    assert not Booking.objects.exists()


def test_book_by_a_link_to_a_past_session_offers_others(client, drop_in, the_clock):
    the_clock.move_to(START + timedelta(days=1))

    response = client.get(address(drop_in), {"slot": drop_in.pk})

    assertContains(response, "This drop-in has already started")


def test_book_changes_an_answer_without_losing_the_others(client, drop_in, the_clock):
    data = answers(drop_in, client, the_clock, question="Keep me")
    check = client.post(address(drop_in), {**data, "step": "details"})

    details = client.post(address(drop_in), {**hidden(check), "step": "change-details"})
    times = client.post(address(drop_in), {**hidden(check), "step": "change-time"})

    assertContains(details, "Keep me")
    assertNotContains(details, "Error:")
    assert hidden(times)["question"] == "Keep me"
    assertContains(times, f'value="{drop_in.pk}"')


def test_book_keeps_emoji_and_many_lines(client, drop_in, the_clock):
    question = "Zeilen\nund 🦊 <b>fett</b> & mehr"
    data = answers(drop_in, client, the_clock, question=question)
    check = client.post(address(drop_in), {**data, "step": "details"})

    assertNotContains(check, "<b>fett</b>")
    client.post(address(drop_in), {**data, "step": "book"})
    assert Booking.objects.get().question == question


def test_book_a_draft_is_not_found(client):
    assert client.get(address(DropInFactory(status=DropInStatus.DRAFT))).status_code == 404


def test_book_offers_only_topics_that_are_offered(client, drop_in):
    TopicFactory(name="Old topic", slug="old", is_offered=False)
    DropInTypeFactory()

    assertNotContains(client.get(address(drop_in), {"slot": drop_in.pk}), "Old topic")
