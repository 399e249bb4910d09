from __future__ import annotations

from typing import Any

from django.views.generic import TemplateView

from placements.forms.pool import PoolForm
from placements.pool import calculate
from workforce_portal.counting.views import CountedPageMixin


class PoolView(CountedPageMixin, TemplateView):
    """What a few small places could host together. A form by GET: nothing is written."""

    template_name = "placements/pool.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = PoolForm(self.request.GET if "weeks" in self.request.GET else None)
        is_right = form.is_bound and form.is_valid()
        pool = calculate(form.places(), weeks=form.cleaned_data["weeks"]) if is_right else None
        return super().get_context_data(form=form, summary=form.summary, pool=pool, **kwargs)
