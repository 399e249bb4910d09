from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

from providers.admin.refused import RefusedForm
from providers.enums import DropInStatus
from providers.models import Adviser, DropIn
from providers.refusals import AdviserBusy, CapacityTooLow
from providers.selectors import adviser_engagement
from workforce_portal.places.clock import at_local, is_doubtful, local, say_date, say_times
from workforce_portal.places.working_days import bank_holiday_on

STATUSES = [(s.value, s.label) for s in (DropInStatus.DRAFT, DropInStatus.OPEN, DropInStatus.CLOSED)]
QUARTER = 15


class DropInForm(RefusedForm, forms.ModelForm):
    """Day, start and length; what is left empty is as usual for the kind of drop-in."""

    day = forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Choose the day."},
    )
    start = forms.TimeField(
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text="By the clock in England",
        error_messages={"required": "Enter when it starts."},
    )
    minutes = forms.IntegerField(
        label="Length in minutes",
        required=False,
        validators=[
            MinValueValidator(5, "Make it 5 minutes or longer."),
            MaxValueValidator(720, "Make it 720 minutes, which is 12 hours, or shorter."),
        ],
        help_text="Empty: as usual for its kind",
    )
    capacity = forms.IntegerField(
        label="Places", required=False, min_value=1, max_value=1_000, help_text="Empty: as usual for its kind"
    )
    join_url = forms.URLField(
        label="Link to join", required=False, assume_scheme="https", widget=forms.URLInput(attrs={"class": "vURLField"})
    )
    on_bank_holiday = forms.BooleanField(label="Hold it on a bank holiday all the same", required=False)
    status = forms.ChoiceField(
        choices=STATUSES, help_text="Only open sessions can be found and booked. To cancel one, use its button."
    )

    fields_of_refusals = {CapacityTooLow: "capacity", AdviserBusy: "adviser"}

    class Meta:
        model = DropIn
        fields = ["type", "adviser", "capacity", "is_online", "venue", "join_url", "join_by_phone", "status"]
        labels = {"type": "Kind"}
        error_messages = {
            "type": {"required": "Choose the kind of drop-in."},
            "adviser": {"required": "Choose an adviser."},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored_times = (self.instance.starts_at, self.instance.ends_at) if self.instance.pk else None
        if self.instance.pk:
            start = local(self.instance.starts_at)
            self.initial.update(day=start.date(), start=start.time(), minutes=self.instance.minutes)
        if "adviser" in self.fields:
            advisers = Adviser.objects.filter(is_active=True)
            self.fields["adviser"].queryset = advisers | Adviser.objects.filter(pk=self.instance.adviser_id)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._fill_in_as_usual(cleaned)
        self._clean_where(cleaned)
        if not self.errors:
            self._clean_time(cleaned)
        if not self.errors:
            self._clean_change(cleaned)
        self.show_refusal()
        return cleaned

    def _fill_in_as_usual(self, cleaned: dict[str, Any]) -> None:
        if kind := cleaned.get("type"):
            cleaned["minutes"] = cleaned.get("minutes") or kind.minutes
            cleaned["capacity"] = cleaned.get("capacity") or kind.capacity

    def _clean_where(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("is_online") and cleaned.get("venue"):
            self.add_error("venue", "An online session has no venue. Take the venue out, or the tick at “online”.")
        if not cleaned.get("is_online") and not cleaned.get("venue") and "venue" not in self.errors:
            self.add_error("venue", "Choose a venue, or tick “online”.")

    def _clean_time(self, cleaned: dict[str, Any]) -> None:
        begins = datetime.combine(cleaned["day"], cleaned["start"])
        ends = begins + timedelta(minutes=cleaned["minutes"])
        # Midnight itself still belongs to the evening before it.
        if (ends - timedelta(seconds=1)).date() != begins.date():
            self.add_error("minutes", "It would end on the next day. Make it shorter, or let it start earlier.")
        elif any(is_doubtful(begins + timedelta(minutes=m)) for m in range(0, cleaned["minutes"] + 1, QUARTER)):
            self.add_error(
                "start",
                f"On {say_date(begins.date())} the clocks change, and times from 1:00 to 1:59 do not come or come "
                "twice. Choose a time outside them.",
            )
        else:
            self.instance.starts_at = at_local(begins.date(), begins.time())
            self.instance.ends_at = at_local(ends.date(), ends.time())
            self._clean_bank_holiday(cleaned)

    def _clean_bank_holiday(self, cleaned: dict[str, Any]) -> None:
        title = bank_holiday_on(cleaned["day"])
        if title and not cleaned["on_bank_holiday"] and self._is_at_another_time():
            self.add_error(
                "day",
                f"{say_date(cleaned['day'])} is a bank holiday ({title}). Choose another day, or tick the box below.",
            )

    def _clean_change(self, cleaned: dict[str, Any]) -> None:
        now, moved = timezone.now(), self._is_at_another_time()
        if moved and self.stored_times and self.stored_times[0] <= now and self.instance.bookings.exists():
            self.add_error("day", "This session has started, so its time can no longer be changed.")
        elif self._opens(cleaned) and self.instance.starts_at <= now:
            self.add_error("day", "This time has passed. Choose a later one, or keep the session as a draft.")
        elif cleaned["status"] == DropInStatus.DRAFT and self._has_people():
            self.add_error("status", "People have booked, so it cannot be a draft again. Close it, or cancel it.")
        elif other := adviser_engagement(cleaned["adviser"], self.instance):
            self.add_error(
                "adviser",
                f"{cleaned['adviser']} already has “{other.type}”, {say_times(other.starts_at, other.ends_at)} on that "
                "day. Choose another time or adviser.",
            )

    def _opens(self, cleaned: dict[str, Any]) -> bool:
        return cleaned["status"] == DropInStatus.OPEN and (self._is_at_another_time() or "status" in self.changed_data)

    def _has_people(self) -> bool:
        return bool(self.instance.pk) and self.instance.bookings.active().exists()

    def _is_at_another_time(self) -> bool:
        return self.stored_times != (self.instance.starts_at, self.instance.ends_at)
