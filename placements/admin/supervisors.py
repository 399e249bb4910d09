from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString

from placements.enums import AuditOutcome, SupervisorRole, Weekday
from placements.models import Audit, AuditRecognition, Supervisor, SupervisorSite
from placements.services.audits import valid_until
from workforce_portal.organisations.enums import OrganisationKind
from workforce_portal.organisations.models import Organisation
from workforce_portal.places.clock import say_date
from workforce_portal.staff.admin import PortalAdmin, status_label, with_detail


class SupervisorAdminForm(ModelForm):
    roles = forms.MultipleChoiceField(choices=SupervisorRole.choices, widget=forms.CheckboxSelectMultiple)
    days = forms.TypedMultipleChoiceField(choices=Weekday.choices, coerce=int, widget=forms.CheckboxSelectMultiple)


class SupervisorSiteInline(admin.TabularInline):
    """How somebody of a university gets to places that have nobody: the long arm is attached here."""

    model = SupervisorSite
    extra = 1
    autocomplete_fields = ["site"]


@admin.register(Supervisor)
class SupervisorAdmin(PortalAdmin):
    form = SupervisorAdminForm
    list_display = ["person", "works_for", "load", "trained_until", "works_until"]
    list_filter = ["profession", "organisation__kind"]
    list_select_related = ["organisation"]
    search_fields = ["name", "organisation__name"]
    inlines = [SupervisorSiteInline]
    empty_text = "Nobody yet. Hosts and universities add their own; a visiting one is attached to places here."

    @admin.display(description="name", ordering="name")
    def person(self, supervisor: Supervisor) -> SafeString:
        return with_detail(supervisor.said, supervisor.roles_in_words)

    @admin.display(description="works for", ordering="organisation__name")
    def works_for(self, supervisor: Supervisor) -> str:
        return supervisor.organisation.name

    @admin.display(description="students at once", ordering="most_students")
    def load(self, supervisor: Supervisor) -> SafeString:
        return with_detail(supervisor.most_students, supervisor.days_in_words)


class AuditForm(ModelForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("audited_on") and not cleaned.get("valid_until"):
            cleaned["valid_until"] = self.instance.valid_until = valid_until(cleaned["audited_on"])
        if cleaned.get("outcome") == AuditOutcome.ACTIONS and not cleaned.get("note"):
            self.add_error("note", "Say what is to be put right.")
        return cleaned


class RecognitionInline(admin.TabularInline):
    model = AuditRecognition
    extra = 0
    fields = ["university", "by", "at"]
    readonly_fields = ["by", "at"]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return _universities_alone(super(), db_field, request, kwargs)


@admin.register(Audit)
class AuditAdmin(PortalAdmin):
    form = AuditForm
    list_display = ["place", "students", "by_whom", "until", "state"]
    list_filter = ["discipline", "outcome", "university"]
    list_select_related = ["site__council", "university"]
    search_fields = ["site__name"]
    autocomplete_fields = ["site"]
    inlines = [RecognitionInline]
    fields = ["site", "discipline", "university", "audited_on", "valid_until", "outcome", "note"]
    empty_text = "No audits yet. A university records them; here they can be corrected."

    @admin.display(description="place", ordering="site__name")
    def place(self, audit: Audit) -> SafeString:
        return with_detail(audit.site.name, audit.site.council)

    @admin.display(description="for students of", ordering="discipline")
    def students(self, audit: Audit) -> str:
        return audit.get_discipline_display()

    @admin.display(description="audited", ordering="audited_on")
    def by_whom(self, audit: Audit) -> SafeString:
        return with_detail(say_date(audit.audited_on), audit.university)

    @admin.display(description="valid until", ordering="valid_until")
    def until(self, audit: Audit) -> str:
        return say_date(audit.valid_until)

    @admin.display(description="state")
    def state(self, audit: Audit) -> SafeString:
        is_valid = audit.is_valid(timezone.localdate())
        return status_label("Valid" if is_valid else "Not valid", "good" if is_valid else "full")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return _universities_alone(super(), db_field, request, kwargs)


def _universities_alone(admin_class: Any, db_field: Any, request: HttpRequest, options: dict[str, Any]) -> Any:
    if db_field.name == "university":
        options["queryset"] = Organisation.objects.active().of_kind(OrganisationKind.UNIVERSITY)
    return admin_class.formfield_for_foreignkey(db_field, request, **options)
