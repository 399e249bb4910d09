import re
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction

from providers.enums import BookingStatus, Usefulness
from providers.links import booking_path
from providers.models import Feedback
from providers.refusals.feedback import DidNotCome
from providers.services import record_outcomes
from providers.services.feedback import give_feedback
from tests.factories.providers import START, BookingFactory, DropInFactory, StaffFactory, book
from tests.factories.providers_feedback import FeedbackFactory
from tests.pages import assert_valid_html
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.places.clock import LONDON

pytestmark = pytest.mark.django_db
AFTER = START + timedelta(hours=1)


@pytest.fixture(autouse=True)
def quickly(settings):
    settings.LEAST_FILL_SECONDS = 0


@pytest.fixture
def came():
    return BookingFactory(attended=True)


def address(booking):
    return booking_path(booking, "booking_feedback")


def answers(client, booking, **changes):
    """What the page's form holds, filled in."""
    page = client.get(address(booking)).content.decode()
    stamp = re.search(r'name="rendered_at" value="([^"]+)"', page)[1]
    usual = {"usefulness": "4", "next_step": "Rewrite the advert", "comment": "", "rendered_at": stamp}
    return {**usual, **changes}


def test_the_morning_after_the_mail_of_those_who_came_leads_to_the_questions(client):
    booking = book(DropInFactory())
    outcomes = {booking.pk: BookingStatus.ATTENDED}
    record_outcomes(drop_in_id=booking.drop_in_id, outcomes=outcomes, by=StaffFactory(), at=AFTER)
    send_due_mail(at=AFTER)
    mail.outbox.clear()

    send_due_mail(at=datetime(2027, 1, 20, 9, 0, tzinfo=LONDON))

    (message,) = mail.outbox
    assert address(booking) in message.body
    assert client.get(address(booking)).status_code == 200


def test_questions_over_easter_come_on_the_tuesday_after_it():
    with time_machine.travel(datetime(2027, 3, 25, 16, 0, tzinfo=LONDON), tick=False):  # Maundy Thursday
        booking = book(DropInFactory(starts_at=datetime(2027, 3, 25, 14, 0, tzinfo=LONDON)))
        at = datetime(2027, 3, 25, 15, 0, tzinfo=LONDON)
        outcomes = {booking.pk: BookingStatus.ATTENDED}
        record_outcomes(drop_in_id=booking.drop_in_id, outcomes=outcomes, by=StaffFactory(), at=at)
    send_due_mail(at=at)
    mail.outbox.clear()

    for day in (26, 27, 28, 29):  # Good Friday to Easter Monday
        send_due_mail(at=datetime(2027, 3, day, 12, 0, tzinfo=LONDON))
    over_easter = len(mail.outbox)
    send_due_mail(at=datetime(2027, 3, 30, 9, 0, tzinfo=LONDON))

    assert (over_easter, len(mail.outbox)) == (0, 1)


def test_looking_at_the_page_changes_nothing(client, came):
    for _ in range(2):
        assert client.get(address(came)).status_code == 200
        assert client.head(address(came)).status_code == 200

    assert not Feedback.objects.exists()


def test_answers_are_kept_and_thanked_for(client, came):
    response = client.post(address(came), answers(client, came), follow=True)

    feedback = Feedback.objects.get()
    assert (feedback.booking, feedback.usefulness, feedback.next_step) == (came, 4, "Rewrite the advert")
    assert "Thank you for telling us" in response.text
    assert "very useful" in response.text
    assert_valid_html(response.text)


def test_a_second_answer_changes_nothing(client, came):
    form = answers(client, came)
    client.post(address(came), form)

    response = client.post(address(came), {**form, "usefulness": "1"}, follow=True)

    assert Feedback.objects.get().usefulness == 4
    assert "Thank you for telling us" in response.text


def test_only_the_first_question_needs_an_answer(client, came):
    response = client.post(address(came), answers(client, came, usefulness="", next_step=""))

    assert "Say whether it was useful" in response.text
    client.post(address(came), answers(client, came, next_step=""))
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize("traits", [{}, {"cancelled": True}, {"status": BookingStatus.NO_SHOW, "outcome_at": START}])
def test_nobody_else_is_asked(client, traits):
    booking = BookingFactory(**traits)

    page = client.get(address(booking))

    assert "We ask this of those who came" in page.text
    assert 'name="usefulness"' not in page.text
    with pytest.raises(DidNotCome):
        give_feedback(booking_id=booking.pk, usefulness=Usefulness.VERY, next_step="", comment="", at=AFTER)


def test_a_revoked_link_opens_no_questions(client, came):
    here = address(came)
    came.link_version += 1
    came.save()

    assert client.get(here).status_code == 404
    assert client.post(here, {"usefulness": "4"}).status_code == 404


def test_the_page_is_kept_by_nobody(client, came):
    headers = client.get(address(came)).headers

    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"


def test_too_many_answers_from_one_address_are_turned_away(client, came, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "feedback_by_address": "0/h"}

    assert client.post(address(came), answers(client, came)).status_code == 429


def test_the_database_keeps_one_answer_of_four(came):
    FeedbackFactory(booking=came)

    with pytest.raises(IntegrityError, match="booking_id"), transaction.atomic():
        FeedbackFactory(booking=came)
    with pytest.raises(IntegrityError, match="feedback_usefulness_is_an_answer"), transaction.atomic():
        FeedbackFactory(usefulness=5)


def test_the_page_of_a_past_booking_leads_to_the_questions(client, came):
    with time_machine.travel(AFTER, tick=False):
        assert f'href="{address(came)}"' in client.get(booking_path(came)).text
