"""Who has not been heard of for as long as details are kept."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Greatest

from applicants.enums import Role
from applicants.models import Applicant, ApplicantQuerySet, ReferralEvent
from workforce_portal.places.clock import at_local, local, months_before

NOTICE = timedelta(days=30)


def with_last_heard() -> Any:
    """Adds `heard_at`: when anybody but the portal itself last did something about the person."""
    events = ReferralEvent.objects.filter(referral__applicant=OuterRef("pk")).exclude(role=Role.PORTAL)
    latest = Subquery(events.order_by("-at").values("at")[:1])
    # PostgreSQL leaves out what is not there.
    return Applicant.objects.known().annotate(heard_at=Greatest("last_activity_at", latest))


def kept_since(at: datetime) -> datetime:
    """The beginning, in London, of the day so many months ago."""
    return at_local(months_before(local(at).date(), settings.APPLICANT_RETENTION_MONTHS), time.min)


def to_ask(at: datetime) -> ApplicantQuerySet:
    """Whom to ask whether we shall keep their details."""
    rows: ApplicantQuerySet = with_last_heard().filter(asked_to_keep_at=None, heard_at__lt=kept_since(at))
    return rows.order_by("pk")


def heard_since_asked() -> ApplicantQuerySet:
    """Who has been heard of since, so that nothing is removed."""
    rows: ApplicantQuerySet = with_last_heard().filter(heard_at__gte=F("asked_to_keep_at"))
    return rows


def to_forget(at: datetime) -> ApplicantQuerySet:
    """Who was asked 30 days ago, and has been as silent since."""
    silent = {"asked_to_keep_at__lte": at - NOTICE, "heard_at__lt": F("asked_to_keep_at")}
    rows: ApplicantQuerySet = with_last_heard().filter(**silent)
    return rows.order_by("pk")
