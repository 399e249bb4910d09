from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, cast

from django import forms

from mapping.enums import ReportReason, Theme
from mapping.models import Activity
from mapping.selectors.activities import resembling
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.forms import EmailTypoMixin, PortalForm
from workforce_portal.places.models import Council
from workforce_portal.security.forms import HumanFormMixin

TO_HEAR = "To hear what came of it. You can do without: the next page has a reference"


class ReportForm(HumanFormMixin, EmailTypoMixin, PortalForm):
    reason = forms.ChoiceField(
        label="What is wrong?",
        choices=ReportReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is wrong"},
    )
    details = forms.CharField(
        label="What should it say instead?",
        required=False,
        max_length=1000,
        help_text="What you know is enough. Please name nobody who gets care",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    name = forms.CharField(label="Your name", max_length=120, required=False)
    email = forms.EmailField(label="E-mail address", max_length=254, required=False, help_text=TO_HEAR)

    controls: ClassVar[dict[str, Control]] = {
        "name": Control(width=20, autocomplete="name"),
        "email": Control(width=30, autocomplete="email"),
    }


class SuggestForm(HumanFormMixin, EmailTypoMixin, PortalForm):
    """Asks once whether it is one of those that are on the map already."""

    title = forms.CharField(label="What is it called?", max_length=120)
    organisation_name = forms.CharField(label="Who runs it?", max_length=200)
    council = forms.ModelChoiceField(
        label="For people in which council?", queryset=Council.objects.none(), empty_label="Choose a council"
    )
    theme = forms.ChoiceField(
        label="What does it help with?",
        choices=[(theme.value, f"{theme.label}: {theme.meaning.lower()}") for theme in Theme],
        widget=forms.RadioSelect,
    )
    details = forms.CharField(label="What happens there?", max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))
    contact = forms.CharField(
        label="How do people get in touch with it?",
        max_length=300,
        required=False,
        help_text="A phone number, an address or a web page",
    )
    name = forms.CharField(label="Your name", max_length=120, required=False)
    email = forms.EmailField(label="E-mail address", max_length=254, required=False, help_text=TO_HEAR)
    wants_credit = forms.BooleanField(label="Name me on its page as who told you of it", required=False)
    not_these = forms.CharField(required=False, widget=forms.HiddenInput)

    controls: ClassVar[dict[str, Control]] = {
        "title": Control(width=30),
        "organisation_name": Control(width=30, autocomplete="organization"),
        "contact": Control(width=30),
        "name": Control(width=20, autocomplete="name"),
        "email": Control(width=30, autocomplete="email"),
    }

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.resembling: list[Activity] = []
        cast(forms.ModelChoiceField, self.fields["council"]).queryset = Council.objects.order_by("name")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("wants_credit") and not cleaned.get("name"):
            self.add_error("name", "Enter your name, or take the tick away below")
        if not self.errors:
            self._ask_about_likenesses(cleaned)
        cleaned.pop("not_these", None)
        return cleaned

    def _ask_about_likenesses(self, cleaned: dict[str, Any]) -> None:
        self.resembling = resembling(
            title=cleaned["title"],
            organisation_name=cleaned["organisation_name"],
            council=cleaned["council"],
            on=self.on,
        )
        seen = ",".join(str(one.pk) for one in self.resembling)
        if self.resembling and cleaned.get("not_these") != seen:
            data = cast(Any, self.data).copy()
            data[self.add_prefix("not_these")] = seen
            self.data = data
            self.add_error(None, "Is it one of these? If not, press “Send the suggestion” once more.")
