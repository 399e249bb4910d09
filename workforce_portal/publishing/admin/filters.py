from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from workforce_portal.publishing.enums import Stage


class StageFilter(admin.SimpleListFilter):
    title = "status"
    parameter_name = "stage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(stage.value, str(stage.label)) for stage in Stage]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows: Any = queryset
        chosen = next((stage for stage in Stage if stage.value == self.value()), None)
        return rows.in_stage(chosen, timezone.now()) if chosen else queryset
