"""What people ask about a resource: another format, or to be told when it changes."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from providers.emails.resources import (
    plan_format_request_answered,
    plan_format_request_taken,
    plan_news_confirmation,
)
from providers.enums import FormatRequestStatus, OtherFormat
from providers.models import ChangeSubscription, FormatRequest
from providers.refusals.resources import AlreadyAnswered
from providers.services.bookings import normalise_email
from workforce_portal.places.clock import local
from workforce_portal.places.working_days import add_working_days
from workforce_portal.users.models import User

# Working days in which somebody who needs another format gets an answer.
ANSWERED_WITHIN = 10
CONFIRMED_WITHIN = timedelta(days=7)
FORGOTTEN_AFTER = timedelta(days=30)


@transaction.atomic
def ask_for_format(
    *, resource_id: int, wanted: OtherFormat, details: str, name: str, email: str, at: datetime
) -> FormatRequest:
    """Due ten working days on. The same question again, while it is open, is the same request."""
    asked, is_new = FormatRequest.objects.get_or_create(
        resource_id=resource_id,
        wanted=wanted,
        email=email,
        status=FormatRequestStatus.OPEN,
        details=details,
        defaults={"name": name, "created_at": at, "due_on": add_working_days(local(at).date(), ANSWERED_WITHIN)},
    )
    if is_new:
        plan_format_request_taken(asked, at=at)
    return asked


@transaction.atomic
def answer_format_request(
    *, request_id: int, status: FormatRequestStatus, answer: str, by: User, at: datetime
) -> FormatRequest:
    """Tells the person. Raises AlreadyAnswered."""
    asked = FormatRequest.objects.select_for_update(of=("self",)).select_related("resource").get(pk=request_id)
    if asked.status != FormatRequestStatus.OPEN:
        raise AlreadyAnswered
    asked.status, asked.answer, asked.answered_at, asked.answered_by = status, answer, at, by
    asked.save(update_fields=["status", "answer", "answered_at", "answered_by"])
    plan_format_request_answered(asked, at=at)
    return asked


@transaction.atomic
def ask_for_news(*, resource_id: int, email: str, at: datetime) -> ChangeSubscription:
    """Sends the link that confirms the address; somebody who is told already gets no mail."""
    subscription, _ = ChangeSubscription.objects.select_for_update(of=("self",)).get_or_create(
        resource_id=resource_id, email_norm=normalise_email(email), defaults={"email": email, "created_at": at}
    )
    if subscription.unsubscribed_at:
        subscription.unsubscribed_at = subscription.confirmed_at = None
        subscription.created_at = at
        subscription.save(update_fields=["unsubscribed_at", "confirmed_at", "created_at"])
    if not subscription.confirmed_at:
        plan_news_confirmation(subscription, at=at)
    return subscription


def start_news(*, subscription_id: int, at: datetime) -> None:
    """The person confirms the address, or has changed their mind about stopping."""
    rows = ChangeSubscription.objects.filter(pk=subscription_id)
    rows.filter(confirmed_at=None).update(confirmed_at=at)
    rows.update(unsubscribed_at=None)


def stop_news(*, subscription_id: int, at: datetime) -> None:
    ChangeSubscription.objects.filter(pk=subscription_id, unsubscribed_at=None).update(unsubscribed_at=at)


def forget_subscriptions(*, at: datetime) -> int:
    """Deletes addresses that nobody confirmed within a week, and those that stopped 30 days ago. Says how many."""
    unconfirmed = ChangeSubscription.objects.filter(confirmed_at=None, created_at__lt=at - CONFIRMED_WITHIN)
    stopped = ChangeSubscription.objects.filter(unsubscribed_at__lt=at - FORGOTTEN_AFTER)
    return unconfirmed.delete()[0] + stopped.delete()[0]
