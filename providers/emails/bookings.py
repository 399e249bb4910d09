"""Every message of provider support: who gets it, when it is due, what its words may name, when it is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from typing import Any, Literal

from django.conf import settings

from providers.emails.library import say_resources
from providers.enums import CANCELLED, BookingStatus
from providers.links import booking_path, booking_url
from providers.mail_texts import (
    BOOKING_CANCELLED,
    BOOKING_CHANGED,
    BOOKING_CONFIRMATION,
    BOOKING_LINKS,
    BOOKING_REMINDER,
    DROP_IN_CANCELLED,
    FOLLOW_UP_ATTENDED,
    FOLLOW_UP_MISSED,
    PLACEHOLDERS,
    Wording,
)
from providers.models import Booking
from providers.selectors import nearest_alternatives
from workforce_portal.outbox.calendar import CalendarEvent, calendar_file
from workforce_portal.outbox.kinds import MailKind, Prepared, Skip, get, register
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import cancel_planned_mail, plan_mail, wake_sender
from workforce_portal.outbox.texts import BULLET, Rendered, render, wording_of
from workforce_portal.places.clock import at_local, day_before_at, local, say_when
from workforce_portal.places.working_days import next_working_day

REMINDER_TIME = time(9, 0)
FOLLOW_UP_TIME = time(9, 0)
BEFORE_SESSION = [BOOKING_REMINDER.key]


# --- when each is planned ---


def plan_for_new_booking(booking: Booking, *, at: datetime) -> None:
    plan_about(BOOKING_CONFIRMATION, booking, _confirmation_key(booking), due_at=at, at=at)
    plan_reminder(booking, at=at)


def plan_for_changed_booking(booking: Booking, *, at: datetime) -> None:
    cancel_planned_mail(about=booking, kinds=BEFORE_SESSION, reason="The session is at another time", at=at)
    plan_about(BOOKING_CHANGED, booking, _version_key("change", booking), due_at=at, at=at)
    plan_reminder(booking, at=at)


def plan_for_cancelled_booking(booking: Booking, *, at: datetime) -> None:
    cancel_planned_mail(about=booking, kinds=BEFORE_SESSION, reason="The booking was cancelled", at=at)
    plan_about(BOOKING_CANCELLED, booking, _version_key("cancel", booking), due_at=at, at=at)


def plan_for_cancelled_drop_in(booking: Booking, *, at: datetime) -> None:
    cancel_planned_mail(about=booking, kinds=BEFORE_SESSION, reason="The session was cancelled", at=at)
    plan_about(DROP_IN_CANCELLED, booking, _version_key("cancel", booking), due_at=at, at=at)


def plan_for_new_address(booking: Booking, *, at: datetime) -> None:
    """The confirmation once more, to the corrected address, with a link that works."""
    cancel_planned_mail(about=booking, kinds=BEFORE_SESSION, reason="The address was corrected", at=at)
    if booking.status == BookingStatus.BOOKED:
        plan_about(BOOKING_CONFIRMATION, booking, _confirmation_key(booking), due_at=at, at=at)
        plan_reminder(booking, at=at)


def plan_reminder(booking: Booking, *, at: datetime) -> None:
    """Due at 9:00 in London on the day before; somebody who books after that gets none."""
    due_at = reminder_due_at(booking)
    if at < due_at:
        start = booking.drop_in.starts_at
        key = f"reminder:{booking.pk}:{start:%Y%m%dT%H%MZ}:{booking.link_version}"
        plan_about(BOOKING_REMINDER, booking, key, due_at=due_at, at=at, anchor=start)


def plan_links(booking: Booking, *, at: datetime) -> None:
    """One mail a minute at most, however often the form is sent."""
    plan_about(BOOKING_LINKS, booking, f"links:{booking.pk}:{at:%Y%m%dT%H%M}", due_at=at, at=at)


def plan_follow_up(booking: Booking, *, at: datetime) -> None:
    """The next working morning after the outcome is recorded; a corrected outcome replaces what was planned."""
    kinds = [FOLLOW_UP_ATTENDED.key, FOLLOW_UP_MISSED.key]
    cancel_planned_mail(about=booking, kinds=kinds, reason="The outcome was corrected", at=at)
    wording = {
        BookingStatus.ATTENDED: FOLLOW_UP_ATTENDED,
        BookingStatus.NO_SHOW: FOLLOW_UP_MISSED,
    }.get(BookingStatus(booking.status))
    if wording:
        due_at = at_local(next_working_day(local(at).date()), FOLLOW_UP_TIME)
        plan_about(wording, booking, f"{wording.key}:{booking.pk}", due_at=due_at, at=at)


def reminder_due_at(booking: Booking) -> datetime:
    return day_before_at(booking.drop_in.starts_at, REMINDER_TIME)


def plan_about(
    wording: Wording,
    booking: Booking,
    key: str,
    *,
    due_at: datetime,
    at: datetime,
    anchor: datetime | None = None,
) -> None:
    if not booking.email:
        return
    plan_mail(
        kind=wording.key,
        about=booking,
        to_email=booking.email,
        to_name=booking.name,
        due_at=due_at,
        dedupe_key=key,
        anchor=anchor,
        at=at,
    )
    if due_at <= at:
        wake_sender()


def _version_key(what: str, booking: Booking) -> str:
    return f"{what}:{booking.pk}:{booking.calendar_sequence}"


def _confirmation_key(booking: Booking) -> str:
    """One for each address that it goes to; `link_version` rises with a corrected address."""
    return _version_key(f"confirmation:{booking.link_version}", booking)


def _is_current(mail: PlannedMail, booking: Booking) -> bool:
    """Whether the booking is still as it was when the mail was planned; keys end in the version they tell of."""
    return mail.dedupe_key.endswith(f":{booking.pk}:{booking.calendar_sequence}")


def letters(wording: Wording, bookings: Iterable[Booking]) -> list[tuple[Booking, Rendered]]:
    """The mails as they would read if they were sent for these bookings now, to those with an address."""
    kind = get(wording.key)
    current = wording_of(kind)
    return [(booking, render(kind, current, values_of(booking))) for booking in bookings if booking.email]


# --- what is checked and said at the moment of sending ---


def prepare_news(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    """Of the confirmation and of changes: only the latest of them is worth sending."""
    booking = live_booking(mail)
    if booking.status != BookingStatus.BOOKED:
        return Skip("The booking is no longer active")
    if booking.email != mail.to_email:
        return Skip("The address was corrected")
    if not _is_current(mail, booking):
        return Skip("A later message tells the new time")
    return _prepared(booking, "REQUEST", at)


def prepare_cancellation(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    booking = live_booking(mail)
    if booking.status not in CANCELLED:
        return Skip("The booking is not cancelled")
    return _prepared(booking, "CANCEL", at)


def prepare_reminder(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    booking = live_booking(mail)
    if booking.status != BookingStatus.BOOKED:
        return Skip("The booking is no longer active")
    if booking.drop_in.starts_at != mail.anchor:
        return Skip("The session is at another time")
    if booking.drop_in.has_started(at):
        return Skip("The session has started")
    if booking.created_at >= mail.due_at:
        return Skip("Booked after the reminder was due")
    return _prepared(booking, "", at)


def prepare_links(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    booking = live_booking(mail)
    coming = (
        Booking.objects.current()
        .filter(email_norm=booking.email_norm, drop_in__starts_at__gt=at)
        .exclude(email_norm="")
        .select_related("drop_in__type")
        .order_by("drop_in__starts_at")
    )
    if not coming:
        return Skip("No coming booking")
    links = "\n\n".join(
        f"{_called(other)}\n{say_when(other.drop_in.starts_at, other.drop_in.ends_at)}\n{booking_url(other)}"
        for other in coming
    )
    return Prepared({**values_of(booking), "booking_links": links})


def _called(booking: Booking) -> str:
    name = booking.drop_in.type.name
    return f"{name} (a place is kept for you: say yes or no)" if booking.status == BookingStatus.OFFERED else name


def prepare_follow_up(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    booking = live_booking(mail)
    expected = {FOLLOW_UP_ATTENDED.key: BookingStatus.ATTENDED, FOLLOW_UP_MISSED.key: BookingStatus.NO_SHOW}
    if booking.status != expected[mail.kind]:
        return Skip("The outcome was corrected")
    return Prepared({**values_of(booking), "next_times": _next_times(booking, at)})


def _next_times(booking: Booking, at: datetime) -> str:
    """The next sessions that still have a place, each with the address where it is booked."""
    return "\n".join(
        f"{BULLET}{say_when(other.starts_at, other.ends_at)}, {'online' if other.is_online else other.venue}: "
        f"{settings.SITE_URL}{other.get_absolute_url()}"
        for other in nearest_alternatives(booking.drop_in, at=at)
    )


def live_booking(mail: PlannedMail) -> Booking:
    related = ("drop_in__type", "drop_in__adviser", "drop_in__venue", "topic")
    return Booking.objects.select_related(*related).get(pk=mail.about_id)


def _prepared(booking: Booking, method: Literal["REQUEST", "CANCEL", ""], at: datetime) -> Prepared:
    calendar = calendar_file(calendar_event(booking, at=at), method=method) if method else ""
    return Prepared(values_of(booking), calendar, method)


def values_of(booking: Booking) -> dict[str, str]:
    drop_in = booking.drop_in
    return {
        "first_name": booking.first_name,
        "drop_in": drop_in.type.name,
        "when": say_when(drop_in.starts_at, drop_in.ends_at),
        "where": drop_in.where_to_go,
        "adviser": drop_in.adviser.name,
        "what_to_bring": drop_in.type.what_to_bring,
        "topic": booking.topic.name,
        "resources": say_resources(booking.topic),
        "adjustments": booking.adjustments,
        "reason": drop_in.cancel_reason,
        "reference": booking.spoken_reference,
        "booking_link": booking_url(booking),
        "feedback_link": f"{settings.SITE_URL}{booking_path(booking, 'booking_feedback')}",
        "other_times_link": f"{settings.SITE_URL}{drop_in.type.get_absolute_url()}",
        "help_phone": settings.HELP_PHONE,
        "help_hours": settings.HELP_HOURS,
        "site_name": settings.SITE_NAME,
    }


def calendar_event(booking: Booking, *, at: datetime, private: bool = True) -> CalendarEvent:
    """The session as a calendar entry. No private link goes in: people share their calendars."""
    drop_in = booking.drop_in
    cancelled = booking.status in CANCELLED
    public_page = f"{settings.SITE_URL}{drop_in.get_absolute_url()}"
    way_in = "The link to join is in our message." if drop_in.is_online else f"{drop_in.place_name}."
    return CalendarEvent(
        uid=f"booking-{booking.uuid}@{settings.SITE_HOST}",
        sequence=booking.calendar_sequence,
        summary=drop_in.type.name if not cancelled else f"Cancelled: {drop_in.type.name}",
        starts_at=drop_in.starts_at,
        ends_at=drop_in.ends_at,
        location=drop_in.place_name,
        description=f"With {drop_in.adviser}. {way_in}\n\nReference {booking.spoken_reference}\n{public_page}",
        organizer_email=settings.HELP_EMAIL,
        organizer_name=settings.SITE_NAME,
        attendee_email=booking.email if private else "",
        attendee_name=booking.name if private else "",
        url=public_page,
        stamped_at=at,
    )


def contact(mail: PlannedMail) -> tuple[str, str]:
    """Of the booking itself: a list of mails has loaded all of theirs at once."""
    booking: Any = mail.about
    if booking is None:
        raise Booking.DoesNotExist
    return booking.name, booking.phone


PREPARE = {
    BOOKING_CONFIRMATION: (prepare_news, True, None),
    BOOKING_CHANGED: (prepare_news, True, None),
    BOOKING_CANCELLED: (prepare_cancellation, True, None),
    DROP_IN_CANCELLED: (prepare_cancellation, True, None),
    BOOKING_REMINDER: (prepare_reminder, False, timedelta(hours=12)),
    BOOKING_LINKS: (prepare_links, True, timedelta(hours=12)),
    FOLLOW_UP_ATTENDED: (prepare_follow_up, False, timedelta(days=3)),
    FOLLOW_UP_MISSED: (prepare_follow_up, False, timedelta(days=3)),
}


def register_kinds() -> None:
    for wording, (prepare, must_arrive, max_late) in PREPARE.items():
        register_wording(wording, prepare, must_arrive=must_arrive, max_late=max_late)


def register_wording(
    wording: Wording,
    prepare: Callable[[PlannedMail, datetime], Prepared | Skip],
    *,
    must_arrive: bool,
    max_late: timedelta | None,
) -> None:
    """A message about a booking, with those of its placeholders that the wording may name."""
    register(
        MailKind(
            key=wording.key,
            name=wording.name,
            when=wording.when,
            placeholders=tuple(p for p in PLACEHOLDERS if p.name in wording.may_name),
            subject=wording.subject,
            body=wording.body,
            must_arrive=must_arrive,
            max_late=max_late,
            prepare=prepare,
            contact=contact,
        )
    )
