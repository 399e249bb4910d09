import re
from datetime import date, datetime, timedelta
from html import unescape
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from providers.enums import CallBackStatus, PartOfDay
from providers.links.call_backs import call_back_path
from providers.models import Booking, CallBackRequest, CallBackWindow
from providers.refusals import CallSettled, DropInFull
from providers.services.call_backs import (
    PreferredTime,
    book_for_call_back,
    close_call_back,
    withdraw_call_back,
)
from tests.factories.providers import NOW, START, DropInFactory, StaffFactory, TopicFactory, details
from tests.factories.providers_waiting import ask, full_drop_in
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.places.clock import LONDON
from workforce_portal.staff.worklists import registry

pytestmark = pytest.mark.django_db
ASK = "/providers/drop-ins/ask/"


@pytest.fixture
def the_clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def hidden(response):
    pairs = re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', response.content.decode())
    return {name: unescape(value) for name, value in pairs if name != "csrfmiddlewaretoken"}


def answers(client, the_clock, **changes):
    page = client.get(ASK)
    the_clock.shift(timedelta(seconds=30))
    typed = {
        "day_1": "every-1",
        "part_1": "morning",
        "day_2": "2027-01-14",
        "part_2": "evening",
        "topic": TopicFactory().pk,
        "name": "Rukhsana Begum-Whittaker",
        "service_name": "Larkfield House",
        "email": "",
        "phone": "0161 496 0188",
        "needs": "no",
    }
    return {**hidden(page), **typed, **changes}


# --- the verbs ---


@pytest.mark.parametrize(
    ("at", "promised_by"),
    [
        (datetime(2027, 1, 5, 10, tzinfo=LONDON), date(2027, 1, 7)),
        (datetime(2027, 1, 8, 16, tzinfo=LONDON), date(2027, 1, 12)),
        (datetime(2027, 3, 25, 16, tzinfo=LONDON), date(2027, 3, 31)),  # over Good Friday and Easter Monday
    ],
)
def test_ask_promises_two_working_days(at, promised_by):
    assert ask(at=at).promised_by == promised_by


def test_ask_keeps_the_times_in_order_and_mails_what_was_asked():
    times = [
        PreferredTime(part=PartOfDay.EVENING, day=date(2027, 1, 14)),
        PreferredTime(part=PartOfDay.MORNING, weekday=1),
    ]

    call = ask(times=times)

    assert [str(window) for window in call.windows.all()] == [
        "Thursday 14 January 2027, in the evening",
        "Tuesdays, in the morning",
    ]
    send_due_mail(at=NOW)
    (message,) = mail.outbox
    assert message.subject == "We will be in touch by Thursday 7 January"
    assert "Tuesdays, in the morning" in message.body
    assert call_back_path(call) in message.body


def test_ask_by_phone_alone_mails_nobody():
    ask(email="", phone="0161 496 0188")

    assert not PlannedMail.objects.exists()


def test_ask_twice_with_the_same_key_is_one_call():
    key = uuid4()

    assert ask(key=key) == ask(key=key)
    assert CallBackRequest.objects.count() == 1


def test_book_settles_the_call_with_its_booking():
    call, drop_in, staff = ask(), DropInFactory(), StaffFactory()

    booking = book_for_call_back(call_id=call.pk, drop_in_id=drop_in.pk, details=details(), by=staff, at=NOW)

    call.refresh_from_db()
    assert (call.status, call.booking, call.closed_at, call.closed_by) == ("booked", booking, NOW, staff)
    assert booking.events.get().by == staff


def test_book_a_full_session_leaves_the_call_open():
    call = ask()

    with pytest.raises(DropInFull):
        book_for_call_back(call_id=call.pk, drop_in_id=full_drop_in().pk, details=details(), by=StaffFactory(), at=NOW)

    call.refresh_from_db()
    assert call.status == CallBackStatus.OPEN


def test_settled_call_is_settled_once():
    call, staff = ask(), StaffFactory()
    closed = close_call_back(call_id=call.pk, reason="Sorted on the phone.", by=staff, at=NOW)

    assert (closed.status, closed.close_reason, closed.closed_by) == ("closed", "Sorted on the phone.", staff)
    with pytest.raises(CallSettled):
        close_call_back(call_id=call.pk, reason="Again", by=staff, at=NOW)
    with pytest.raises(CallSettled):
        book_for_call_back(call_id=call.pk, drop_in_id=DropInFactory().pk, details=details(), by=staff, at=NOW)
    assert not Booking.objects.exists()


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"email": "", "phone": ""}, "call_back_can_be_reached_by_email_or_phone"),
        ({"closed_at": NOW}, "call_back_settled_has_its_time"),
        ({"status": "booked", "closed_at": NOW}, "call_back_booked_has_its_booking"),
        ({"status": "closed", "closed_at": NOW}, "call_back_closed_has_its_reason"),
    ],
)
def test_database_refuses_an_untrue_call(facts, constraint):
    call = ask()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        CallBackRequest.objects.filter(pk=call.pk).update(**facts)


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"position": 1, "weekday": 2}, "call_back_window_position_is_taken_once"),
        ({"position": 4, "weekday": 2}, "call_back_window_is_one_of_three"),
        ({"position": 2}, "call_back_window_is_a_date_or_a_weekday"),
        ({"position": 2, "weekday": 2, "day": NOW.date()}, "call_back_window_is_a_date_or_a_weekday"),
    ],
)
def test_database_refuses_an_untrue_time(facts, constraint):
    call = ask()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        CallBackWindow.objects.create(request=call, part=PartOfDay.MORNING, **facts)


