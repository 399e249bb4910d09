from datetime import date
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils import timezone

from workforce_portal.places.clock import local, say_date
from workforce_portal.places.models import BankHoliday, Council, Postcode, SubRegion
from workforce_portal.places.working_days import ends_soon
from workforce_portal.staff import worklists
from workforce_portal.staff.admin import PortalAdmin, ReadOnlyAdmin


@admin.register(SubRegion)
class SubRegionAdmin(PortalAdmin):
    list_display = ["name", "council_names", "position"]
    list_editable = ["position"]
    search_fields = ["name", "councils__name"]
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[SubRegion]:
        return super().get_queryset(request).prefetch_related("councils")

    @admin.display(description="councils")
    def council_names(self, sub_region: SubRegion) -> str:
        return ", ".join(council.name for council in sub_region.councils.all())


@admin.register(Council)
class CouncilAdmin(PortalAdmin):
    """Staff may move a council to another sub-region; councils themselves come and go by law, with a migration."""

    list_display = ["name", "sub_region", "population", "code"]
    list_filter = ["sub_region"]
    list_select_related = ["sub_region"]
    search_fields = ["name", "code"]
    readonly_fields = ["code", "slug"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(BankHoliday)
class BankHolidayAdmin(PortalAdmin):
    list_display = ["title", "date"]
    date_hierarchy = "date"
    ordering = ["-date"]
    search_fields = ["title"]
    empty_text = "No bank holidays yet. The command refresh_bank_holidays adds those that are known."


@admin.register(Postcode)
class PostcodeAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "council", "easting", "northing"]
    list_select_related = ["council"]
    search_fields = ["code__startswith"]
    search_help_text = "A postcode, or how it begins"
    ordering = ["code"]
    empty_text = "No postcodes yet. The command load_postcodes loads those of the region."

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Postcode], search_term: str
    ) -> tuple[QuerySet[Postcode], bool]:
        return super().get_search_results(request, queryset, "".join(search_term.upper().split()))


def _last_day(found: worklists.Waiting) -> date | None:
    return local(found.newest).date() if found.newest else None


def _when_they_end(found: worklists.Waiting) -> str:
    last = _last_day(found)
    return f"the last one stored is on {say_date(last)}" if last else "none is stored"


worklists.register(
    worklists.Worklist(
        key="bank-holidays-end",
        label="Bank holidays run out",
        why="Within six months there are no more bank holidays in the table: add next year’s, or run "
        "refresh_bank_holidays once a newer govuk-bank-holidays is installed.",
        url=reverse_lazy("admin:places_bankholiday_changelist"),
        rows=lambda user: BankHoliday.objects.all(),
        dated_by="date",
        number=lambda found: int(ends_soon(_last_day(found), timezone.localdate())),
        detail=_when_they_end,
        permission="places.change_bankholiday",
        position=900,
    )
)
