from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest

from providers.models import Venue
from workforce_portal.places.models import Council
from workforce_portal.places.selectors import Place, PlaceNotFound, find_place, split_postcode
from workforce_portal.staff.admin import PortalAdmin, with_detail


class VenueForm(forms.ModelForm):
    """The postcode says which council the venue is in and where on the map."""

    council = forms.ModelChoiceField(
        queryset=Council.objects.all(),
        required=False,
        empty_label="The one that the postcode is in",
        help_text="Choose it only for a postcode that we know roughly",
    )
    place: Place | None = None

    class Meta:
        model = Venue
        fields = ["name", "address", "town", "postcode", "council", "getting_there"]

    def clean_postcode(self) -> str:
        halves = split_postcode(self.cleaned_data["postcode"])
        if halves is None:
            raise forms.ValidationError("Enter a whole postcode, such as M33 7XN.")
        try:
            self.place = find_place(" ".join(halves))
        except PlaceNotFound as error:
            raise forms.ValidationError(str(error)) from error
        return " ".join(halves)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.place is None:
            return cleaned
        # What the directory knows for certain is not for anybody to choose.
        if self.place.council and not self.place.is_approximate:
            cleaned["council"] = self.place.council
        cleaned["council"] = cleaned.get("council") or self.place.council
        if cleaned["council"] is None:
            self.add_error(
                "council", f"{cleaned['postcode']} lies near the border of several councils. Choose the venue’s."
            )
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
