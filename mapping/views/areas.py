from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.views.generic import DetailView

from mapping.enums import Audience, Theme
from mapping.selectors.activities import for_cards, listed_in, with_everything
from mapping.selectors.areas import area_cells, known_about
from mapping.selectors.gaps import behind, cells
from workforce_portal.counting.views import CountedPageMixin
from workforce_portal.places.models import Council
from workforce_portal.places.selectors import councils


class AreaView(CountedPageMixin, DetailView):
    """Everything that the portal knows in one council, on two pages when it is printed."""

    template_name = "mapping/area.html"
    context_object_name = "council"
    object: Council

    def get_queryset(self) -> QuerySet[Council]:
        return councils()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        at = timezone.now()
        today = timezone.localdate(at)
        return super().get_context_data(
            today=today,
            themes=area_cells(self.object, with_everything(listed_in(self.object, on=today)), on=today),
            known=known_about(self.object, at=at),
            **kwargs,
        )


class AreaThemeView(CountedPageMixin, DetailView):
    """The list behind one number of the map, and what is listed but does not count just now."""

    template_name = "mapping/area_theme.html"
    context_object_name = "council"
    object: Council

    def get_queryset(self) -> QuerySet[Council]:
        return councils()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today, council = timezone.localdate(), self.object
        if self.kwargs["theme"] not in Theme.values:
            raise Http404
        theme, audience = Theme(self.kwargs["theme"]), self._audience()
        counted = list(for_cards(behind(council, theme, on=today, audience=audience)))
        listed = for_cards(listed_in(council, on=today)).filter(theme=theme)
        return super().get_context_data(
            today=today,
            theme=theme,
            audience=Audience(audience).label if audience else "",
            cell=cells(on=today, themes=[theme], audience=audience)[council.code, theme],
            activities=counted,
            others=listed.exclude(pk__in=[one.pk for one in counted]),
            **kwargs,
        )

    def _audience(self) -> str:
        asked = self.request.GET.get("for", "")
        return asked if asked in Audience.values else ""
