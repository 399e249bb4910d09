from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone

from providers.enums import FormatRequestStatus, ResourceKind, ServiceSetting
from providers.models import Resource
from providers.refusals.resources import UploadRefused
from providers.services.page_text import fault_in_page_text
from providers.services.uploads import ALLOWED, CheckedFile, check_file, too_large
from providers.sizes import say_size


class ResourceForm(forms.ModelForm):
    settings = forms.MultipleChoiceField(
        label="Kinds of service",
        choices=ServiceSetting.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose which kinds of service it suits."},
    )
    external_url = forms.URLField(
        label="Address of the page",
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vURLField"}),
    )
    what_changed = forms.CharField(
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Of a published page. Those who follow it are mailed this sentence; leave it empty for a correction "
        "that nobody need hear of.",
    )

    class Meta:
        model = Resource
        fields = [
            "title",
            "slug",
            "summary",
            "stage",
            "settings",
            "minutes",
            "kind",
            "html_body",
            "external_url",
            "is_editable",
            "licence",
            "logo_note",
            "owner",
            "review_by",
        ]

    def clean_html_body(self) -> str:
        text = self.cleaned_data["html_body"].strip()
        if fault := fault_in_page_text(text):
            raise forms.ValidationError(fault)
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        kind = cleaned.get("kind", self.instance.kind)
        if kind != ResourceKind.PAGE and cleaned.get("html_body"):
            self.add_error("html_body", "Only a page has a text. Leave this empty, or choose “A page to read here”.")
        if kind != ResourceKind.LINK and cleaned.get("external_url"):
            self.add_error(
                "external_url", "Only a page of somebody else has an address. Leave this empty, or choose that kind."
            )
        self._keep_what_is_published(cleaned, kind)
        return cleaned

    def _keep_what_is_published(self, cleaned: dict[str, Any], kind: str) -> None:
        if not self.instance.is_live:
            return
        if not cleaned.get("review_by") and "review_by" not in self.errors:
            self.add_error("review_by", "It is published, so it needs a date to look at it again.")
        needed = {ResourceKind.PAGE.value: "html_body", ResourceKind.LINK.value: "external_url"}.get(kind)
        if needed and not cleaned.get(needed) and needed not in self.errors:
            self.add_error(needed, "It is published, so it cannot be empty.")


class VersionForm(forms.Form):
    """The file, checked as it comes."""

    file = forms.FileField(error_messages={"required": "Choose the file.", "empty": "The file is empty."})
    change_note = forms.CharField(
        label="What changed",
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="One sentence. It stands beside earlier copies, and is mailed to those who follow the resource.",
        error_messages={"required": "Say what changed: people with an earlier copy read it."},
    )
    checked: CheckedFile

    def __init__(self, *args: Any, is_first: bool, is_too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = say_size(settings.MOST_UPLOAD_BYTES)
        self.fields["file"].help_text = f"{ALLOWED} Up to {most}."
        if is_first:
            del self.fields["change_note"]
        if is_too_large:
            self.fields["file"].error_messages["required"] = (
                f"The file is far too large. The largest that can be published is {most}."
            )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.MOST_UPLOAD_BYTES:
            raise forms.ValidationError(too_large(file.size))
        try:
            self.checked = check_file(file, file.name)
        except UploadRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return file


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Why",
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="A sentence for people who have a copy, such as “The law changed on 1 April.”",
        error_messages={"required": "Say why: people who have a copy read it."},
    )


class AnswerForm(forms.Form):
    status = forms.ChoiceField(
        label="How it ends",
        choices=[
            (FormatRequestStatus.DONE.value, FormatRequestStatus.DONE.label),
            (FormatRequestStatus.DECLINED.value, FormatRequestStatus.DECLINED.label),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it ends."},
    )
    answer = forms.CharField(
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5, "class": "vLargeTextField"}),
        help_text="The person gets this by mail: where the file is, or what you can do instead.",
        error_messages={"required": "Write the answer: the person gets it by mail."},
    )


def year_from_now() -> Any:
    today = timezone.localdate()
    return today.replace(year=today.year + 1, day=min(today.day, 28))
