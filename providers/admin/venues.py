from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest

from providers.models import Venue
from workforce_portal.places.forms import PostcodeFormMixin
from workforce_portal.staff.admin import PortalAdmin, with_detail


class VenueForm(PostcodeFormMixin, forms.ModelForm):
    class Meta:
        model = Venue
        fields = ["name", "address", "town", "postcode", "council", "getting_there"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.place:
            self.instance.easting, self.instance.northing = self.place.easting, self.place.northing
        return cleaned


@admin.register(Venue)
class VenueAdmin(PortalAdmin):
    form = VenueForm
    list_display = ["called", "postcode", "council"]
    list_filter = [("council", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["council"]
    search_fields = ["name", "address", "town", "postcode"]
    empty_text = "No venues yet. Sessions in person need one."

    @admin.display(description="venue", ordering="name")
    def called(self, venue: Venue) -> str:
        return with_detail(venue.name, f"{venue.address}, {venue.town}")

    def save_model(self, request: HttpRequest, obj: Venue, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if form.place.is_approximate:
            self.message_user(request, f"Its place on the map is approximate. {form.place.note}", messages.WARNING)
