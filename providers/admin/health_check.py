"""Health checks as staff see them: to look at alone, and summed up by council where enough services answered."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse

from providers.enums import Stage
from providers.health_check import MOST, results_of, to_start_with
from providers.models import HealthCheck
from providers.selectors.health_check import FEWEST_SHOWN, stage_averages
from workforce_portal.staff.admin import ReadOnlyAdmin


@admin.register(HealthCheck)
class HealthCheckAdmin(ReadOnlyAdmin):
    list_display = ["created_at", "council", "size", "times", "first_to_do"]
    list_filter = ["size", "council"]
    list_select_related = ["council"]
    date_hierarchy = "created_at"
    empty_text = "Nobody has answered the twelve questions yet. Checks appear here as services take them."

    def get_queryset(self, request: HttpRequest) -> QuerySet[HealthCheck]:
        return super().get_queryset(request).prefetch_related("answer_sets").annotate(times=Count("answer_sets"))

    @admin.display(description="times answered", ordering="times")
    def times(self, check: Any) -> int:
        return check.times

    @admin.display(description="most to gain")
    def first_to_do(self, check: HealthCheck) -> str:
        sets = list(check.answer_sets.all())
        first = to_start_with(results_of(sets[-1].answers))[:1] if sets else []
        return f"{first[0].name}, {first[0].score} of {MOST}" if first else "Nothing"

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        context = {
            "stages": [stage.label for stage in Stage],
            "averages": stage_averages(),
            "fewest_shown": FEWEST_SHOWN,
            **(extra_context or {}),
        }
        return super().changelist_view(request, context)
