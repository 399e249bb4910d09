"""Somebody who comes without a booking."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from providers import emails
from providers.enums import DropInStatus, Role, Source
from providers.models import Booking
from providers.refusals import DropInFull, DropInNotOpen, NeedsATick, TooEarlyToWalkIn
from providers.services.offering import end_entries
from providers.services.rows import lock_drop_ins
from providers.services.taking import BookingDetails, free_place, normalise_email, place_beyond, take_place
from providers.services.walking import walk
from workforce_portal.places.clock import local
from workforce_portal.users.models import User


@transaction.atomic
def add_walk_in(*, drop_in_id: int, details: BookingDetails, may_go_beyond: bool, by: User, at: datetime) -> Booking:
    """Takes a free place, or one beyond them where staff say so; once the session has started they count as come.

    Raises DropInNotOpen for a draft or a cancelled session, TooEarlyToWalkIn before its day, AlreadyBooked, or
    NeedsATick when every place is taken.
    """
    drop_in = lock_drop_ins([drop_in_id])[drop_in_id]
    if drop_in.status not in (DropInStatus.OPEN, DropInStatus.CLOSED):
        raise DropInNotOpen(drop_in)
    if local(at).date() < local(drop_in.starts_at).date():
        raise TooEarlyToWalkIn(drop_in)
    try:
        place_no = free_place(drop_in, normalise_email(details.email))
    except DropInFull as refusal:
        if not may_go_beyond:
            raise NeedsATick(drop_in) from refusal
        place_no = place_beyond(drop_in)
    booking = take_place(drop_in, details, place_no=place_no, source=Source.WALK_IN, by=by, at=at)
    end_entries(drop_in, email_norm=booking.email_norm, at=at)
    if drop_in.has_started(at):
        walk(booking, "record_attended", role=Role.STAFF, by=by, at=at)
        emails.plan_follow_up(booking, at=at)
    return booking
