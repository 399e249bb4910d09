"""Programmes and their starts. Places and cancelling go through services: people are told, offers are made."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from applicants.admin.acts import staff_of
from applicants.admin.fields import Words
from applicants.admin.labels import say_day
from applicants.enums import SEAT_OPEN
from applicants.models import Cohort, CohortSession, Programme, Seat
from applicants.refusals import PlacesTaken
from applicants.services.waiting import cancel_cohort, change_places
from workforce_portal.places.selectors import PlaceNotFound, find_place
from workforce_portal.staff.actions import PreviewAction, PreviewRow
from workforce_portal.staff.admin import PortalAdmin, status_label, with_detail


@admin.register(Programme)
class ProgrammeAdmin(PortalAdmin):
    list_display = ["name", "organisation", "kind", "ages", "state"]
    list_filter = ["kind", "is_open", "organisation"]
    list_select_related = ["organisation"]
    search_fields = ["name", "organisation__name"]
    autocomplete_fields = ["organisation"]
    prepopulated_fields = {"slug": ["name"]}
    filter_horizontal = ["councils"]
    empty_text = "No programmes yet. Add one, then its starts."

    @admin.display(description="ages")
    def ages(self, programme: Programme) -> str:
        return programme.ages

    @admin.display(description="status", ordering="is_open")
    def state(self, programme: Programme) -> str:
        return status_label("Takes people", "good") if programme.is_open else status_label("Closed", "full")


class CohortForm(forms.ModelForm):
    """The postcode says where it is; nobody types coordinates."""

    class Meta:
        model = Cohort
        fields = (
            "programme",
            "places",
            "starts_on",
            "ends_on",
            "closes_on",
            "times",
            "venue_name",
            "address",
            "postcode",
            "getting_there",
            "council",
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        postcode, first, last, closes = (cleaned.get(n) for n in ("postcode", "starts_on", "ends_on", "closes_on"))
        if first and last and last < first:
            self.add_error("ends_on", "Choose a day on which it has started.")
        if first and closes and closes > first:
            self.add_error("closes_on", "People join before it starts.")
        if postcode and "postcode" in self.changed_data:
            self._find(postcode)
        return cleaned

    def clean_places(self) -> int:
        """As `change_places` would refuse it."""
        places: int = self.cleaned_data["places"]
        if self.instance.pk:
            taken = self.instance.seats.holding_a_place().values_list("place_no", flat=True)
            highest = max((number for number in taken if number), default=0)
            if places < highest:
                raise ValidationError(str(PlacesTaken(highest)))
        return places

    def _find(self, postcode: str) -> None:
        try:
            place = find_place(postcode)
        except PlaceNotFound as error:
            self.add_error("postcode", str(error))
            return
        self.instance.easting, self.instance.northing = place.easting, place.northing
        self.cleaned_data["postcode"] = place.postcode or postcode.upper()


class SessionInline(admin.TabularInline):
    model = CohortSession
    extra = 1
    verbose_name_plural = "days"


class CancelForm(forms.Form):
    reason = Words(label="Why it is cancelled", max_length=300, help_text="People read it.")


class CancelCohorts(PreviewAction):
    name = "cancel_cohorts"
    title = "Cancel, and tell people"
    button = "Cancel the start"
    form_class = CancelForm
    is_grave = True

    def preview(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[PreviewRow]:
        return [self._row(cohort) for cohort in queryset.select_related("programme")]

    def _row(self, cohort: Cohort) -> PreviewRow:
        if cohort.cancelled_at:
            return PreviewRow(cohort, refused="It is cancelled already.")
        if cohort.starts_on <= timezone.localdate():
            return PreviewRow(cohort, refused="It has started. Record how it ended for each person.")
        seats = Seat.objects.filter(cohort=cohort, status__in=SEAT_OPEN).select_related("referral__applicant")
        people = [f"{seat.referral.applicant.name} ({seat.get_status_display().lower()})" for seat in seats]
        told = ", ".join(people) if people else "Nobody is down for it."
        return PreviewRow(cohort, what=f"Told, and offered another start: {told}" if people else told)

    def perform(self, request: HttpRequest, things: list[Any], answers: dict[str, Any]) -> str:
        for cohort in things:
            cancel_cohort(cohort_id=cohort.pk, reason=answers["reason"], by=staff_of(request), at=timezone.now())
        return f"Cancelled: {', '.join(str(cohort) for cohort in things)}. Everybody who was down for it is told."

    def _confirm(self, modeladmin: Any, request: HttpRequest, rows: list[PreviewRow], form: forms.Form) -> None:
        super()._confirm(modeladmin, request, rows, form)
        for row in rows:
            if not row.refused:
                modeladmin.log_change(request, row.thing, f"Cancelled: {form.cleaned_data['reason']}")


@admin.register(Cohort)
class CohortAdmin(PortalAdmin):
    form = CohortForm
    inlines = [SessionInline]
    list_display = ["start", "programme_name", "where", "left", "state"]
    list_filter = ["programme__organisation", "programme", "council"]
    list_select_related = ["programme__organisation", "council"]
    search_fields = ["programme__name", "venue_name", "postcode"]
    date_hierarchy = "starts_on"
    actions = [CancelCohorts()]
    autocomplete_fields = ["programme"]
    empty_text = "No starts yet. Add one to a programme."

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Cohort]:
        rows: Any = super().get_queryset(request)
        return rows.with_places()

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return ["programme"] if obj else []

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """More places are offered to those who wait."""
        places = obj.places
        if change and "places" in form.changed_data:
            obj.places = form.initial["places"]
        super().save_model(request, obj, form, change)
        if obj.places != places:
            change_places(cohort_id=obj.pk, places=places, by=staff_of(request), at=timezone.now())

    # --- columns ---

    @admin.display(description="first day", ordering="starts_on")
    def start(self, cohort: Cohort) -> str:
        return with_detail(say_day(cohort.starts_on), cohort.times)

    @admin.display(description="programme", ordering="programme__name")
    def programme_name(self, cohort: Cohort) -> str:
        return with_detail(cohort.programme, cohort.programme.organisation)

    @admin.display(description="where", ordering="council__name")
    def where(self, cohort: Cohort) -> str:
        return with_detail(cohort.venue_name, cohort.council)

    @admin.display(description="places left")
    def left(self, cohort: Cohort) -> str:
        return f"{max(cohort.places_left, 0)} of {cohort.places}"

    @admin.display(description="status")
    def state(self, cohort: Cohort) -> str:
        if cohort.cancelled_at:
            return status_label("Cancelled", "bad")
        today = timezone.localdate()
        if cohort.ends_on < today:
            return status_label("Over", "full")
        if cohort.starts_on <= today:
            return status_label("On now", "good")
        return status_label("Full", "few") if cohort.places_left <= 0 else status_label("Open", "good")
