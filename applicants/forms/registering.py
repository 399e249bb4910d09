"""The six short pages of a registration, and the last, on which it is sent."""

from __future__ import annotations

from copy import copy
from datetime import date, time
from typing import Any, ClassVar, cast
from uuid import uuid4

from django import forms
from django.utils import timezone

from applicants.ages import YOUNGEST, age_on
from applicants.enums import Answer, Channel, ContactWay, FreeTime
from applicants.phones import BadPhone, read_phone
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.dates import ThreeFieldsDate
from workforce_portal.journeys.forms import EmailTypoMixin, PortalForm
from workforce_portal.places.clock import local
from workforce_portal.places.selectors import WHAT_TO_ENTER, PlaceNotFound, find_place
from workforce_portal.security.forms import HumanFormMixin

OLDEST = 110
MOST_TEXT = 1_000
HOURS = [(8, "Up to 8 hours"), (16, "Up to 16 hours"), (24, "Up to 24 hours"), (37, "30 hours or more")]
DAY = [(f"{hour:02d}:00", label) for hour, label in [
    (8, "8am"), (9, "9am"), (10, "10am"), (11, "11am"), (12, "midday"), (13, "1pm"), (14, "2pm"), (15, "3pm"),
    (16, "4pm"), (17, "5pm"), (18, "6pm"), (19, "7pm"), (20, "8pm"),
]]  # fmt: skip
WAYS = [choice for choice in ContactWay.choices if choice[0] != ContactWay.ADVISER]
NEEDS = {
    ContactWay.EMAIL: ("email", "Enter an e-mail address, or take the tick from “E-mail”"),
    ContactWay.TEXT: ("phone", "Enter a phone number, or take the tick from “Text message”"),
    ContactWay.CALL: ("phone", "Enter a phone number, or take the tick from “Phone call”"),
    ContactWay.POST: ("address", "Enter your address, or take the tick from “Letter”"),
}


def _clean_time(value: str) -> time | None:
    return time.fromisoformat(value) if value else None


class AboutSomebodyForm(PortalForm):
    """Asks the person, or with `for_other` whoever fills it in on their behalf."""

    of_other: ClassVar[dict[str, str]] = {}

    def __init__(self, *args: Any, for_other: bool = False, **kwargs: Any) -> None:
        self.for_other = for_other
        if for_other:
            # Before the form is made, which takes its refusals from the labels.
            named = {name: copy(field) for name, field in self.base_fields.items()}
            for name, label in self.of_other.items():
                named[name].label = label
            vars(self)["base_fields"] = named
        super().__init__(*args, **kwargs)


class PersonForm(AboutSomebodyForm):
    name = forms.CharField(label="Your full name", max_length=200, help_text="As you write it")
    called = forms.CharField(
        label="What should we call you?", required=False, max_length=100, help_text="If it is not your first name"
    )
    date_of_birth = ThreeFieldsDate(
        label="Your date of birth",
        help_text="For example 14 3 1999. Some programmes are for some ages.",
        autocomplete="bday",
        error_messages={"required": "Enter your date of birth"},
    )

    of_other = {
        "name": "Their full name",
        "called": "What should we call them?",
        "date_of_birth": "Their date of birth",
    }
    controls: ClassVar[dict[str, Control]] = {
        "name": Control(width=30, autocomplete="name"),
        "called": Control(width=20, autocomplete="nickname"),
    }

    def clean_date_of_birth(self) -> date:
        born, today = self.cleaned_data["date_of_birth"], local(timezone.now()).date()
        if born > today:
            raise forms.ValidationError("That day is still to come. Check the year")
        if age_on(today, born) > OLDEST:
            raise forms.ValidationError("Check the year: that is more than a hundred and ten years ago")
        return born


class WhoForm(HumanFormMixin, PersonForm):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    @property
    def is_too_young(self) -> bool:
        """Not an error: whoever is under 16 gets a page of their own."""
        born = self.cleaned_data.get("date_of_birth") if self.is_bound and self.is_valid() else None
        return bool(born and age_on(local(timezone.now()).date(), born) < YOUNGEST)


