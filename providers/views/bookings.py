"""A booking in the hands of the person who made it, by its signed link. GET shows; only POST changes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView, View
from django.views.generic.base import ContextMixin

from providers.emails import calendar_event, reminder_due_at
from providers.emails.waiting import say_until
from providers.enums import CANCELLED, ONLY_OFFERED, BookingStatus, Role
from providers.forms import BookingAddressForm, BookingCancelForm, BookingFindForm, SlotForm
from providers.links import booking_path, find_by_token
from providers.permissions import why_not, why_not_movable, why_not_waitable
from providers.refusals import Refusal
from providers.selectors import nearest_alternatives
from providers.selectors.library import resources_of_topics
from providers.services import cancel_booking, correct_address, move_booking, send_booking_links
from providers.views.slots import SlotPicker, not_bookable
from workforce_portal.journeys.summary import ErrorSummary
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.outbox.calendar import calendar_file
from workforce_portal.places.clock import say_when
from workforce_portal.security import rates
from workforce_portal.security.headers import PrivatePageMixin
from workforce_portal.security.links import BadLink


class OpenedByLink(ContextMixin):
    """Loads the booking that the link opens; a wrong, old or revoked link gets a page that helps."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.at = timezone.now()
        try:
            self.booking = find_by_token(kwargs["token"])
        except BadLink:
            return render(request, "providers/booking_bad_link.html", status=404)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def here(self) -> HttpResponseRedirect:
        return redirect(booking_path(self.booking))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        booking = self.booking
        return super().get_context_data(
            booking=booking,
            drop_in=booking.drop_in,
            path=booking_path(booking),
            **kwargs,
        )


class BookingMixin(PrivatePageMixin, OpenedByLink):
    pass


class BookingView(BookingMixin, TemplateView):
    """What is booked and what happens next: the confirmation, and the page to come back to."""

    template_name = "providers/booking.html"

    def get_template_names(self) -> list[str]:
        """Until somebody says yes, an offer is no booking."""
        is_only_offered = self.booking.status in ONLY_OFFERED
        return ["providers/offer.html" if is_only_offered else self.template_name]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        booking, at = self.booking, self.at
        reminder_at = reminder_due_at(booking)
        is_active = booking.status == BookingStatus.BOOKED
        return super().get_context_data(
            reminder_at=reminder_at
            if booking.email and booking.created_at < reminder_at and at < reminder_at
            else None,
            is_coming=is_active and not booking.drop_in.has_started(at),
            is_cancelled=booking.status in CANCELLED,
            may_move=why_not_movable(booking, role=Role.BOOKER, at=at) is None,
            may_cancel=why_not(booking, "cancel", role=Role.BOOKER, at=at) is None,
            may_accept=why_not(booking, "accept", role=Role.BOOKER, at=at) is None,
            may_wait_again=why_not_waitable(booking.drop_in, at=at) is None,
            until=say_until(booking.offer_expires_at) if booking.offer_expires_at else "",
            others=[] if is_active else nearest_alternatives(booking.drop_in, at=at),
            resources=resources_of_topics([booking.topic]) if is_active else [],
            **kwargs,
        )


class BookingMoveView(BookingMixin, View):
    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.page(self.picker(request), None, None)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        picker = self.picker(request)
        form = picker.form(request.POST, extra=nearest_alternatives(self.booking.drop_in, at=self.at))
        if not form.is_valid():
            return self.page(picker, form, form.summary)
        try:
            booking = move_booking(
                booking_id=self.booking.pk,
                to_drop_in_id=form.cleaned_data["slot"],
                role=Role.BOOKER,
                by=None,
                at=self.at,
            )
        except Refusal as refusal:
            form, summary = not_bookable(picker, refusal)
            return self.page(picker, form, summary)
        when = say_when(booking.drop_in.starts_at, booking.drop_in.ends_at)
        messages.success(request, f"Your booking is moved to {when}.")
        return self.here()

    def picker(self, request: HttpRequest) -> SlotPicker:
        held = self.booking.drop_in
        return SlotPicker(held, wanted=request.GET.get("from", ""), at=self.at, leaving_out=held.pk)

    def page(self, picker: SlotPicker, form: SlotForm | None, summary: ErrorSummary | None) -> HttpResponse:
        refusal = why_not_movable(self.booking, role=Role.BOOKER, at=self.at)
        context = {
            "booking": self.booking,
            "drop_in": self.booking.drop_in,
            "path": booking_path(self.booking),
            "here": booking_path(self.booking, "booking_move"),
            "picker": picker,
            "form": form or picker.form(),
            "summary": summary,
            "refusal": refusal,
            "answers": "",
        }
        return render(self.request, "providers/booking_move.html", context)