# --- the pages ---


def test_ask_is_linked_from_where_no_time_suits(client, the_clock):
    drop_in = full_drop_in()

    for path in (
        reverse("providers:drop_in_book", args=[drop_in.pk]),
        f"{reverse('providers:drop_in_list')}?month=1999-01&how=person",
        drop_in.get_absolute_url(),
        reverse("providers:drop_in_wait", args=[drop_in.pk]),
    ):
        assertContains(client.get(path), ASK)


def test_ask_from_form_to_promise(client, the_clock):
    response = client.post(ASK, answers(client, the_clock, question="Nights?", needs="yes", adjustments="Captions"))

    call = CallBackRequest.objects.get()
    assertRedirects(response, call_back_path(call))
    assert (call.question, call.adjustments, call.email, call.phone) == ("Nights?", "Captions", "", "0161 496 0188")
    page = client.get(response.url)
    for words in ("Thursday 7 January", "Tuesdays, in the morning", "Thursday 14 January 2027, in the evening"):
        assertContains(page, words)
    assert page["Cache-Control"] == "no-store"


def test_ask_carries_answers_over_from_booking(client, the_clock):
    drop_in = DropInFactory()
    page = client.get(reverse("providers:drop_in_book", args=[drop_in.pk]), {"slot": drop_in.pk})
    the_clock.shift(timedelta(seconds=30))
    typed = {
        **hidden(page),
        "topic": TopicFactory().pk,
        "name": "Rukhsana",
        "service_name": "Larkfield House",
        "email": "rukhsana@larkfield.example",
        "needs": "no",
        "question": "Keep me",
        "slot": drop_in.pk,
        "step": "change-time",
    }
    times = client.post(reverse("providers:drop_in_book", args=[drop_in.pk]), typed)

    response = client.post(ASK, {**hidden(times), "step": "ask"})

    assertContains(times, f'formaction="{ASK}"')
    assertContains(response, "Keep me")
    assertContains(response, 'value="Larkfield House"')
    assertNotContains(response, "Error:")
    assert not CallBackRequest.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"day_1": ""}, "Choose a day that would suit you"),
        ({"part_1": ""}, "Choose the time of day"),
        ({"part_2": ""}, "Choose the time of day"),
        ({"day_2": ""}, "Choose the day"),
        ({"day_2": "2020-01-01"}, "Choose one of the answers in the list"),
        ({"day_2": "every-9"}, "Choose one of the answers in the list"),
        ({"phone": ""}, "Enter a phone number or an e-mail address, so that we can reach you"),
        ({"phone": "ring me"}, "Enter a whole telephone number"),
        ({"name": "x" * 10_000}, "Use 120 or fewer"),
        ({"homepage": "http://spam.example"}, "We could not tell whether a person filled this in"),
    ],
)
def test_ask_refuses_a_bad_answer_and_keeps_the_rest(client, the_clock, changes, sentence):
    response = client.post(ASK, answers(client, the_clock, question="Keep me", **changes))

    assertContains(response, sentence)
    assertContains(response, "Keep me")
    assert not CallBackRequest.objects.exists()


def test_ask_is_limited(client, the_clock, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "call_back_by_address": "1/h"}
    data = answers(client, the_clock)
    client.post(ASK, data)

    assert client.post(ASK, {**data, "key": str(uuid4())}).status_code == 429


def test_withdraw_by_the_link_takes_it_off_what_staff_have_to_do(client, the_clock):
    call = ask(email="rukhsana@larkfield.example")
    path = call_back_path(call)

    shown = client.get(path)
    still_open = CallBackRequest.objects.open().count()
    done = client.post(path, follow=True)

    assertContains(shown, "I do not need the call any more")
    assert still_open == 1
    assertContains(done, "We will not ring about this any more.")
    assertContains(done, "You took your request back")
    assertNotContains(done, "I do not need the call any more")
    call.refresh_from_db()
    assert (call.status, call.closed_at, call.closed_by) == (CallBackStatus.WITHDRAWN, NOW, None)
    assert not CallBackRequest.objects.open().exists()
    assert [mail.state for mail in PlannedMail.objects.all()] == ["cancelled"]


