from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar, cast

from crispy_forms.layout import Fieldset
from django import forms
from django.utils import timezone

from providers.enums import PartOfDay, Weekday
from providers.forms.bookings import BookingDetailsForm
from providers.services.call_backs import PreferredTime
from workforce_portal.places.clock import local, say_date
from workforce_portal.places.working_days import is_working_day

CHOICES = ("First", "Second", "Third")
DAYS_AHEAD = 21
WORKING_WEEK = (Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY)
PARTS = [
    (PartOfDay.MORNING.value, "Morning, 8am to midday"),
    (PartOfDay.AFTERNOON.value, "Afternoon, midday to 5pm"),
    (PartOfDay.EVENING.value, "Evening, 5pm to 8pm"),
]


class CallBackForm(BookingDetailsForm):
    """Up to three times that would suit, and how to reach the person: by phone or by e-mail."""

    day_1 = forms.ChoiceField(label="Day", error_messages={"required": "Choose a day that would suit you"})
    part_1 = forms.ChoiceField(
        label="Time of day", choices=[("", "Choose"), *PARTS], error_messages={"required": "Choose the time of day"}
    )
    day_2 = forms.ChoiceField(label="Day", required=False)
    part_2 = forms.ChoiceField(label="Time of day", choices=[("", "Choose"), *PARTS], required=False)
    day_3 = forms.ChoiceField(label="Day", required=False)
    part_3 = forms.ChoiceField(label="Time of day", choices=[("", "Choose"), *PARTS], required=False)

    layout: ClassVar[list[Any]] = [
        *(
            Fieldset(f"{choice} choice", f"day_{number}", f"part_{number}", css_class="day-and-part")
            for number, choice in enumerate(CHOICES, start=1)
        ),
        "topic",
        "question",
        "name",
        "service_name",
        "phone",
        "email",
        "needs",
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = _days(local(timezone.now()).date())
        for number in range(1, len(CHOICES) + 1):
            cast(forms.ChoiceField, self.fields[f"day_{number}"]).choices = days
        self.fields["email"].required = False
        self.fields["email"].help_text = "Give this, a phone number, or both"
        self.fields["phone"].help_text = "We ring this number, if you give one"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for number in (2, 3):
            self._ask_for_the_other_half(cleaned, f"day_{number}", f"part_{number}")
        if not cleaned.get("email") and not cleaned.get("phone") and not self.errors.keys() & {"email", "phone"}:
            self.add_error("phone", "Enter a phone number or an e-mail address, so that we can reach you")
        return cleaned

    def _ask_for_the_other_half(self, cleaned: dict[str, Any], day: str, part: str) -> None:
        if cleaned.get(day) and not cleaned.get(part) and part not in self.errors:
            self.add_error(part, "Choose the time of day")
        if cleaned.get(part) and not cleaned.get(day) and day not in self.errors:
            self.add_error(day, "Choose the day")

    def times(self) -> list[PreferredTime]:
        data = self.cleaned_data
        pairs = [(data[f"day_{number}"], data[f"part_{number}"]) for number in range(1, len(CHOICES) + 1)]
        return [_preferred(day, PartOfDay(part)) for day, part in pairs if day]


def _days(today: date) -> list[Any]:
    coming = (today + timedelta(days=ahead) for ahead in range(1, DAYS_AHEAD + 1))
    dates = [(day.isoformat(), say_date(day, year=False)) for day in coming if is_working_day(day)]
    weekly = [(f"every-{day.value}", f"Any {day.label}") for day in WORKING_WEEK]
    return [("", "Choose"), ("Every week", weekly), ("On one day", dates)]


def _preferred(day: str, part: PartOfDay) -> PreferredTime:
    if day.startswith("every-"):
        return PreferredTime(part=part, weekday=int(day.removeprefix("every-")))
    return PreferredTime(part=part, day=date.fromisoformat(day))