class BookingCancelView(BookingMixin, FormPageMixin, FormView):
    form_class = BookingCancelForm
    template_name = "providers/booking_cancel.html"

    def get_page(self) -> dict[str, Any]:
        return {
            "title": "Cancel your booking?",
            "back_url": booking_path(self.booking),
            "button_text": "Cancel this booking",
            "button_class": "stop",
            "secondary_url": booking_path(self.booking),
            "secondary_text": "Keep it",
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        refusal = why_not(self.booking, "cancel", role=Role.BOOKER, at=self.at)
        return super().get_context_data(refusal=refusal, **kwargs)

    def form_valid(self, form: BookingCancelForm) -> HttpResponse:
        try:
            cancel_booking(
                booking_id=self.booking.pk,
                role=Role.BOOKER,
                by=None,
                at=self.at,
                reason=form.cleaned_data["reason"],
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, "Your booking is cancelled. Thank you for telling us.")
        return self.here()


class BookingAddressView(BookingMixin, FormPageMixin, FormView):
    """Corrects the address; every link that went to the old one stops working, this page's own too."""

    form_class = BookingAddressForm

    def get_page(self) -> dict[str, Any]:
        return {
            "title": "Change your e-mail address",
            "lead": "We send the confirmation again, to the new address.",
            "back_url": booking_path(self.booking),
            "button_text": "Change address",
            "button_class": "still",
        }

    def get_initial(self) -> dict[str, Any]:
        return {"email": self.booking.email}

    def form_valid(self, form: BookingAddressForm) -> HttpResponse:
        rates.require("book_by_email", form.cleaned_data["email"], at=self.at)
        try:
            self.booking = correct_address(
                booking_id=self.booking.pk, email=form.cleaned_data["email"], by=None, at=self.at
            )
        except Refusal as refusal:
            form.add_error("email", str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, "We have sent the confirmation to the new address.")
        return self.here()


class BookingCalendarView(BookingMixin, View):
    """The session as a calendar file to keep: published, without the person's own address in it."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        event = calendar_event(self.booking, at=self.at, private=False)
        text = calendar_file(event, method="PUBLISH")
        response = HttpResponse(text, content_type="text/calendar; charset=utf-8; method=PUBLISH")
        response["Content-Disposition"] = f'attachment; filename="drop-in-{self.booking.reference}.ics"'
        return response


class BookingFindView(FormPageMixin, FormView):
    """The lost link. The answer is the same whether or not there is a booking."""

    form_class = BookingFindForm
    template_name = "providers/booking_find.html"
    page = {
        "title": "Find your booking",
        "lead": "We send you the link to see, move or cancel it.",
        "button_text": "Send me my link",
        "button_class": "still",
    }

    def form_valid(self, form: BookingFindForm) -> HttpResponse:
        at, email = timezone.now(), form.cleaned_data["email"]
        rates.require("lost_link_by_address", rates.client_address(self.request), at=at)
        rates.require("lost_link_by_email", email, at=at)
        send_booking_links(email=email, by=None, at=at)
        return redirect(f"{reverse('providers:booking_find')}?sent=1")

    def get_template_names(self) -> list[str]:
        is_sent = self.request.method == "GET" and "sent" in self.request.GET
        return ["providers/booking_find_sent.html" if is_sent else self.template_name]
