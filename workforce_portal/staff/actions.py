"""Actions of a changelist that show what they will do, row by row, and act only once that has been confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse


@dataclass(frozen=True)
class PreviewRow:
    """What will happen to a thing, or why nothing will."""

    thing: models.Model
    what: str = ""
    refused: str = ""


class PreviewAction:
    """Subclass it, give `preview` and `perform`, and put an instance among the `actions` of an admin.

    `preview` never writes. It runs again when the action is confirmed, so `perform` gets only what may still be done.
    """

    do_not_call_in_templates = True  # a template calls whatever can be called

    name: ClassVar[str]
    title: ClassVar[str]  # of the action and of its page: "Cancel, and tell people"
    button: ClassVar[str]  # "Cancel 3 sessions" is better made by `button_text`
    permissions: ClassVar[Sequence[str]] = ("change",)
    lead: ClassVar[str] = ""
    form_class: ClassVar[type[forms.Form]] = forms.Form
    is_grave: ClassVar[bool] = False
    template: ClassVar[str] = "admin/preview_action.html"

    def __init__(self) -> None:
        self.__name__ = self.name
        self.short_description = f"{self.title} (preview first)"
        self.allowed_permissions = list(self.permissions)

    def preview(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> list[PreviewRow]:
        raise NotImplementedError

    def perform(self, request: HttpRequest, things: list[Any], answers: dict[str, Any]) -> str:
        """Act on what the preview did not refuse; the sentence returned is shown above the list."""
        raise NotImplementedError

    def button_text(self, rows: list[PreviewRow]) -> str:
        return self.button

    def __call__(
        self, modeladmin: admin.ModelAdmin[Any], request: HttpRequest, queryset: models.QuerySet[Any]
    ) -> HttpResponse | None:
        rows = self.preview(request, queryset)
        is_confirmed = "confirm" in request.POST
        form = self.form_class(request.POST if is_confirmed else None)
        if is_confirmed and form.is_valid():
            self._confirm(modeladmin, request, rows, form)
            return None
        return TemplateResponse(request, self.template, self._context(modeladmin, request, rows, form))

    def _confirm(
        self, modeladmin: admin.ModelAdmin[Any], request: HttpRequest, rows: list[PreviewRow], form: forms.Form
    ) -> None:
        things = [row.thing for row in rows if not row.refused]
        if things:
            modeladmin.message_user(request, self.perform(request, things, form.cleaned_data), messages.SUCCESS)
        for row in rows:
            if row.refused:
                modeladmin.message_user(request, f"{row.thing}: {row.refused}", messages.WARNING)

    def _context(
        self, modeladmin: admin.ModelAdmin[Any], request: HttpRequest, rows: list[PreviewRow], form: forms.Form
    ) -> dict[str, Any]:
        return {
            **modeladmin.admin_site.each_context(request),
            "title": self.title,
            "opts": modeladmin.model._meta,
            "media": modeladmin.media,
            "action": self,
            "rows": rows,
            "can_go_on": any(not row.refused for row in rows),
            "button_text": self.button_text(rows),
            "form": form,
            "action_checkbox_name": helpers.ACTION_CHECKBOX_NAME,
            "all_ids": [row.thing.pk for row in rows],
        }
