"""What staff do to one person or one referral: each a page that says what will happen, and acts once confirmed."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, re_path, reverse
from django.utils import timezone

from applicants.actors import Actor
from applicants.enums import Role
from applicants.phones import BadPhone
from applicants.refusals import Refusal

Thing = TypeVar("Thing", bound=Model)


class Act(Generic[Thing]):
    key: ClassVar[str]
    label: ClassVar[str]  # of its button on the page of the thing
    button: ClassVar[str]  # of what confirms it
    form_class: ClassVar[type[forms.Form]] = forms.Form
    permission: ClassVar[str] = ""  # beside that to change
    is_grave: ClassVar[bool] = False

    def form(self, thing: Thing, data: Any) -> forms.Form:
        return self.form_class(data)

    def why_not(self, thing: Thing, *, by: Actor) -> str:
        """Why it cannot be done; empty when it can."""
        return ""

    def lead(self, thing: Thing) -> str:
        raise NotImplementedError

    def perform(self, thing: Thing, data: dict[str, Any], *, by: Actor, at: datetime) -> str:
        """Acts, and returns the sentence that says so."""
        raise NotImplementedError


class HasActs(admin.ModelAdmin):
    """The pages of the acts. The thing itself changes by them only, never by hand."""

    acts: ClassVar[dict[str, Act[Any]]]

    def get_urls(self) -> list[URLPattern]:
        keys, name = "|".join(self.acts), f"{self.opts.app_label}_{self.opts.model_name}_act"
        page = re_path(rf"^(?P<pk>\d+)/(?P<key>{keys})/$", self.admin_site.admin_view(self.act_page), name=name)
        return [page, *super().get_urls()]

    def whole(self, pk: int | str) -> Any:
        """The thing with what its page and its acts read. Raises Http404."""
        raise NotImplementedError

    def say(self, thing: Any) -> str:
        return str(thing)

    def shown_acts(self, request: HttpRequest, thing: Any) -> list[tuple[Act[Any], str]]:
        by = staff_of(request)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_act"
        return [
            (act, reverse(name, args=[thing.pk, act.key]))
            for act in self.acts.values()
            if self.may(request, act) and not act.why_not(thing, by=by)
        ]

    def may(self, request: HttpRequest, act: Act[Any]) -> bool:
        return self.has_change_permission(request) and (not act.permission or request.user.has_perm(act.permission))

    def act_page(self, request: HttpRequest, pk: str, key: str) -> HttpResponse:
        act = self.acts[key]
        if not self.may(request, act):
            raise PermissionDenied
        thing = self.whole(pk)
        if refused := act.why_not(thing, by=staff_of(request)):
            self.message_user(request, refused, messages.ERROR)
            return self._back(pk)
        is_sent = request.method == "POST"
        form = act.form(thing, request.POST if is_sent else None)
        if is_sent and form.is_valid() and self._act(request, thing, act, form):
            return self._back(pk)
        return self._act_page(request, thing, act, form)

    def _act(self, request: HttpRequest, thing: Any, act: Act[Any], form: forms.Form) -> bool:
        try:
            said = act.perform(thing, form.cleaned_data, by=staff_of(request), at=timezone.now())
        except (Refusal, BadPhone) as refusal:
            form.add_error(None, str(refusal))
            return False
        self.log_change(request, thing, act.label)
        self.message_user(request, said, messages.SUCCESS)
        return True

    def _act_page(self, request: HttpRequest, thing: Any, act: Act[Any], form: forms.Form) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": act.button,
            "opts": self.opts,
            "media": self.media,
            "thing": thing,
            "said": self.say(thing),
            "thing_url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[thing.pk]),
            "act": act,
            "lead": act.lead(thing),
            "form": form,
        }
        return TemplateResponse(request, "admin/applicants/act.html", context)

    def _back(self, pk: int | str) -> HttpResponse:
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", pk)


def staff_of(request: HttpRequest) -> Actor:
    user: Any = request.user
    return Actor(Role.STAFF, user)


def find(rows: Any, pk: int | str) -> Any:
    """One that is there, whatever somebody typed for its number."""
    number = str(pk)
    found = rows.filter(pk=number).first() if number.isascii() and number.isdigit() and len(number) < 19 else None
    if found is None:
        raise Http404("It is not there")
    return found
