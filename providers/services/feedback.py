"""What people say after their session."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from providers.enums import BookingStatus, PostAnswer, Usefulness
from providers.models import Booking, Feedback, PostOutcome
from providers.refusals.feedback import DidNotCome
from providers.services.rows import lock_booking


@transaction.atomic
def give_feedback(*, booking_id: int, usefulness: Usefulness, next_step: str, comment: str, at: datetime) -> Feedback:
    """Keeps the first answer of a booking; a second one changes nothing. Raises DidNotCome."""
    booking = _of_somebody_who_came(booking_id)
    feedback, _ = Feedback.objects.get_or_create(
        booking=booking,
        defaults={"usefulness": usefulness, "next_step": next_step, "comment": comment, "given_at": at},
    )
    return feedback


@transaction.atomic
def answer_post_question(*, booking_id: int, weeks: int, answer: PostAnswer, at: datetime) -> PostOutcome:
    """Whether the post is filled, so many weeks after the session; a later answer corrects it. Raises DidNotCome."""
    booking = _of_somebody_who_came(booking_id)
    outcome, _ = PostOutcome.objects.update_or_create(
        booking=booking, weeks=weeks, defaults={"answer": answer, "answered_at": at}
    )
    return outcome


def _of_somebody_who_came(booking_id: int) -> Booking:
    booking = lock_booking(booking_id)
    if booking.status != BookingStatus.ATTENDED:
        raise DidNotCome
    return booking
