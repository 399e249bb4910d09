"""The answer to an offered place. The offer itself is shown at the booking's address, and becomes the booking."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.generic import View

from providers.enums import Role
from providers.refusals import OfferRanOut, Refusal
from providers.services.waiting import accept_offer, decline_offer
from providers.views.bookings import BookingMixin


class BookingOfferView(BookingMixin, View):
    """Mail scanners follow links: GET only leads to the page with the two buttons."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.here()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        answer = decline_offer if request.POST.get("answer") == "no" else accept_offer
        try:
            answer(booking_id=self.booking.pk, role=Role.BOOKER, by=None, at=self.at)
        except OfferRanOut:
            # The page says so, with what can be done.
            return self.here()
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return self.here()
        if answer is accept_offer:
            messages.success(request, "The place is yours. We have sent the confirmation.")
        return self.here()
