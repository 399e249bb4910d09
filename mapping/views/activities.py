from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView, TemplateView

from mapping.enums import State, Theme
from mapping.filters import ActivityCriteria, ActivitySearch
from mapping.models import Activity
from mapping.selectors.activities import (
    activities_for_cards,
    instead_of,
    is_being_checked,
    with_everything,
)
from mapping.selectors.gaps import Cell, cells, in_sub_regions
from workforce_portal.counting.views import CountedPageMixin
from workforce_portal.places.hexagons import Shown, draw_map
from workforce_portal.places.narrowing import MILES

PER_PAGE = 20


class MapView(CountedPageMixin, TemplateView):
    """One theme in every council, as a table and as a map: both are drawn from the same cells."""

    template_name = "mapping/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        asked = self.request.GET.get("theme", "")
        theme = Theme(asked) if asked in Theme.values else Theme.FIRST_STEP
        found = cells(on=today, themes=[theme])
        by_code = {code: cell for (code, _), cell in found.items()}
        return super().get_context_data(
            theme=theme,
            themes=list(Theme),
            groups=in_sub_regions(found),
            drawn=draw_map((cell.council for cell in found.values()), lambda council: _shown(by_code[council.code])),
            today=today,
            **kwargs,
        )


class ActivityListView(CountedPageMixin, TemplateView):
    template_name = "mapping/activity_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today, list_url = timezone.localdate(), reverse("mapping:activity_list")
        search = ActivitySearch(ActivityCriteria.from_query(self.request.GET), on=today)
        page = Paginator(search.found, PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            search=search,
            page=page,
            activities=_cards(search, (row.pk for row in page)),
            miles_choices=MILES.items(),
            place_text=self.request.GET.get("place", ""),
            left_on_next=max(0, min(PER_PAGE, len(search.found) - page.end_index())),
            list_url=list_url,
            today=today,
            **kwargs,
        )


class ActivityView(CountedPageMixin, DetailView):
    """One activity. What was withdrawn or archived says so, with others instead; what is proposed is not there yet."""

    template_name = "mapping/activity.html"
    object: Activity

    def get_queryset(self) -> QuerySet[Activity]:
        return with_everything(Activity.objects.exclude(state=State.PROPOSED))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today, activity = timezone.localdate(), self.object
        return super().get_context_data(
            today=today,
            others=instead_of(activity, on=today),
            is_being_checked=is_being_checked(activity),
            is_overdue=activity.is_overdue(today),
            has_stepped_down=activity.has_stepped_down(today),
            is_closed=activity.is_closed(today),
            is_to_come=activity.is_to_come(today),
            is_over=activity.is_over(today),
            **kwargs,
        )

    def get_template_names(self) -> list[str]:
        return [self.template_name if self.object.is_published else "mapping/activity_gone.html"]

    def render_to_response(self, context: dict[str, Any], **response_kwargs: Any) -> HttpResponse:
        status = 200 if self.object.is_published else 410
        return super().render_to_response(context, status=status, **response_kwargs)


def _shown(cell: Cell) -> Shown:
    return Shown(
        count=cell.count,
        words=cell.words,
        url=reverse("mapping:area", args=[cell.council.slug]),
        look=cell.look,
    )


def _cards(search: ActivitySearch, pks: Iterable[int]) -> list[Activity]:
    cards = activities_for_cards(pks)
    for card in cards:
        card.miles, card.band = search.miles[card.pk], search.bands[card.pk]
    return cards
