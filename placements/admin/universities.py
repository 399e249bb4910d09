from __future__ import annotations

from django.contrib import admin
from django.utils.safestring import SafeString

from placements.models import Block, Need, Programme, WaysOfWorking
from workforce_portal.places.clock import say_date
from workforce_portal.staff.admin import PortalAdmin, ReadOnlyAdmin, status_label, with_detail


@admin.register(WaysOfWorking)
class WaysOfWorkingAdmin(PortalAdmin):
    list_display = ["organisation", "ring", "ring_phone", "updated_at"]
    list_select_related = ["organisation"]
    empty_text = "No university has told hosts how it works."


class BlockInline(admin.TabularInline):
    model = Block
    extra = 0


@admin.register(Programme)
class ProgrammeAdmin(PortalAdmin):
    list_display = ["name", "organisation", "discipline", "is_active"]
    list_filter = ["discipline", "organisation", "is_active"]
    list_select_related = ["organisation"]
    search_fields = ["name", "organisation__name"]
    inlines = [BlockInline]
    empty_text = "No programmes yet. Universities add their own."


@admin.register(Need)
class NeedAdmin(ReadOnlyAdmin):
    list_display = ["course", "when", "number", "must_have_in_words", "state"]
    list_filter = ["block__programme__discipline", "block__programme__organisation"]
    list_select_related = ["block__programme__organisation"]
    empty_text = "No university has said what it needs."

    @admin.display(description="course", ordering="block__programme__name")
    def course(self, need: Need) -> SafeString:
        return with_detail(need.block, need.block.programme.organisation)

    @admin.display(description="when", ordering="block__starts_on")
    def when(self, need: Need) -> SafeString:
        return with_detail(say_date(need.block.starts_on), f"until {say_date(need.block.ends_on)}")

    @admin.display(description="state")
    def state(self, need: Need) -> SafeString:
        return status_label("Taken back", "full") if need.withdrawn_at else status_label("Open", "wait")
