"""Whether pages are useful. We ask nobody who they are, and keep no way to reach them."""

from __future__ import annotations

from datetime import datetime, time

from django.conf import settings
from django.db.models import QuerySet
from django.urls import Resolver404, resolve

from workforce_portal.places.clock import at_local, local, months_before
from workforce_portal.privacy.redaction import redact_contacts
from workforce_portal.security.links import MARKER
from workforce_portal.site.models import PageFeedback

HOME = "/"
LONGEST_PAGE = 300
CLOSED = ("/admin/", "/feedback/")


def page_of(address: str) -> str:
    """The page of ours that an address names, or home. A private link is nobody's business, so it names none."""
    path = address.partition("?")[0].partition("#")[0]
    if len(path) > LONGEST_PAGE or path.startswith(CLOSED) or f"{MARKER}." in path:
        return HOME
    try:
        resolve(path)
    except Resolver404:
        return HOME
    return path


def give_feedback(*, page: str, is_useful: bool, comment: str, at: datetime) -> PageFeedback:
    return PageFeedback.objects.create(
        page=page_of(page), is_useful=is_useful, comment=redact_contacts(comment), given_at=at
    )


def comments_to_read() -> QuerySet[PageFeedback]:
    return PageFeedback.objects.filter(read_at=None).exclude(comment="")


def mark_as_read(rows: QuerySet[PageFeedback], *, at: datetime) -> int:
    return rows.filter(read_at=None).update(read_at=at)


def forget_comments(*, at: datetime) -> int:
    """What people wrote goes after the months that details of people are kept; the answer itself stays."""
    last = at_local(months_before(local(at).date(), settings.BOOKING_RETENTION_MONTHS), time(0, 0))
    return PageFeedback.objects.filter(given_at__lt=last).exclude(comment="").update(comment="")
