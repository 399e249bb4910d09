"""A place in line: joining from a session that is full, seeing the position by a signed link, leaving."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from campaigns.attribution import attribution_of
from providers.enums import BookingStatus
from providers.forms.waiting import WaitingDetailsForm
from providers.links import booking_path
from providers.links.waiting import find_entry_by_token, waiting_path
from providers.permissions import why_not_waitable
from providers.refusals import AlreadyBooked, AlreadyWaiting, PlaceIsFree, Refusal
from providers.selectors import nearest_alternatives, public_drop_ins
from providers.selectors.waiting import others_to_wait_for, position_in_line, say_position
from providers.services import send_booking_links
from providers.services.waiting import join_waiting_list, leave_waiting_list, send_waiting_link
from workforce_portal.counting.sources import carry, source_of
from workforce_portal.journeys.answers import carried
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.security import rates
from workforce_portal.security.headers import PrivatePageMixin
from workforce_portal.security.links import BadLink


class DropInWaitView(FormPageMixin, FormView):
    """Joins the waiting list of a session that is full; one with a place left is booked instead."""

    form_class = WaitingDetailsForm
    template_name = "providers/waiting_join.html"
    page = {
        "title": "Join the waiting list",
        "button_text": "Join the waiting list",
        "button_class": "still",
        "help_text": "We can put you on the list.",
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.at = timezone.now()
        self.drop_in = get_object_or_404(public_drop_ins(), pk=kwargs["pk"])
        if refusal := why_not_waitable(self.drop_in, at=self.at):
            return self.refused_page(refusal)
        if request.method == "GET" and self.drop_in.places_left > 0:
            book = f"{reverse('providers:drop_in_book', args=[self.drop_in.pk])}?slot={self.drop_in.pk}"
            return redirect(carry(book, source_of(request).code))
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "others": others_to_wait_for(self.drop_in, at=self.at)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back_url = self.drop_in.get_absolute_url()
        return super().get_context_data(drop_in=self.drop_in, back_url=back_url, **kwargs)

    def form_valid(self, form: WaitingDetailsForm) -> HttpResponse:
        details = form.details(attribution_of(self.request))
        rates.require("wait_by_address", rates.client_address(self.request), at=self.at)
        rates.require("wait_by_email", details.email, at=self.at)
        try:
            entry = join_waiting_list(
                drop_in_id=self.drop_in.pk,
                details=details,
                also=form.cleaned_data.get("also", []),
                at=self.at,
                idempotency_key=form.cleaned_data["key"],
            )
        except (AlreadyBooked, AlreadyWaiting) as refusal:
            return self.look_page(details.email, refusal)
        except PlaceIsFree as refusal:
            return self.place_free_page(form, refusal)
        except Refusal as refusal:
            return self.refused_page(refusal)
        return redirect(waiting_path(entry))

    def look_page(self, email: str, refusal: AlreadyBooked | AlreadyWaiting) -> HttpResponse:
        """Whoever typed the address learns nothing; whoever reads its mail gets the link to what they have."""
        if isinstance(refusal, AlreadyWaiting):
            send_waiting_link(entry=refusal.entry, at=self.at)
        else:
            send_booking_links(email=email, by=None, at=self.at)
        return render(self.request, "providers/drop_in_book_look.html", {"email": email})

    def place_free_page(self, form: WaitingDetailsForm, refusal: PlaceIsFree) -> HttpResponse:
        """The answers go on to booking as they are."""
        context = {"drop_in": self.drop_in, "refusal": refusal, "answers": carried(form, skip=frozenset({"also"}))}
        return render(self.request, "providers/waiting_place_free.html", context)

    def refused_page(self, refusal: Refusal) -> HttpResponse:
        context = {
            "drop_in": self.drop_in,
            "refusal": refusal,
            "others": nearest_alternatives(self.drop_in, at=self.at),
        }
        return render(self.request, "providers/waiting_refused.html", context)


class WaitingView(PrivatePageMixin, TemplateView):
    """The position in line. GET shows; POST takes the person off the list."""

    template_name = "providers/waiting.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.at = timezone.now()
        try:
            self.entry = find_entry_by_token(kwargs["token"])
        except BadLink:
            return render(request, "providers/waiting_bad_link.html", status=404)
        if self.entry.offer and self.entry.offer.status in (BookingStatus.OFFERED, BookingStatus.BOOKED):
            return redirect(booking_path(self.entry.offer))
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        leave_waiting_list(entry_id=self.entry.pk, at=self.at)
        messages.success(request, "You are off the waiting list.")
        return redirect(waiting_path(self.entry))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entry, drop_in = self.entry, self.entry.drop_in
        has_ended = entry.has_ended(self.at)
        return super().get_context_data(
            entry=entry,
            drop_in=drop_in,
            has_ended=has_ended,
            position="" if has_ended else say_position(position_in_line(entry)),
            also=list(entry.also.order_by("starts_at")),
            is_too_late=not has_ended and why_not_waitable(drop_in, at=self.at) is not None,
            others=nearest_alternatives(drop_in, at=self.at) if has_ended else [],
            path=waiting_path(entry),
            **kwargs,
        )
