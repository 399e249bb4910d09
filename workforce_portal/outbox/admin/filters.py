from datetime import time, timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from workforce_portal.outbox import kinds
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.selectors import STUCK_AFTER, WAITING
from workforce_portal.places.clock import at_local, local


class KindFilter(admin.SimpleListFilter):
    title = "message"
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(kind.key, kind.name) for kind in kinds.all_kinds()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[PlannedMail]) -> QuerySet[PlannedMail]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class DueFilter(admin.SimpleListFilter):
    title = "due"
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("late", "Late and not sent"), ("today", "Today"), ("week", "Next 7 days"), ("past", "Before today")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[PlannedMail]) -> QuerySet[PlannedMail]:
        now = timezone.now()
        today = at_local(local(now).date(), time.min)
        tomorrow = at_local(local(now).date() + timedelta(days=1), time.min)
        chosen = {
            "late": WAITING & Q(due_at__lt=now - STUCK_AFTER),
            "today": Q(due_at__gte=today, due_at__lt=tomorrow),
            "week": Q(due_at__gte=today, due_at__lt=today + timedelta(days=7)),
            "past": Q(due_at__lt=today),
        }
        return queryset.filter(chosen.get(self.value() or "", Q()))
