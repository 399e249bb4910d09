from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from mapping.enums import Audience, Level, Theme
from mapping.selectors.gaps import cells, in_sub_regions, say_enough
from mapping.selectors.opportunities import opportunities
from workforce_portal.counting.views import CountedPageMixin


class GapsView(CountedPageMixin, TemplateView):
    """Every council by every theme, and who works on what is missing."""

    template_name = "mapping/gaps.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        asked = self.request.GET.get("for", "")
        audience = asked if asked in Audience.values else ""
        return super().get_context_data(
            today=today,
            themes=list(Theme),
            audiences=list(Audience),
            audience=audience,
            groups=in_sub_regions(cells(on=today, audience=audience)),
            enough=say_enough(),
            levels=list(Level),
            opportunities=opportunities(),
            **kwargs,
        )
