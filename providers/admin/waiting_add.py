"""Somebody on the telephone, put on the waiting list of a session that is full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from providers.admin.labels import say_short, where
from providers.admin.person_form import PersonForm
from providers.models import DropIn, WaitEntry
from providers.permissions import why_not_waitable
from providers.refusals import AlreadyBooked, AlreadyWaiting, Refusal
from providers.selectors.waiting import others_to_wait_for, position_in_line, say_position
from providers.services.waiting import join_waiting_list

if TYPE_CHECKING:
    from providers.admin.drop_ins import DropInAdmin


class WaitForSomeoneForm(PersonForm):
    also = forms.TypedMultipleChoiceField(
        label="Also these times",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="They are full too. Whichever comes free first is offered",
    )

    def __init__(self, *args: Any, drop_in: DropIn, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[
            "email"
        ].help_text = "May stay empty when there is a phone number. Then you are asked to ring when a place comes free."
        others = others_to_wait_for(drop_in, at=timezone.now())
        choices = [(other.pk, f"{say_short(other.starts_at)}, {where(other)}") for other in others]
        cast(forms.TypedMultipleChoiceField, self.fields["also"]).choices = choices
        if not choices:
            del self.fields["also"]

    def show(self, refusal: Refusal) -> None:
        is_about_the_person = isinstance(refusal, AlreadyBooked | AlreadyWaiting)
        field = "email" if self.cleaned_data.get("email") else "phone"
        self.add_error(field if is_about_the_person else None, str(refusal))


class WaitForSomeonePage:
    def __init__(self, modeladmin: DropInAdmin) -> None:
        self.modeladmin = modeladmin

    def page(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm("providers.change_waitentry"):
            raise PermissionDenied
        drop_in = get_object_or_404(DropIn.objects.select_related("type", "venue").with_places(), pk=pk)
        if request.method != "POST" and (elsewhere := self._elsewhere(request, drop_in)):
            return elsewhere
        form = WaitForSomeoneForm(request.POST if request.method == "POST" else None, drop_in=drop_in)
        if form.is_valid() and self._join(request, drop_in, form):
            return redirect(_session_url(drop_in))
        context = {
            **self.modeladmin.admin_site.each_context(request),
            "title": "Put somebody on the waiting list",
            "opts": self.modeladmin.opts,
            "media": self.modeladmin.media,
            "drop_in": drop_in,
            "session_url": _session_url(drop_in),
            "form": form,
        }
        return TemplateResponse(request, "admin/providers/dropin/wait.html", context)

    def _elsewhere(self, request: HttpRequest, drop_in: DropIn) -> HttpResponse | None:
        """Where nobody can wait, or nobody needs to."""
        if refusal := why_not_waitable(drop_in, at=timezone.now()):
            self.modeladmin.message_user(request, str(refusal), messages.WARNING)
            return redirect(_session_url(drop_in))
        if drop_in.places_left > 0:
            self.modeladmin.message_user(request, "A place is free: book it for them.", messages.INFO)
            return redirect(f"{reverse('admin:providers_booking_add')}?drop_in={drop_in.pk}")
        return None

    def _join(self, request: HttpRequest, drop_in: DropIn, form: WaitForSomeoneForm) -> bool:
        try:
            entry = join_waiting_list(
                drop_in_id=drop_in.pk,
                details=form.details(),
                also=form.cleaned_data.get("also", []),
                at=timezone.now(),
                idempotency_key=form.cleaned_data["key"],
            )
        except Refusal as refusal:
            form.show(refusal)
            return False
        self.modeladmin.log_addition(request, entry, f"Put {entry.name} on the waiting list")
        self.modeladmin.message_user(request, _told(entry), messages.SUCCESS)
        return True


def _told(entry: WaitEntry) -> str:
    told = f"A mail that says so goes to {entry.email}."
    if not entry.email:
        told = f"No e-mail address: you are asked to ring {entry.phone} when a place comes free."
    return f"{entry.name} is {say_position(position_in_line(entry))} in line. {told}"


def _session_url(drop_in: DropIn) -> str:
    return reverse("admin:providers_dropin_change", args=[drop_in.pk])
