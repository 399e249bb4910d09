from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views import View
from django.views.generic import TemplateView

from providers.enums import DropInStatus, Role, Stage
from providers.filters import Criteria, DropInSearch
from providers.permissions import why_not_bookable, why_not_waitable
from providers.selectors import drop_ins_for_cards, drop_ins_with_places, nearest_alternatives, public_drop_ins
from providers.selectors.library import resources_of_topics
from providers.structured_data import drop_in_data
from workforce_portal.counting.views import CountedPageMixin
from workforce_portal.places.narrowing import MILES

PER_PAGE = 10
SOON = 3


class IndexView(CountedPageMixin, TemplateView):
    template_name = "providers/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        soon = drop_ins_with_places(at=timezone.now())[:SOON]
        return super().get_context_data(drop_ins=soon, stages=Stage.choices, **kwargs)


class DropInListView(CountedPageMixin, TemplateView):
    template_name = "providers/drop_in_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        at = timezone.now()
        search = DropInSearch(Criteria.from_query(self.request.GET), at=at)
        page = Paginator(search.found, PER_PAGE).get_page(self.request.GET.get("page"))
        cards = drop_ins_for_cards(row.pk for row in page)
        for card in cards:
            card.miles = search.miles[card.pk]
            card.may_wait = why_not_waitable(card, at=at) is None
        return super().get_context_data(
            search=search,
            page=page,
            drop_ins=cards,
            miles_choices=MILES.items(),
            place_text=self.request.GET.get("place", ""),
            left_on_next=max(0, min(PER_PAGE, len(search.found) - page.end_index())),
            **kwargs,
        )


class DropInDetailView(CountedPageMixin, View):
    """One session. A past one is gone, with a way on; a cancelled one says so and offers others."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        at = timezone.now()
        drop_in = get_object_or_404(public_drop_ins(), pk=pk)
        refusal = why_not_bookable(drop_in, role=Role.BOOKER, at=at)
        is_past = drop_in.ends_at <= at
        is_bookable = refusal is None and drop_in.places_left > 0
        context = {
            "drop_in": drop_in,
            "refusal": refusal,
            "is_bookable": is_bookable,
            "structured_data": drop_in_data(drop_in, is_bookable=is_bookable),
            "may_wait": drop_in.places_left <= 0 and why_not_waitable(drop_in, at=at) is None,
            "is_cancelled": drop_in.status == DropInStatus.CANCELLED,
            "others": nearest_alternatives(drop_in, at=at, limit=SOON),
            "resources": [] if is_past else resources_of_topics(drop_in.type.topics.all()),
        }
        name = "providers/drop_in_past.html" if is_past else "providers/drop_in_detail.html"
        return render(request, name, context, status=410 if is_past else 200)
