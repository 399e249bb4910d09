"""People who are shown, and what they agreed to. Taking it back is one page that says all that goes with it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from campaigns.enums import Scope
from campaigns.models import Consent, ConsentEvent, Person, Story
from campaigns.refusals import DocumentRefused, NothingToWithdraw
from campaigns.selectors.consents import LAST_WARNING, uses_of
from campaigns.services.consents import (
    note_consent_changed,
    note_document_opened,
    record_consent,
    withdraw_consent,
)
from campaigns.services.documents import ALLOWED, check_document
from workforce_portal.places.clock import say_date
from workforce_portal.staff.admin import PortalAdmin, status_label
from workforce_portal.users.models import User

USUALLY_FOR = timedelta(days=730)


class ReadOnlyInline(admin.TabularInline):
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ConsentInline(ReadOnlyInline):
    model = Consent
    fields = readonly_fields = ("what_for", "given_on", "expires_on", "state")
    verbose_name_plural = "What they agreed to"
    show_change_link = True

    @admin.display(description="for")
    def what_for(self, consent: Consent) -> str:
        return say_scopes(consent)

    @admin.display(description="status")
    def state(self, consent: Consent) -> str:
        return consent_label(consent)


class StoryInline(ReadOnlyInline):
    model = Story
    fk_name = "person"
    fields = readonly_fields = ("title", "is_published")
    show_change_link = True


class WithdrawForm(forms.Form):
    note = forms.CharField(
        label="What they said",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="For colleagues, such as “Rang on Tuesday: has changed jobs”. Nothing of it is public",
    )


@admin.register(Person)
class PersonAdmin(PortalAdmin):
    change_form_template = "admin/campaigns/person/change_form.html"
    list_display = ["shown_name", "full_name", "state"]
    search_fields = ["shown_name", "full_name", "email"]
    search_help_text = "Name or e-mail"
    autocomplete_fields = ["pictures"]
    inlines = [ConsentInline, StoryInline]
    empty_text = "Nobody yet. Add a person, then the consent that they signed, then their story."
    fieldsets = [
        (None, {"fields": ["shown_name", "full_name", ("email", "phone")]}),
        (
            "Pictures",
            {
                "fields": ["pictures"],
                "description": "Every picture on which they can be recognised, also among others. "
                "Those of their stories count by themselves.",
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        return super().get_queryset(request).prefetch_related("consents")

    def has_delete_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        """The consents of somebody who was shown are kept as proof."""
        return super().has_delete_permission(request, obj) and not (obj and obj.consents.exists())

    @admin.display(description="may be shown")
    def state(self, person: Person) -> str:
        consents = sorted(person.consents.all(), key=lambda one: (one.withdrawn_at is None, one.expires_on))
        return consent_label(consents[-1]) if consents else status_label("No consent yet", "wait")

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.withdraw_page)
        return [path("<int:pk>/withdraw/", page, name="campaigns_person_withdraw"), *super().get_urls()]

    def withdraw_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm("campaigns.change_consent"):
            raise PermissionDenied
        person = get_object_or_404(Person, pk=pk)
        form = WithdrawForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and self._withdraw(request, person, form):
            return redirect("admin:campaigns_person_change", pk)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Take back the consent of {person}",
            "opts": self.opts,
            "page": person,
            "uses": uses_of(person),
            "form": form,
        }
        return TemplateResponse(request, "admin/campaigns/person/withdraw.html", context)

    def _withdraw(self, request: HttpRequest, person: Person, form: WithdrawForm) -> bool:
        by: Any = request.user
        try:
            withdraw_consent(person_id=person.pk, note=form.cleaned_data["note"], by=by, at=timezone.now())
        except NothingToWithdraw as refusal:
            form.add_error(None, str(refusal))
            return False
        self.log_change(request, person, "Consent taken back")
        self.message_user(request, f"Nothing shows {person} any more.", messages.SUCCESS)
        return True


class ConsentForm(forms.ModelForm):
    scopes = forms.MultipleChoiceField(
        label="Where they may be shown",
        choices=Scope,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one: without one there is nothing that they agreed to."},
        help_text="As it stands on the form that they signed. Without social media, a link to their story shows a "
        "drawing and not them. Nothing that the portal itself prints shows people; tick print for what you print",
    )

    class Meta:
        model = Consent
        fields = ["person", "scopes", "given_on", "expires_on", "document", "owner"]

    def clean_document(self) -> Any:
        file = self.cleaned_data["document"]
        if not file:
            raise forms.ValidationError(ALLOWED)
        try:
            check_document(file.file, file.size)
        except DocumentRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return file

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        given = cleaned.get("given_on") or self.instance.given_on
        expires = cleaned.get("expires_on")
        if given and given > timezone.localdate():
            self.add_error("given_on", "Enter the day on which they signed, which is today at the latest.")
        if given and expires and expires <= given:
            self.add_error("expires_on", "Enter a day after the one on which they signed.")
        return cleaned


class ConsentEventInline(ReadOnlyInline):
    model = ConsentEvent
    fields = readonly_fields = ("at", "kind", "note", "by")
    verbose_name_plural = "What happened"

    def get_queryset(self, request: HttpRequest) -> QuerySet[ConsentEvent]:
        return super().get_queryset(request).select_related("by")


@admin.register(Consent)
class ConsentAdmin(PortalAdmin):
    """A consent is as it was signed: a new one is added, and the old one stays as proof."""

    form = ConsentForm
    change_form_template = "admin/campaigns/consent/change_form.html"
    list_display = ["person", "what_for", "state", "expires_on", "owner"]
    list_filter = ["withdrawn_at", "expires_on", "owner"]
    list_select_related = ["person", "owner"]
    search_fields = ["person__shown_name", "person__full_name"]
    search_help_text = "Name"
    autocomplete_fields = ["person"]
    empty_text = "No consents yet. Add one with the form that the person signed."

    class Media:
        css = {"all": ["css/admin-people.css"]}

    def get_readonly_fields(self, request: HttpRequest, obj: Consent | None = None) -> list[str]:
        return ["person", "given_on", "withdrawn_at"] if obj else []

    def get_fields(self, request: HttpRequest, obj: Consent | None = None) -> Any:
        last = ["owner", "withdrawn_at"] if obj else ["document", "owner"]
        return ["person", "scopes", "given_on", "expires_on", *last]

    def get_inlines(self, request: HttpRequest, obj: Consent | None) -> list[Any]:
        return [ConsentEventInline] if obj else []

    def has_change_permission(self, request: HttpRequest, obj: Consent | None = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.withdrawn_at)

    def has_delete_permission(self, request: HttpRequest, obj: Consent | None = None) -> bool:
        return False

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        today = timezone.localdate()
        usual = {"owner": request.user.pk, "given_on": today, "expires_on": today + USUALLY_FOR}
        return {**usual, **super().get_changeform_initial_data(request)}

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "owner":
            kwargs["queryset"] = User.objects.filter(is_staff=True, is_active=True).order_by("full_name")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description="for")
    def what_for(self, consent: Consent) -> str:
        return say_scopes(consent)

    @admin.display(description="status", ordering="expires_on")
    def state(self, consent: Consent) -> str:
        return consent_label(consent)

    def save_model(self, request: HttpRequest, obj: Consent, form: Any, change: bool) -> None:
        by: Any = request.user
        if change:
            super().save_model(request, obj, form, change)
            if form.changed_data:
                what = f"Changed: {', '.join(form.changed_data)}".replace("_", " ")
                note_consent_changed(consent=obj, what=what, by=by, at=timezone.now())
            return
        saved = record_consent(
            person=obj.person,
            scopes=form.cleaned_data["scopes"],
            given_on=obj.given_on,
            expires_on=obj.expires_on,
            document=form.cleaned_data["document"],
            owner=obj.owner,
            by=by,
            at=timezone.now(),
        )
        obj.pk, obj.document = saved.pk, saved.document

    # --- the signed form ---

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.document_page)
        return [path("<int:pk>/document/", page, name="campaigns_consent_document"), *super().get_urls()]

    def document_page(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """By POST the file, which is noted; by GET the page that says so."""
        consent = get_object_or_404(Consent.objects.select_related("person"), pk=pk)
        if not request.user.has_perm("campaigns.open_consent_document"):
            raise PermissionDenied
        if not consent.document:
            raise Http404("The signed form is not kept any more")
        if request.method == "POST":
            return self._document(request, consent)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Open the form that {consent.person} signed",
            "opts": self.opts,
            "page": consent,
        }
        return TemplateResponse(request, "admin/campaigns/consent/document.html", context)

    def _document(self, request: HttpRequest, consent: Consent) -> FileResponse:
        by: Any = request.user
        file = consent.document.open("rb")
        media_type = check_document(file, consent.document.size)
        note_document_opened(consent=consent, by=by, at=timezone.now())
        name = f"consent-{consent.pk}.{media_type.rpartition('/')[2].replace('jpeg', 'jpg')}"
        response = FileResponse(file, as_attachment=True, filename=name, content_type=media_type)
        response["Cache-Control"] = "no-store"
        return response


def say_scopes(consent: Consent) -> str:
    return ", ".join(str(Scope(scope).label) for scope in consent.scopes)


def consent_label(consent: Consent) -> str:
    today = timezone.localdate()
    if consent.withdrawn_at:
        return status_label(f"Taken back on {say_date(consent.withdrawn_at)}", "bad")
    if consent.expires_on < today:
        return status_label(f"Ran out on {say_date(consent.expires_on)}", "full")
    soon = consent.expires_on - today <= LAST_WARNING
    return status_label(f"Until {say_date(consent.expires_on)}", "few" if soon else "good")
