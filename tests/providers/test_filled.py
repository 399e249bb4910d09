import re
from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from providers.emails.filled import question_day
from providers.enums import BookingStatus, PostAnswer
from providers.links import post_question_path
from providers.models import PostOutcome
from providers.services import record_outcomes
from tests.factories.providers import START, BookingFactory, DropInFactory, StaffFactory, book
from tests.factories.providers_feedback import PostOutcomeFactory
from tests.pages import assert_valid_html
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.places.clock import LONDON

pytestmark = pytest.mark.django_db
AFTER = START + timedelta(hours=1)
IN_TWO_WEEKS = datetime(2027, 2, 2, 9, 0, tzinfo=LONDON)
IN_EIGHT_WEEKS = datetime(2027, 3, 16, 9, 0, tzinfo=LONDON)


@pytest.fixture(autouse=True)
def quickly(settings):
    settings.LEAST_FILL_SECONDS = 0


def mark(booking, outcome, at=AFTER):
    record_outcomes(drop_in_id=booking.drop_in_id, outcomes={booking.pk: outcome}, by=StaffFactory(), at=at)


@pytest.fixture
def came():
    booking = book(DropInFactory())
    mark(booking, BookingStatus.ATTENDED)
    return booking


def questions():
    return dict(PlannedMail.objects.filter(kind__startswith="post_filled").values_list("kind", "state"))


def sent(at):
    for before in (at - timedelta(days=1), at):
        mail.outbox.clear()
        send_due_mail(at=before)
    return [message for message in mail.outbox if "post" in message.subject]


def answer(client, booking, value, weeks=2):
    here = post_question_path(booking, weeks)
    stamp = re.search(r'name="rendered_at" value="([^"]+)"', client.get(f"{here}?change=1").text)[1]
    return client.post(here, {"answer": value, "rendered_at": stamp}, follow=True)


def test_those_who_came_are_asked_after_two_and_after_eight_weeks(came):
    due = PlannedMail.objects.filter(kind__startswith="post_filled").values_list("kind", "due_at")

    assert dict(due) == {"post_filled_first": IN_TWO_WEEKS, "post_filled_second": IN_EIGHT_WEEKS}


def test_nobody_else_is_asked():
    booking = book(DropInFactory())

    mark(booking, BookingStatus.NO_SHOW)

    assert questions() == {}


def test_a_corrected_outcome_calls_the_questions_off_and_on_again(came):
    mark(came, BookingStatus.NO_SHOW)
    called_off = questions()
    mark(came, BookingStatus.ATTENDED)

    assert set(called_off.values()) == {State.CANCELLED}
    assert set(questions().values()) == {State.PLANNED}


def test_an_outcome_recorded_late_leaves_out_the_question_that_has_passed():
    booking = book(DropInFactory())

    mark(booking, BookingStatus.ATTENDED, at=START + timedelta(days=20))

    assert questions() == {"post_filled_second": State.PLANNED}


@pytest.mark.parametrize(
    ("session", "asked_on"),
    [
        (date(2027, 3, 12), date(2027, 3, 30)),  # two weeks later is Good Friday: Tuesday after Easter
        (date(2027, 3, 15), date(2027, 3, 30)),  # Easter Monday
        (date(2027, 3, 17), date(2027, 3, 31)),
    ],
)
def test_the_question_waits_for_a_working_day(session, asked_on):
    start = datetime(session.year, session.month, session.day, 14, 0, tzinfo=LONDON)

    assert question_day(BookingFactory(drop_in=DropInFactory(starts_at=start)), 2) == asked_on


def test_the_mail_leads_to_a_page_whose_answer_is_kept(client, came):
    (message,) = sent(IN_TWO_WEEKS)
    assert post_question_path(came, 2) in message.body

    response = answer(client, came, "not_yet")

    assert PostOutcome.objects.get().answer == PostAnswer.NOT_YET
    assert "Your answer: Not yet" in response.text
    assert_valid_html(response.text)


def test_looking_at_the_page_changes_nothing(client, came):
    for path in (post_question_path(came, 2), f"{post_question_path(came, 2)}?change=1"):
        client.get(path)
        client.head(path)

    assert not PostOutcome.objects.exists()


def test_an_answer_can_be_corrected(client, came):
    answer(client, came, "not_yet")
    answer(client, came, "yes")

    assert PostOutcome.objects.get().answer == PostAnswer.YES


@pytest.mark.parametrize(
    ("first", "again"), [(None, 1), (PostAnswer.NOT_YET, 1), (PostAnswer.YES, 0), (PostAnswer.STOPPED, 0)]
)
def test_the_second_question_is_for_those_whose_post_may_still_be_open(came, first, again):
    sent(IN_TWO_WEEKS)
    if first:
        PostOutcomeFactory(booking=came, answer=first)

    assert len(sent(IN_EIGHT_WEEKS)) == again


def test_there_is_no_question_after_three_weeks(client, came):
    assert client.get(post_question_path(came, 3)).status_code == 404


def test_somebody_who_did_not_come_is_told_so(client):
    booking = BookingFactory(status=BookingStatus.NO_SHOW, outcome_at=START)

    page = client.get(post_question_path(booking, 2)).text

    assert "We ask this of those who came" in page
    assert 'name="answer"' not in page


def test_the_database_keeps_one_answer_to_each_question(came):
    PostOutcomeFactory(booking=came)
    PostOutcomeFactory(booking=came, weeks=8)

    with pytest.raises(IntegrityError, match="post_outcome_answers_each_question_once"), transaction.atomic():
        PostOutcomeFactory(booking=came)


def test_somebody_who_missed_it_is_offered_the_next_times():
    session = DropInFactory()
    other = DropInFactory(type=session.type, starts_at=START + timedelta(days=7))
    DropInFactory(type=session.type, starts_at=START + timedelta(days=8), status="draft")
    mark(book(session), BookingStatus.NO_SHOW)
    mail.outbox.clear()

    send_due_mail(at=datetime(2027, 1, 20, 9, 0, tzinfo=LONDON))

    message = mail.outbox[-1]
    assert message.subject == "Sorry that we missed you"
    assert f"Tuesday 26 January 2027, 2pm to 2:30pm, online: http://localhost:8000{other.get_absolute_url()}" in (
        message.body
    )
    assert message.body.count("/providers/drop-ins/") == 2
