"""Addresses of a booking that go into mails. Whoever holds one may see, move and cancel that booking."""

from django.conf import settings
from django.urls import reverse

from providers.models import Booking
from workforce_portal.security.links import BadLink, SignedLink

BOOKING_LINK = SignedLink(salt="providers.booking")


def booking_token(booking: Booking) -> str:
    return BOOKING_LINK.make(booking.uuid, booking.link_version)


def booking_path(booking: Booking, name: str = "booking") -> str:
    return reverse(f"providers:{name}", args=[booking_token(booking)])


def post_question_path(booking: Booking, weeks: int) -> str:
    return reverse("providers:post_question", args=[booking_token(booking), weeks])


def booking_url(booking: Booking) -> str:
    return f"{settings.SITE_URL}{booking_path(booking)}"


def find_by_token(token: str) -> Booking:
    """The booking that the link opens. Raises BadLink for a link that is wrong, old or revoked."""
    uuid, version = BOOKING_LINK.read(token)
    related = ("drop_in__type", "drop_in__adviser", "drop_in__venue", "topic")
    booking = Booking.objects.select_related(*related).filter(uuid=uuid, link_version=version).first()
    if booking is None:
        raise BadLink
    return booking
