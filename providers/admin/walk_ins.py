"""Somebody who comes without a booking: added from the day sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from providers.admin.day_sheet import sheet_url
from providers.admin.person_form import TEXT
from providers.models import DropIn, Topic
from providers.refusals import AlreadyBooked, NeedsATick, Refusal
from providers.selectors import offered_topics
from providers.services import BookingDetails
from providers.services.walk_ins import add_walk_in
from workforce_portal.places.clock import local

if TYPE_CHECKING:
    from providers.admin.drop_ins import DropInAdmin

FIELDS = {AlreadyBooked: "email", NeedsATick: "may_go_beyond"}


class WalkInForm(forms.Form):
    name = forms.CharField(
        max_length=120, widget=forms.TextInput(attrs=TEXT), error_messages={"required": "Enter their name."}
    )
    service_name = forms.CharField(
        label="Service",
        max_length=255,
        widget=forms.TextInput(attrs=TEXT),
        error_messages={"required": "Enter their service, as they call it."},
    )
    phone = forms.CharField(
        label="Phone number", required=False, max_length=30, widget=forms.TextInput(attrs={**TEXT, "type": "tel"})
    )
    email = forms.EmailField(
        label="E-mail address", required=False, max_length=254, widget=forms.EmailInput(attrs=TEXT)
    )
    topic = forms.ModelChoiceField(
        label="Wants help with",
        queryset=Topic.objects.none(),
        required=False,
        empty_label="As the session is about",
    )
    may_go_beyond = forms.BooleanField(label="Beyond the places: there is room for one more", required=False)

    def __init__(self, *args: Any, drop_in: DropIn, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drop_in = drop_in
        self.fields["topic"].queryset = offered_topics()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["topic"] = cleaned.get("topic") or self.drop_in.type.topics.first() or offered_topics().first()
        if cleaned["topic"] is None:
            self.add_error("topic", "Choose what they want help with.")
        return cleaned

    def details(self) -> BookingDetails:
        data = self.cleaned_data
        return BookingDetails(
            name=data["name"],
            service_name=data["service_name"],
            phone=data["phone"],
            email=data["email"],
            topic_id=data["topic"].pk,
        )


class WalkInPage:
    """The day sheet posts here; what is refused is shown on a page of its own with everything typed still there."""

    def __init__(self, modeladmin: DropInAdmin) -> None:
        self.modeladmin = modeladmin

    def page(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm("providers.add_booking"):
            raise PermissionDenied
        drop_in = get_object_or_404(DropIn.objects.select_related("type", "venue"), pk=pk)
        form = WalkInForm(request.POST if request.method == "POST" else None, drop_in=drop_in)
        if form.is_valid() and self._add(request, drop_in, form):
            return redirect(sheet_url(drop_in))
        context = {
            **self.modeladmin.admin_site.each_context(request),
            "title": "Add a walk-in",
            "opts": self.modeladmin.opts,
            "drop_in": drop_in,
            "day": local(drop_in.starts_at).date(),
            "sheet_url": sheet_url(drop_in),
            "form": form,
        }
        return TemplateResponse(request, "admin/providers/dropin/walk_in.html", context)

    def _add(self, request: HttpRequest, drop_in: DropIn, form: WalkInForm) -> bool:
        by: Any = request.user
        try:
            booking = add_walk_in(
                drop_in_id=drop_in.pk,
                details=form.details(),
                may_go_beyond=form.cleaned_data["may_go_beyond"],
                by=by,
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error(FIELDS.get(type(refusal)), str(refusal))
            return False
        self.modeladmin.log_addition(request, booking, f"Walked in: {booking.name}")
        beyond = " It is one more than the session has places for." if booking.is_over_capacity else ""
        self.modeladmin.message_user(request, f"{booking.name} is on the sheet.{beyond}", messages.SUCCESS)
        return True