class ContactForm(EmailTypoMixin, AboutSomebodyForm):
    phone = forms.CharField(label="Phone number", required=False, max_length=40)
    email = forms.EmailField(label="E-mail address", required=False, max_length=254)
    ways = forms.MultipleChoiceField(
        label="How may we reach you?",
        help_text="Tick all that are fine for you",
        choices=WAYS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one way to reach you"},
    )
    address = forms.CharField(
        label="Address for letters", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    best = forms.ChoiceField(
        label="Which do you like best?",
        required=False,
        choices=[("", "No matter which"), *WAYS],
    )
    not_before = forms.ChoiceField(label="Not before", required=False, choices=[("", "Any time"), *DAY])
    not_after = forms.ChoiceField(label="Not after", required=False, choices=[("", "Any time"), *DAY])

    of_other = {
        "phone": "Their phone number",
        "email": "Their e-mail address",
        "ways": "How may we reach them?",
        "address": "Their address for letters",
        "best": "Which do they like best?",
    }
    controls: ClassVar[dict[str, Control]] = {
        "phone": Control(width=20, autocomplete="tel", inputmode="tel"),
        "email": Control(width=30, autocomplete="email"),
        "ways": Control(reveals={ContactWay.POST.value: ["address"]}),
        "address": Control(autocomplete="street-address"),
        "best": Control(width=20),
        "not_before": Control(width=10),
        "not_after": Control(width=10),
    }

    def __init__(self, *args: Any, with_adviser: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].widget.input_type = "tel"
        if with_adviser:
            through = (
                ContactWay.ADVISER.value,
                "Through their adviser" if self.for_other else ContactWay.ADVISER.label,
            )
            cast(forms.MultipleChoiceField, self.fields["ways"]).choices = [*WAYS, through]
            cast(forms.ChoiceField, self.fields["best"]).choices = [("", "No matter which"), *WAYS, through]

    def clean_phone(self) -> str:
        try:
            return read_phone(self.cleaned_data["phone"])
        except BadPhone as error:
            raise forms.ValidationError(str(error).rstrip(".")) from error

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for way in cleaned.get("ways", []):
            field, sentence = NEEDS.get(way, ("", ""))
            if field and not cleaned.get(field) and field not in self.errors:
                self.add_error(field, sentence)
        best = cleaned.get("best")
        if best and "ways" in cleaned and best not in cleaned["ways"]:
            self.add_error("best", "Choose one of the ways that you ticked")
        if _is_backwards(cleaned.get("not_before"), cleaned.get("not_after")):
            self.add_error("not_after", "Choose a time later than “Not before”")
        return cleaned

    def details(self) -> dict[str, Any]:
        data = self.cleaned_data
        best = [data["best"]] if data["best"] else []
        return {
            "phone": data["phone"],
            "email": data["email"],
            "address": data["address"] if ContactWay.POST in data["ways"] else "",
            "contact_ways": (*best, *(way for way in data["ways"] if way not in best)),
            "contact_from": _clean_time(data["not_before"]),
            "contact_until": _clean_time(data["not_after"]),
        }


class PlaceForm(AboutSomebodyForm):
    postcode = forms.CharField(
        label="Your postcode",
        required=False,
        max_length=10,
        help_text="The first half is enough, such as WN7. Leave it empty if you have no fixed home.",
    )
    free_at = forms.MultipleChoiceField(
        label="When are you free?", required=False, choices=FreeTime, widget=forms.CheckboxSelectMultiple
    )
    hours_free = forms.TypedChoiceField(
        label="How many hours a week?",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "I don’t know yet"), *HOURS],
    )
    free_from = ThreeFieldsDate(label="From when?", required=False, help_text="Leave it empty for “at once”")

    of_other = {
        "postcode": "Their postcode",
        "free_at": "When are they free?",
    }
    controls: ClassVar[dict[str, Control]] = {
        "postcode": Control(width=10, autocomplete="postal-code"),
        "hours_free": Control(width=20),
    }

    def clean_postcode(self) -> str:
        typed = self.cleaned_data["postcode"]
        if not typed:
            return ""
        try:
            place = find_place(typed)
        except PlaceNotFound as error:
            raise forms.ValidationError(str(error).rstrip(".")) from error
        if place.easting is None:
            raise forms.ValidationError(WHAT_TO_ENTER.split(", or")[0])
        return place.postcode or place.name

    def clean_free_from(self) -> date | None:
        free_from = self.cleaned_data["free_from"]
        # Free since last week is free at once.
        return free_from if free_from and free_from > local(timezone.now()).date() else None


