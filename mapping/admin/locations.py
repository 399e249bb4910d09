from __future__ import annotations

from django.contrib import admin

from mapping.admin.forms import LocationForm
from mapping.models import Location
from workforce_portal.staff.admin import PortalAdmin, with_detail


@admin.register(Location)
class LocationAdmin(PortalAdmin):
    form = LocationForm
    list_display = ["called", "council", "organisation"]
    list_filter = ["council"]
    list_select_related = ["organisation", "council"]
    search_fields = ["name", "town", "postcode", "organisation__name"]
    search_help_text = "Name, town, postcode or organisation"
    autocomplete_fields = ["organisation"]
    empty_text = "No places yet. Add where an activity is held, then choose it on the activity."

    @admin.display(description="location", ordering="name")
    def called(self, location: Location) -> str:
        return with_detail(location.name, f"{location.town}, {location.postcode}")
