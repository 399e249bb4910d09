"""The bookings behind the report's numbers of what came of a session, a name for each as the report has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q

from providers.enums import BookingStatus, PostAnswer, Usefulness
from providers.models import Booking, Feedback, PostOutcome
from providers.selectors.reports import ASKED_BY
from workforce_portal.outbox.models import PlannedMail, State


def _gave_feedback(**narrowed: Any) -> Q:
    return Q(Exists(Feedback.objects.filter(booking=OuterRef("pk"), **narrowed)))


def _answered(**narrowed: Any) -> Q:
    return Q(Exists(PostOutcome.objects.filter(booking=OuterRef("pk"), **narrowed)))


def _asked() -> Q:
    """By a mail that was sent; whoever answered without one was asked as well."""
    about = ContentType.objects.get_for_model(Booking)
    sent = PlannedMail.objects.filter(about_type=about, about_id=OuterRef("pk"), state=State.SENT, kind__in=ASKED_BY)
    return Q(Exists(sent)) | _answered()


AFTERWARDS: dict[str, Callable[[], Q]] = {
    "feedback": _gave_feedback,
    "useful": lambda: _gave_feedback(usefulness__gte=Usefulness.USEFUL),
    "asked": _asked,
    "answered": _answered,
    "filled": lambda: _answered(answer=PostAnswer.YES),
}


def bookings_afterwards(name: str) -> Q:
    """Of those who came: what a number of the report counts."""
    return Q(status=BookingStatus.ATTENDED) & AFTERWARDS[name]()
