from __future__ import annotations

from typing import Any

from django import forms

from workforce_portal.places.models import Council
from workforce_portal.places.selectors import Place, PlaceNotFound, find_place, split_postcode


class PostcodeFormMixin(forms.Form):
    """For a form with a `postcode`, which says which council it is in and where on the map.

    After cleaning, `place` is where it is, or None without a postcode.
    """

    council = forms.ModelChoiceField(
        queryset=Council.objects.all(),
        required=False,
        empty_label="The one that the postcode is in",
        help_text="Choose it only for a postcode that we know roughly",
    )
    place: Place | None = None

    def clean_postcode(self) -> str:
        typed = self.cleaned_data["postcode"]
        if not typed:
            return ""
        halves = split_postcode(typed)
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
                "council", f"{cleaned['postcode']} lies near the border of several councils. Choose the right one."
            )
        return cleaned
