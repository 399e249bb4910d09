from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from providers.admin.adviser_feed import HasFeed
from providers.admin.labels import long
from providers.enums import DropInStatus
from providers.models import Adviser, DropInType, Topic
from workforce_portal.places.clock import say_length
from workforce_portal.staff.admin import PortalAdmin, status_label, with_detail
from workforce_portal.users.models import User

COMING = "coming sessions"


@admin.register(Topic)
class TopicAdmin(PortalAdmin):
    list_display = ["name", "position", "is_offered"]
    list_editable = ["position", "is_offered"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    empty_text = "No topics yet. Without one nobody can say what they want help with."


@admin.register(DropInType)
class DropInTypeAdmin(PortalAdmin):
    list_display = ["called", "usual", "bookable", "about", "coming"]
    search_fields = ["name", "summary"]
    list_filter = ["topics"]
    prepopulated_fields = {"slug": ["name"]}
    filter_horizontal = ["topics"]
    empty_text = "No kinds of drop-in yet. Add one, then add its sessions."
    fieldsets = [
        (None, {"fields": ["name", "slug", "summary", "topics"]}),
        ("What its page says", {"fields": ["who_for", "what_happens", "what_to_bring"]}),
        ("Its sessions", {"fields": ["minutes", "capacity", "notice_hours", "horizon_days"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[DropInType]:
        return super().get_queryset(request).prefetch_related("topics").annotate(coming=_coming("drop_ins"))

    @admin.display(description="kind", ordering="name")
    def called(self, kind: DropInType) -> str:
        return with_detail(long(kind.name), long(kind.summary))

    @admin.display(description="usually")
    def usual(self, kind: DropInType) -> str:
        places = f"{kind.capacity} place{'' if kind.capacity == 1 else 's'}"
        return with_detail(say_length(kind.minutes), places)

    @admin.display(description="can be booked")
    def bookable(self, kind: DropInType) -> str:
        return f"from {kind.horizon_days} days to {kind.notice_hours} hours before"

    @admin.display(description="topics")
    def about(self, kind: DropInType) -> str:
        return ", ".join(topic.name for topic in kind.topics.all())

    @admin.display(description=COMING, ordering="coming")
    def coming(self, kind: Any) -> int:
        return kind.coming


@admin.register(Adviser)
class AdviserAdmin(HasFeed, PortalAdmin):
    list_display = ["called", "email", "coming", "state"]
    list_filter = ["is_active"]
    search_fields = ["name", "introduction", "email"]
    empty_text = "No advisers yet. Each session has one."

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        # A plain list: Django's search box offers nothing where scripts are off.
        if db_field.name == "user":
            kwargs["queryset"] = User.objects.filter(is_staff=True).order_by("full_name", "email")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Adviser]:
        return super().get_queryset(request).annotate(coming=_coming("drop_ins"))

    @admin.display(description="adviser", ordering="name")
    def called(self, adviser: Adviser) -> str:
        return with_detail(adviser.name, adviser.introduction)

    @admin.display(description=COMING, ordering="coming")
    def coming(self, adviser: Any) -> int:
        return adviser.coming

    @admin.display(description="status", ordering="is_active")
    def state(self, adviser: Adviser) -> str:
        return status_label("Active", "good") if adviser.is_active else status_label("No longer", "full")


def _coming(path: str) -> Count:
    held = [DropInStatus.OPEN, DropInStatus.CLOSED]
    found = Q(**{f"{path}__starts_at__gt": timezone.now(), f"{path}__status__in": held})
    return Count(path, filter=found, distinct=True)
