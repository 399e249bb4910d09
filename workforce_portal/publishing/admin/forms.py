from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db import models
from reversion.models import Version

from workforce_portal.places.clock import say_date, say_time
from workforce_portal.publishing.addresses import former_page_at, is_own_address

SEEN = "seen_changed_at"


class LondonTimeField(forms.SplitDateTimeField):
    """A day and a time as clocks in London show them, once."""

    def compress(self, data_list: Any) -> Any:
        try:
            return super().compress(data_list)
        except forms.ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            raise forms.ValidationError(
                "The clocks change that night, and show this time twice or not at all. Choose a time from 2am on, or "
                "before 1am."
            ) from error


class PublishableForm(forms.ModelForm):
    """Forms of publishable pages inherit it: nobody overwrites unawares, and dates and addresses make sense."""

    seen_changed_at = forms.CharField(required=False, widget=forms.HiddenInput)
    refusals: ClassVar[list[str]] = []  # what saving found wrong with the page as a whole

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.saved: Any = None
        if self.instance.pk:
            self.initial[SEEN] = self.instance.changed_at.isoformat()

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for refusal in self.refusals:
            self.add_error(None, refusal)
        if self.instance.pk:
            rows: Any = type(self.instance)._default_manager
            self.saved = rows.select_for_update(of=("self",)).get(pk=self.instance.pk)
            self._refuse_over_newer()
        self._refuse_impossible_dates()
        return cleaned

    def _refuse_over_newer(self) -> None:
        newest = self.saved.changed_at.isoformat()
        if self.cleaned_data.get(SEEN) == newest:
            return
        # Saving once more is a decision, made in knowledge of the other change.
        typed: Any = self.data
        again = typed.copy()
        again[self.add_prefix(SEEN)] = newest
        self.data = again
        self.add_error(
            None,
            f"{_said_by(self.saved)} What you typed is still here. Compare it with theirs under “Versions”, in another "
            "window; then save once more to write yours over it.",
        )

    def _refuse_impossible_dates(self) -> None:
        cleaned = self.cleaned_data
        appears, goes = cleaned.get("publish_at"), cleaned.get("unpublish_at")
        if appears and goes and goes <= appears:
            self.add_error("unpublish_at", "Enter a time after the one at which it appears.")
        if self.instance.is_published:
            for name, sentence in NEEDED_WHILE_PUBLISHED.items():
                if name in self.fields and name not in self.errors and not cleaned.get(name):
                    self.add_error(name, sentence)

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if "slug" in self.fields and "slug" not in self.errors:
            self._refuse_address_of_another()

    def _refuse_address_of_another(self) -> None:
        address = self.instance.get_absolute_url()
        own = self.saved.get_absolute_url() if self.saved else ""
        left = former_page_at(address, own=own)
        if left and address != own:
            leads = f"leads to {left.moved_to} now" if left.moved_to else "tells people that the page has gone"
            self.add_error(
                "slug",
                f"Another page had the address {address}, which {leads}, and it may be in print. Choose another. "
                "To use this one all the same, delete it under “Old addresses” first.",
            )


NEEDED_WHILE_PUBLISHED = {
    "publish_at": "It is published: leave the time at which it appeared, or take it back to draft.",
    "review_by": "It is published: say by when somebody reads it again to see that it is true.",
}


def _said_by(page: models.Model) -> str:
    last = Version.objects.get_for_object(page).select_related("revision__user").first()
    who = str(last.revision.user) if last and last.revision.user else "Somebody"
    when: Any = page.changed_at  # type: ignore[attr-defined]
    return f"{who} saved a newer version at {say_time(when)} on {say_date(when, year=False)}, while you were writing."


class RetireForm(forms.Form):
    text = forms.CharField(
        label="What people can do instead", max_length=200, help_text="Such as Read the story of somebody else"
    )
    url = forms.CharField(
        label="Where they can do it",
        max_length=300,
        help_text="An address of this portal, such as /stories/",
    )

    def clean_url(self) -> str:
        url = self.cleaned_data["url"]
        if not is_own_address(url):
            raise forms.ValidationError("Enter an address of this portal that begins with /, such as /stories/.")
        return url
