from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views import View

from providers.enums import DropInStatus
from providers.links.agenda import find_feed
from providers.models import DropIn
from providers.selectors.agenda import feed_sessions
from workforce_portal.outbox.calendar import CalendarEvent, calendar_feed
from workforce_portal.places.clock import local
from workforce_portal.security.headers import PrivatePageMixin
from workforce_portal.security.links import BadLink

REVOKED = "This calendar address does not work any more.\n"


class AdviserFeedView(PrivatePageMixin, View):
    """An adviser's sessions for their calendar programme. It names nobody who booked: calendars are shared."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            feed = find_feed(token)
        except BadLink:
            return HttpResponse(
                "This calendar address does not work any more.\n", status=404, content_type="text/plain"
            )
        at = timezone.now()
        events = [_event(session) for session in feed_sessions(feed.adviser, at=at)]
        text = calendar_feed(events, name=f"{settings.SITE_NAME}: {feed.adviser}")
        return HttpResponse(text, content_type="text/calendar; charset=utf-8")


def _event(session: DropIn) -> CalendarEvent:
    is_cancelled = session.status == DropInStatus.CANCELLED
    sheet = reverse("admin:providers_dropin_sheet", args=[local(session.starts_at).date(), session.pk])
    booked = f"{session.places_taken} of {session.capacity} booked"
    return CalendarEvent(
        uid=f"session-{session.uuid}@{settings.SITE_HOST}",
        sequence=session.calendar_sequence,
        summary=f"{'Cancelled: ' if is_cancelled else ''}{session.type.name}",
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        location=session.place_name,
        description=f"{booked}. Who comes: {settings.SITE_URL}{sheet}" if not is_cancelled else "",
        organizer_email=settings.HELP_EMAIL,
        organizer_name=settings.SITE_NAME,
        url=f"{settings.SITE_URL}{session.get_absolute_url()}",
        # When it was last known to be so: a time of asking would make every entry look changed each time.
        stamped_at=session.cancelled_at or session.created_at,
        is_cancelled=is_cancelled,
    )
