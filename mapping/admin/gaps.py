from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from mapping.enums import Progress
from mapping.models import AreaCheck, GapRule, LevelOverride, Opportunity
from mapping.services.gaps import note_the_day
from workforce_portal.places.clock import say_date
from workforce_portal.staff.admin import PortalAdmin, Tone, status_label, with_detail

TONES: dict[str, Tone] = {
    Progress.OPEN: "bad",
    Progress.DEVELOPING: "few",
    Progress.CLOSED: "good",
    Progress.NOT_PURSUED: "full",
}


@admin.register(GapRule)
class GapRuleAdmin(PortalAdmin):
    list_display = ["theme", "covered_from", "look_again_after"]
    fields = ["covered_from", "look_again_after"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class SignedAdmin(PortalAdmin):
    """What somebody says under their name."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.by = request.user
        super().save_model(request, obj, form, change)


@admin.register(AreaCheck)
class AreaCheckAdmin(SignedAdmin):
    list_display = ["council", "theme", "checked_on", "by", "note"]
    list_filter = ["theme", "council"]
    list_select_related = ["council", "by"]
    date_hierarchy = "checked_on"
    empty_text = "Nobody has written down a look yet. Add one where you asked around and found nothing."


@admin.register(LevelOverride)
class LevelOverrideAdmin(SignedAdmin):
    list_display = ["council", "theme", "said", "reason", "by", "expires_on"]
    list_filter = ["theme", "level", "council"]
    list_select_related = ["council", "by"]
    empty_text = "Every level is worked out. Add one here where you know better, with the reason and until when."

    @admin.display(description="level", ordering="level")
    def said(self, override: LevelOverride) -> str:
        holds = override.expires_on >= timezone.localdate()
        return with_detail(override.get_level_display(), "" if holds else "holds no more")


@admin.register(Opportunity)
class OpportunityAdmin(PortalAdmin):
    list_display = ["called", "standing", "owner_name", "due"]
    list_filter = ["progress", "theme", "council"]
    list_select_related = ["council"]
    search_fields = ["title", "council__name", "owner_name"]
    search_help_text = "Title, council or who works on it"
    autocomplete_fields = ["closing_activity"]
    empty_text = "No gap has been named as an opportunity yet."

    @admin.display(description="opportunity", ordering="title")
    def called(self, opportunity: Opportunity) -> str:
        return with_detail(opportunity.title, f"{opportunity.council}, {opportunity.get_theme_display()}")

    @admin.display(description="progress", ordering="progress")
    def standing(self, opportunity: Opportunity) -> str:
        return status_label(opportunity.get_progress_display(), TONES[opportunity.progress])

    @admin.display(description="by when", ordering="target_on")
    def due(self, opportunity: Opportunity) -> str:
        late = status_label("Late", "bad") if opportunity.is_late(timezone.localdate()) else ""
        return with_detail(say_date(opportunity.target_on), late) if opportunity.target_on else ""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["council", "theme"] if obj else []

    def save_model(self, request: HttpRequest, obj: Opportunity, form: Any, change: bool) -> None:
        note_the_day(obj, on=timezone.localdate())
        super().save_model(request, obj, form, change)
