from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views import View
from django.views.generic import TemplateView

from campaigns.calendars import event_file, events_feed
from campaigns.filters.events import EventCriteria, EventSearch
from campaigns.models import CampaignEvent
from campaigns.selectors.events import called_off, events_for_calendar, events_for_cards, other_events
from campaigns.structured_data import event_data
from workforce_portal.counting.views import CountedPageMixin
from workforce_portal.places.models import Council
from workforce_portal.places.narrowing import MILES
from workforce_portal.places.selectors import councils
from workforce_portal.publishing.previews import PreviewableDetailMixin

PER_PAGE = 20
CALENDAR = "text/calendar; charset=utf-8"


class EventListView(CountedPageMixin, TemplateView):
    template_name = "campaigns/event_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        at, list_url = timezone.now(), reverse("campaigns:event_list")
        search = EventSearch(EventCriteria.from_query(self.request.GET), at=at)
        page = Paginator(search.found, PER_PAGE).get_page(self.request.GET.get("page"))
        calendar_url = _calendar_url(search.council)
        return super().get_context_data(
            search=search,
            page=page,
            events=_cards(search, (row.pk for row in page)),
            cancelled=called_off(at=at),
            drawn=search.draw_map(councils(), list_url),
            miles_choices=MILES.items(),
            place_text=self.request.GET.get("place", ""),
            left_on_next=max(0, min(PER_PAGE, len(search.found) - page.end_index())),
            list_url=list_url,
            calendar_url=calendar_url,
            calendar_subscribe_url=f"webcal://{urlsplit(settings.SITE_URL).netloc}{calendar_url}",
            **kwargs,
        )


class EventDetailView(CountedPageMixin, PreviewableDetailMixin):
    """One event. A past one is gone, with a way on; a cancelled one says so and offers others."""

    slug_field, slug_url_kwarg = "uuid", "uuid"
    context_object_name = "event"
    object: CampaignEvent

    def get_queryset(self) -> QuerySet[CampaignEvent]:
        return CampaignEvent.objects.select_related("council", "campaign")

    @property
    def is_past(self) -> bool:
        return self.object.ends_at <= timezone.now()

    def get_template_names(self) -> list[str]:
        return ["campaigns/event_past.html" if self.is_past else "campaigns/event.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        campaign = self.object.campaign
        return super().get_context_data(
            campaign=campaign if campaign and campaign.is_public(timezone.now()) else None,
            others=other_events(self.object, at=timezone.now()),
            structured_data=event_data(self.object),
            **kwargs,
        )

    def render_to_response(self, context: dict[str, Any], **response_kwargs: Any) -> HttpResponse:
        status = 410 if self.is_past else 200
        return super().render_to_response(context, status=status, **response_kwargs)


class EventCalendarFileView(View):
    def get(self, request: HttpRequest, uuid: UUID) -> HttpResponse:
        event = get_object_or_404(CampaignEvent.objects.public(timezone.now()), uuid=uuid)
        response = HttpResponse(event_file(event), content_type=CALENDAR)
        response["Content-Disposition"] = 'attachment; filename="event.ics"'
        return response


class EventFeedView(View):
    """For calendar programmes, which ask again and again: the region's events, or a council's with those online."""

    def get(self, request: HttpRequest, slug: str = "") -> HttpResponse:
        council = get_object_or_404(Council, slug=slug) if slug else None
        events = events_for_calendar(council=council, at=timezone.now())
        where = council.name if council else "the North West"
        return HttpResponse(events_feed(events, name=f"{settings.SITE_NAME}: events in {where}"), content_type=CALENDAR)


def _cards(search: EventSearch, pks: Iterable[int]) -> list[CampaignEvent]:
    cards = events_for_cards(list(pks))
    for card in cards:
        card.miles, card.band = search.miles[card.pk], search.bands[card.pk]
    return cards


def _calendar_url(council: Council | None) -> str:
    if council:
        return reverse("campaigns:event_feed_of_council", args=[council.slug])
    return reverse("campaigns:event_feed")