def test_withdraw_twice_is_once(client, the_clock):
    call = ask()
    withdraw_call_back(call_id=call.pk, at=NOW)

    again = withdraw_call_back(call_id=call.pk, at=NOW + timedelta(hours=1))

    assert again.closed_at == NOW


def test_withdraw_after_staff_settled_it_says_so_and_changes_nothing(client, the_clock):
    call = ask()
    close_call_back(call_id=call.pk, reason="Sorted", by=StaffFactory(), at=NOW)

    done = client.post(call_back_path(call), follow=True)

    assertContains(done, "Somebody has settled this call in the meantime.")
    call.refresh_from_db()
    assert call.status == CallBackStatus.CLOSED


def test_wrong_link_says_what_to_do(client):
    assertContains(client.get("/providers/call-backs/rubbish/"), "does not open a request", status_code=404)


# --- staff ---


@pytest.mark.usefixtures("now")
def test_worklist_is_red_once_the_promise_is_broken(staff_client):
    late, settled = ask(at=NOW - timedelta(days=7)), ask(at=NOW - timedelta(days=8))
    close_call_back(call_id=settled.pk, reason="Sorted", by=StaffFactory(), at=NOW)

    row = next(row for row in staff_client.get("/admin/").context["worklists"] if row.key == "asked-us-to-ring")
    listed = staff_client.get(registry["asked-us-to-ring"].address)

    assert (row.number, row.is_late) == (1, True)
    assert [call.pk for call in listed.context["cl"].result_list] == [late.pk]
    assertContains(listed, "Late")


@pytest.mark.usefixtures("now")
def test_staff_see_that_a_request_was_taken_back(staff_client):
    call = ask()
    withdraw_call_back(call_id=call.pk, at=NOW)

    listed = staff_client.get(reverse("admin:providers_callbackrequest_changelist"), {"status": "withdrawn"})
    page = staff_client.get(reverse("admin:providers_callbackrequest_change", args=[call.pk]))

    assertContains(listed, call.name)
    assertContains(page, "Taken back")
    assertNotContains(page, "Book for them")


@pytest.mark.usefixtures("now")
def test_book_in_one_click_with_the_answers(staff_client):
    call, drop_in = ask(question="Nights?", adjustments="Captions", phone="0161 496 0188"), DropInFactory()
    detail = staff_client.get(reverse("admin:providers_callbackrequest_change", args=[call.pk]))
    link = f"{reverse('admin:providers_booking_add')}?call={call.pk}"
    page = staff_client.get(link)
    form = page.context["form"]

    staff_client.post(
        reverse("admin:providers_booking_add"),
        {name: form[name].value() or "" for name in form.fields} | {"drop_in": drop_in.pk},
    )

    assertContains(detail, link)
    call.refresh_from_db()
    assert call.status == CallBackStatus.BOOKED
    assert (call.booking.question, call.booking.adjustments, call.booking.source) == ("Nights?", "Captions", "staff")


@pytest.mark.usefixtures("now")
def test_book_for_a_call_that_is_settled_says_so(staff_client, adviser):
    call, drop_in = ask(), DropInFactory()
    page = staff_client.get(f"{reverse('admin:providers_booking_add')}?call={call.pk}")
    form = page.context["form"]
    close_call_back(call_id=call.pk, reason="Sorted", by=adviser, at=NOW)

    response = staff_client.post(
        reverse("admin:providers_booking_add"),
        {name: form[name].value() or "" for name in form.fields} | {"drop_in": drop_in.pk},
    )

    assertContains(response, "Somebody has settled this call in the meantime.")
    assert not Booking.objects.exists()


@pytest.mark.usefixtures("now")
def test_close_asks_how_it_ended(staff_client):
    call = ask()
    url = reverse("admin:providers_callbackrequest_close", args=[call.pk])

    empty = staff_client.post(url, {"reason": ""})
    staff_client.post(url, {"reason": "Sorted on the phone."})
    again = staff_client.post(url, {"reason": "Once more"})

    assertContains(empty, "Say how it ended.")
    assertContains(again, "settled this call")
    call.refresh_from_db()
    assert (call.status, call.close_reason) == ("closed", "Sorted on the phone.")


@pytest.mark.usefixtures("now")
def test_book_from_a_mangled_link_is_an_empty_form(staff_client):
    for query in ("call=rubbish", "call=999999", "call=", "drop_in=999999"):
        assert staff_client.get(f"{reverse('admin:providers_booking_add')}?{query}").context["form"].initial == {}


def test_booked_call_says_so_on_its_page(client, the_clock):
    call = ask()
    book_for_call_back(
        call_id=call.pk,
        drop_in_id=DropInFactory(starts_at=START + timedelta(days=1)).pk,
        details=details(),
        by=StaffFactory(),
        at=NOW,
    )

    assertContains(client.get(call_back_path(call)), "We found a time with you")
    assert Booking.objects.get().events.get().to_status == "booked"
