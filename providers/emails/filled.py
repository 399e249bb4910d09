"""“Did you fill the post?”: one question, two and eight weeks after a session that somebody came to."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings

from providers.emails.bookings import FOLLOW_UP_TIME, live_booking, plan_about, register_wording, values_of
from providers.enums import ASKED_AFTER_WEEKS, BookingStatus, PostAnswer
from providers.links import post_question_path
from providers.mail_texts.filled import POST_FILLED_FIRST, POST_FILLED_SECOND
from providers.models import Booking, PostOutcome
from workforce_portal.outbox.kinds import Prepared, Skip
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import cancel_planned_mail
from workforce_portal.places.clock import at_local, local
from workforce_portal.places.working_days import is_working_day, next_working_day

QUESTIONS = dict(zip(ASKED_AFTER_WEEKS, (POST_FILLED_FIRST, POST_FILLED_SECOND), strict=True))
WEEKS_OF_KIND = {wording.key: weeks for weeks, wording in QUESTIONS.items()}
SETTLED = (PostAnswer.YES, PostAnswer.STOPPED)


def plan_post_questions(booking: Booking, *, at: datetime) -> None:
    """For those who came. Left out is a question that would come along with the follow-up, or before it, because the
    outcome was recorded weeks late."""
    cancel_planned_mail(about=booking, kinds=list(WEEKS_OF_KIND), reason="The outcome was corrected", at=at)
    if booking.status != BookingStatus.ATTENDED:
        return
    follow_up_at = at_local(next_working_day(local(at).date()), FOLLOW_UP_TIME)
    for weeks, wording in QUESTIONS.items():
        due_at = at_local(question_day(booking, weeks), FOLLOW_UP_TIME)
        if due_at > follow_up_at:
            plan_about(wording, booking, f"{wording.key}:{booking.pk}", due_at=due_at, at=at)


def question_day(booking: Booking, weeks: int) -> date:
    day = local(booking.drop_in.starts_at).date() + timedelta(weeks=weeks)
    return day if is_working_day(day) else next_working_day(day)


def prepare_post_question(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    booking = live_booking(mail)
    weeks = WEEKS_OF_KIND[mail.kind]
    if booking.status != BookingStatus.ATTENDED:
        return Skip("The outcome was corrected")
    answers = PostOutcome.objects.filter(booking=booking)
    if answers.filter(weeks=weeks).exists():
        return Skip("Answered already")
    if settled := answers.filter(answer__in=SETTLED).first():
        return Skip(f"The earlier answer was “{settled.get_answer_display()}”")
    link = f"{settings.SITE_URL}{post_question_path(booking, weeks)}"
    return Prepared({**values_of(booking), "post_link": link})


def register_kinds() -> None:
    for wording in QUESTIONS.values():
        register_wording(wording, prepare_post_question, must_arrive=False, max_late=timedelta(days=7))
