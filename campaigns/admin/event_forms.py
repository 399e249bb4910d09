"""Forms for when and where an event is. What is online has no place, what is in person has a whole one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime

from campaigns.models import CampaignEvent
from campaigns.services.events import TimeAndPlace
from workforce_portal.places.forms import PostcodeFormMixin
from workforce_portal.publishing.admin import PublishableForm

PLACE = ("venue", "town", "postcode")
NEEDED = {
    "venue": "Say where it is: the name of the place, then its street.",
    "town": "Say in which town it is.",
    "postcode": "Enter the postcode: the list and the map go by it.",
}


class WhenAndWhereMixin(PostcodeFormMixin):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", "Enter a time after the one at which it starts.")
        if cleaned.get("is_online"):
            cleaned.update(dict.fromkeys(PLACE, ""), council=None)
            self.place = None
        elif "is_online" in cleaned:
            for name, sentence in NEEDED.items():
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, sentence)
        return cleaned


class EventForm(WhenAndWhereMixin, PublishableForm):
    class Meta:
        model = CampaignEvent
        fields = "__all__"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        # Where it is known to be stays known while the form of a published event does not ask for it.
        if "postcode" in self.fields:
            self.instance.easting = self.place.easting if self.place else None
            self.instance.northing = self.place.northing if self.place else None
        return cleaned


class MoveForm(WhenAndWhereMixin, forms.Form):
    """What is asked where an event moves: all of when and where, filled in with what it is now."""

    starts_at = forms.SplitDateTimeField(label="Starts", widget=AdminSplitDateTime)
    ends_at = forms.SplitDateTimeField(label="Ends", widget=AdminSplitDateTime)
    is_online = forms.BooleanField(label="Online", required=False)
    venue = forms.CharField(label="Venue", required=False, max_length=200, help_text="Name and street")
    town = forms.CharField(label="Town", required=False, max_length=80)
    postcode = forms.CharField(label="Postcode", required=False, max_length=8)

    field_order = ("starts_at", "ends_at", "is_online", *PLACE, "council")

    @property
    def time_and_place(self) -> TimeAndPlace:
        asked = {name: self.cleaned_data[name] for name in ("starts_at", "ends_at", "is_online", *PLACE, "council")}
        if self.place:
            asked |= {"easting": self.place.easting, "northing": self.place.northing}
        return TimeAndPlace(**asked)


class CancelForm(forms.Form):
    reason = forms.CharField(
        label="Why it is cancelled",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="A sentence that people read on its page, such as “The hall is flooded.”",
        error_messages={"required": "Say why: people read it on its page."},
    )
