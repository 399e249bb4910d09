from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from providers.enums import DropInStatus, Weekday
from providers.models import Adviser, Run
from providers.selectors.runs import MOST_DATES, days_of_run

YEARS_AHEAD = timedelta(days=3 * 366)
DAY = {"type": "date"}
MINUTES = [
    MinValueValidator(5, "Make it 5 minutes or longer."),
    MaxValueValidator(720, "Make it 720 minutes, which is 12 hours, or shorter."),
]


def day_field(**kwargs: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"), **kwargs)


def start_field() -> forms.TimeField:
    return forms.TimeField(
        label="Start",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text="By the clock in England, before and after the clocks change",
        error_messages={"required": "Enter when the sessions start."},
    )


class RunForm(forms.ModelForm):
    """What repeats. Nothing is saved by it: the dates are shown first."""

    status = forms.ChoiceField(
        choices=[(s.value, s.label) for s in (DropInStatus.OPEN, DropInStatus.DRAFT)],
        help_text="Of the sessions that it makes. Only open ones can be found and booked.",
    )
    weekdays = forms.TypedMultipleChoiceField(
        label="On",
        coerce=int,
        choices=Weekday.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one day of the week."},
    )
    first_on = day_field(label="From", error_messages={"required": "Choose the first day."})
    last_on = day_field(label="Until", required=False, help_text="Or give the number of sessions below")
    count = forms.IntegerField(
        label="Number of sessions",
        required=False,
        min_value=1,
        max_value=MOST_DATES,
        help_text="Instead of a last day",
    )
    starts = start_field()
    minutes = forms.IntegerField(
        label="Length in minutes", required=False, validators=MINUTES, help_text="Empty: as usual for its kind"
    )
    capacity = forms.IntegerField(
        label="Places", required=False, min_value=1, max_value=1_000, help_text="Empty: as usual for its kind"
    )
    join_url = forms.URLField(
        label="Link to join", required=False, assume_scheme="https", widget=forms.URLInput(attrs={"class": "vURLField"})
    )

    class Meta:
        model = Run
        fields = ["type", "adviser", "every_weeks", "is_online", "join_url", "join_by_phone", "venue"]
        labels = {"every_weeks": "Every how many weeks"}
        error_messages = {
            "type": {"required": "Choose the kind of drop-in."},
            "adviser": {"required": "Choose an adviser."},
        }

    field_order = [
        "type",
        "adviser",
        "status",
        "weekdays",
        "every_weeks",
        "first_on",
        "last_on",
        "count",
        "starts",
        "minutes",
        "is_online",
        "join_url",
        "join_by_phone",
        "venue",
        "capacity",
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adviser"].queryset = Adviser.objects.filter(is_active=True)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if kind := cleaned.get("type"):
            cleaned["minutes"] = cleaned.get("minutes") or kind.minutes
            cleaned["capacity"] = cleaned.get("capacity") or kind.capacity
        self._clean_where(cleaned)
        if not self.errors and (fault := ends_on_the_next_day(cleaned["starts"], cleaned["minutes"])):
            self.add_error("minutes", fault)
        if not self.errors:
            self._clean_last_day(cleaned)
        return cleaned

    def _clean_where(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("is_online") and cleaned.get("venue"):
            self.add_error("venue", "Online sessions have no venue. Take the venue out, or the tick at “online”.")
        if not cleaned.get("is_online") and not cleaned.get("venue") and "venue" not in self.errors:
            self.add_error("venue", "Choose a venue, or tick “online”.")

    def _clean_last_day(self, cleaned: dict[str, Any]) -> None:
        if bool(cleaned.get("last_on")) == bool(cleaned.get("count")):
            self.add_error("last_on", "Give either the last day or the number of sessions.")
            return
        for name in ("weekdays", "first_on", "starts", "minutes", "capacity"):
            setattr(self.instance, name, cleaned[name])
        self.instance.every_weeks = cleaned["every_weeks"]
        self.instance.last_on = cleaned["last_on"] or cleaned["first_on"] + YEARS_AHEAD
        days = [day for day, _ in zip(days_of_run(self.instance), range(cleaned["count"] or 1), strict=False)]
        if not days or self.instance.last_on > cleaned["first_on"] + YEARS_AHEAD:
            self.add_error("last_on", "Choose a last day after the first, at most three years on.")
        elif cleaned["count"]:
            self.instance.last_on = days[-1]


class RunTimeForm(forms.Form):
    starts = start_field()
    minutes = forms.IntegerField(label="Length in minutes", validators=MINUTES)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and (fault := ends_on_the_next_day(cleaned["starts"], cleaned["minutes"])):
            self.add_error("minutes", fault)
        return cleaned


def ends_on_the_next_day(starts: time, minutes: int) -> str:
    begins = datetime.combine(date(2000, 1, 1), starts)
    # Midnight itself still belongs to the evening before it.
    ends = begins + timedelta(minutes=minutes) - timedelta(seconds=1)
    if ends.date() == begins.date():
        return ""
    return "They would end on the next day. Make them shorter, or let them start earlier."