class NeedsForm(AboutSomebodyForm):
    """What the conditions of programmes are about. Nobody has to answer."""

    claims_benefit = forms.ChoiceField(
        label="Are you on Universal Credit, JSA or ESA?",
        required=False,
        choices=Answer,
        widget=forms.RadioSelect,
        help_text="Some programmes are paid for by a benefit. Nobody tells your Jobcentre.",
    )
    may_work_in_uk = forms.ChoiceField(
        label="Do you have the right to work in the UK?",
        required=False,
        choices=Answer,
        widget=forms.RadioSelect,
        help_text="Employers check it before a first day. We don’t.",
    )
    drives = forms.ChoiceField(
        label="Can you drive, and have a car to use?", required=False, choices=Answer, widget=forms.RadioSelect
    )

    of_other = {
        "claims_benefit": "Are they on Universal Credit, JSA or ESA?",
        "may_work_in_uk": "Do they have the right to work in the UK?",
        "drives": "Can they drive, and have a car to use?",
    }


class ToKnowForm(AboutSomebodyForm):
    to_know = forms.CharField(
        label="What should a programme know about you?",
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea,
        help_text="For example children, buses, or what you have done before. Nothing about health: that comes next.",
    )

    of_other = {"to_know": "What should a programme know about them?"}


class AdjustmentsForm(AboutSomebodyForm):
    adjustments = forms.CharField(
        label="Do you need anything to take part?",
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea,
        help_text="For example a step-free room, captions, or more time to read",
    )
    health_agreed = forms.BooleanField(required=False)

    of_other = {"adjustments": "Do they need anything to take part?"}

    def __init__(self, *args: Any, question: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["health_agreed"].label = question

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("adjustments") and not cleaned.get("health_agreed"):
            self.add_error(
                "health_agreed", "Tick that we may keep what you wrote, or delete it. Without your yes we must not"
            )
        if not cleaned.get("adjustments"):
            cleaned["health_agreed"] = False
        return cleaned


class AgreeForm(PortalForm):
    """What is agreed to on the last page; nothing is ticked beforehand."""

    share_agreed = forms.BooleanField(required=False)
    progress_agreed = forms.BooleanField(required=False)
    channel = forms.ChoiceField(
        label="How did they say yes?",
        choices=[choice for choice in Channel.choices if choice[0] not in (Channel.WEB, Channel.TEXT)],
        widget=forms.RadioSelect,
        error_messages={"required": "Say how they agreed that you register them"},
    )

    def __init__(self, *args: Any, share: str = "", progress: str = "", for_other: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not for_other:
            del self.fields["channel"]
        for name, question in (("share_agreed", share), ("progress_agreed", progress)):
            if question:
                self.fields[name].label = question
            else:
                del self.fields[name]


class SaveForm(EmailTypoMixin, PortalForm):
    email_field = "save_email"
    save_email = forms.EmailField(
        label="E-mail address", max_length=254, help_text="We send the link to it, and nothing else"
    )

    controls: ClassVar[dict[str, Control]] = {"save_email": Control(width=30, autocomplete="email")}


def _is_backwards(start: str | None, end: str | None) -> bool:
    return bool(start and end and end <= start)
