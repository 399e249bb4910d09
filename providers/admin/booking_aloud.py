"""What to say on the telephone about a booking, word for word; it prints, to be posted or kept by the telephone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from providers.emails.waiting import say_until
from providers.enums import CANCELLED, CURRENT, BookingStatus
from providers.models import Booking, DropIn
from providers.selectors import nearest_alternatives
from workforce_portal.places.clock import say_when

# The letters that a reference can hold, as people on the telephone know them.
WORDS = (
    "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo "
    "sierra tango uniform victor whisky x-ray yankee zulu"
)
SPOKEN = {word[0].upper(): word for word in WORDS.split()}


class ReadsAloud:
    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.aloud_page)  # type: ignore[attr-defined]
        return [path("<int:pk>/aloud/", page, name="providers_booking_aloud"), *super().get_urls()]  # type: ignore[misc]

    def aloud_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        modeladmin: Any = self
        related = ("drop_in__type", "drop_in__adviser", "drop_in__venue", "topic")
        booking = get_object_or_404(Booking.objects.select_related(*related), pk=pk)
        if not modeladmin.has_view_permission(request, booking):
            raise PermissionDenied
        at = timezone.now()
        context = {
            **modeladmin.admin_site.each_context(request),
            "title": "Read it aloud",
            "opts": modeladmin.opts,
            "booking": booking,
            "sentences": sentences(booking, at=at),
            "others": [] if _is_coming(booking, at) else nearest_alternatives(booking.drop_in, at=at),
        }
        return TemplateResponse(request, "admin/providers/booking/aloud.html", context)


def sentences(booking: Booking, *, at: datetime) -> list[str]:
    """What the person needs to hear, a paragraph each."""
    drop_in = booking.drop_in
    said = [f"Hello {booking.first_name}, this is {settings.SITE_NAME}."]
    what = f"“{drop_in.type.name}” with {drop_in.adviser.name}, on {say_when(drop_in.starts_at, drop_in.ends_at)}"
    if booking.status in CANCELLED:
        return [*said, f"Your place at {what}, is cancelled.", *filter(None, [drop_in.cancel_reason])]
    if not _is_coming(booking, at):
        return [*said, *_what_became(booking, what)]
    if booking.offer_expires_at:
        until = say_until(booking.offer_expires_at)
        return [
            *said,
            f"You wait for a place at {what}. One has come free, and we keep it for you until {until}.",
            _where(drop_in),
            "Would you like it? If we do not hear from you by then, it goes to the next person in line.",
        ]
    return [
        *said,
        f"You have a place at {what}.",
        _where(drop_in),
        *filter(None, [drop_in.type.what_to_bring]),
        f"You want help with: {booking.topic.name}.",
        *([f"To take part you need: {booking.adjustments}"] if booking.adjustments else []),
        f"Your reference is {spell(booking.reference)}. Say it when you ring us.",
        f"If you can’t come, or want another time, ring {settings.HELP_PHONE}, {settings.HELP_HOURS}.",
    ]


def _what_became(booking: Booking, what: str) -> list[str]:
    if booking.status == BookingStatus.WITHDRAWN:
        return [f"We had offered you a place at {what}. We are sorry, but we had to take it back.", booking.cancel_note]
    if booking.status == BookingStatus.EXPIRED:
        return [f"We had kept a place for you at {what}. It has gone to the next person in line."]
    return [f"You had a place at {what}."]


def spell(reference: str) -> str:
    """7, K for kilo, 3, M for mike."""
    return ", ".join(f"{letter} for {SPOKEN[letter]}" if letter in SPOKEN else letter for letter in reference)


def _where(drop_in: DropIn) -> str:
    if drop_in.venue:
        return f"It is at {drop_in.where_to_go}"
    by_phone = f" You can join by telephone, on {drop_in.join_by_phone}." if drop_in.join_by_phone else ""
    link = f" The address to type in is {drop_in.join_url}" if drop_in.join_url else ""
    return f"It is online.{by_phone}{link}"


def _is_coming(booking: Booking, at: datetime) -> bool:
    return booking.status in CURRENT and not booking.drop_in.has_started(at)
