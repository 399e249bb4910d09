from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from providers.selectors.afterwards import AFTERWARDS, bookings_afterwards
from workforce_portal.places.models import SubRegion

ONLINE = "online"


class WhenFilter(admin.SimpleListFilter):
    title = "when"
    parameter_name = "when"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("coming", "Coming"), ("past", "Over")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "coming":
            return queryset.filter(ends_at__gt=timezone.now())
        return queryset.filter(ends_at__lte=timezone.now()) if self.value() == "past" else queryset


class AreaFilter(admin.SimpleListFilter):
    """The part of the region that the venue is in. `path` leads from the row to its session."""

    title = "area"
    parameter_name = "area"
    path = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(ONLINE, "Online"), *SubRegion.objects.values_list("slug", "name")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return queryset
        if self.value() == ONLINE:
            return queryset.filter(**{f"{self.path}is_online": True})
        return queryset.filter(**{f"{self.path}venue__council__sub_region__slug": self.value()})


class BookingAreaFilter(AreaFilter):
    path = "drop_in__"


class AfterwardsFilter(admin.SimpleListFilter):
    """Where a number of the report leads. It shows itself only there: counting each choice would cost every list."""

    title = "afterwards"
    parameter_name = "afterwards"
    words = {
        "feedback": "Gave feedback",
        "useful": "Found it useful",
        "asked": "Asked about the post",
        "answered": "Answered about the post",
        "filled": "Filled the post",
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        chosen = self.value()
        return [(chosen, self.words[chosen])] if chosen in AFTERWARDS else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.value()
        return queryset.filter(bookings_afterwards(chosen)) if chosen in AFTERWARDS else queryset
