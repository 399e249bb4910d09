from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from placements.enums import Supports
from placements.links import answer_path
from placements.models import Site
from placements.refusals import NoSuchPostcode
from placements.services.sites import add_site, change_site, locate
from workforce_portal.organisations.models import Organisation
from workforce_portal.staff.admin import PortalAdmin, with_detail


class SiteAdminForm(ModelForm):
    people_supported = forms.MultipleChoiceField(choices=Supports.choices, widget=forms.CheckboxSelectMultiple)

    def clean_postcode(self) -> str:
        try:
            return locate(self.cleaned_data["postcode"])["postcode"]
        except NoSuchPostcode as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


@admin.register(Site)
class SiteAdmin(PortalAdmin):
    form = SiteAdminForm
    list_display = ["place", "kind", "council", "most_students", "contact", "question"]
    list_filter = ["is_active", "setting", "council"]
    list_select_related = ["organisation", "council"]
    search_fields = ["name", "organisation__name", "postcode"]
    search_help_text = "Name, host or postcode"
    raw_id_fields = ["care_service"]
    empty_text = "No places yet. Add a host under Organisations, then its places here."
    fields = [
        "organisation", "name", "care_service", "setting", "people_supported", "postcode", "most_students",
        "staff_count", "travel_note", "access_note", "dbs", "shifts", "parking", "contact_name", "contact_email",
        "contact_phone", "is_active",
    ]  # fmt: skip

    @admin.display(description="place", ordering="name")
    def place(self, site: Site) -> SafeString:
        return with_detail(site.name, site.organisation)

    @admin.display(description="kind")
    def kind(self, site: Site) -> SafeString:
        return with_detail(site.get_setting_display(), site.people_in_words)

    @admin.display(description="who is asked")
    def contact(self, site: Site) -> SafeString:
        return with_detail(site.contact_name, site.contact_phone)

    @admin.display(description="yearly question")
    def question(self, site: Site) -> SafeString:
        return format_html('<a class="line-link" href="{}">Answer for them</a>', answer_path(site))

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "organisation":
            kwargs["queryset"] = Organisation.objects.active()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Site, form: ModelForm, change: bool) -> None:
        facts = {name: value for name, value in form.cleaned_data.items() if name != "organisation"}
        if change:
            obj.save(update_fields=["organisation"])
            change_site(site=obj, facts=facts)
        else:
            made = add_site(organisation=form.cleaned_data["organisation"], facts=facts, at=timezone.now())
            obj.pk = made.pk
