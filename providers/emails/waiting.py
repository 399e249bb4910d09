"""What people on a waiting list are written, from joining it to the offer and its end."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse

from providers.enums import BookingStatus
from providers.links import booking_url
from providers.links.waiting import waiting_url
from providers.mail_texts import Wording
from providers.mail_texts import waiting as texts
from providers.models import Booking, DropIn, WaitEntry
from providers.selectors.waiting import position_in_line, say_position
from workforce_portal.outbox.kinds import MailKind, Prepared, Skip, register
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import cancel_planned_mail, plan_mail, wake_sender
from workforce_portal.places.clock import say_date, say_time, say_when

RELATED = ("drop_in__type", "drop_in__adviser", "drop_in__venue")


# --- when each is planned ---


def plan_joined(entry: WaitEntry, *, at: datetime) -> None:
    _plan(texts.WAITING_JOINED, entry, f"waiting_joined:{entry.pk}", due_at=at, at=at)


def plan_joined_again(entry: WaitEntry, *, at: datetime) -> None:
    """One mail a minute at most, however often the form is sent."""
    _plan(texts.WAITING_JOINED, entry, f"waiting_joined:{entry.pk}:{at:%Y%m%dT%H%M}", due_at=at, at=at)


def cancel_joined_mail(entry: WaitEntry, *, at: datetime) -> None:
    cancel_planned_mail(about=entry, kinds=[texts.WAITING_JOINED.key], reason="They left the list", at=at)


def plan_offer(booking: Booking, *, due_at: datetime, at: datetime) -> None:
    key = f"waiting_offer:{booking.pk}:{booking.link_version}:{booking.calendar_sequence}"
    _plan(texts.WAITING_OFFER, booking, key, due_at=due_at, at=at)


def cancel_offer_mail(booking: Booking, *, at: datetime) -> None:
    cancel_planned_mail(about=booking, kinds=[texts.WAITING_OFFER.key], reason="The offer is no longer open", at=at)


def plan_offer_ran_out(booking: Booking, *, at: datetime) -> None:
    _plan(texts.WAITING_OFFER_RAN_OUT, booking, f"waiting_offer_ran_out:{booking.pk}", due_at=at, at=at)


def plan_offer_withdrawn(booking: Booking, *, at: datetime) -> None:
    _plan(texts.WAITING_OFFER_WITHDRAWN, booking, f"waiting_offer_withdrawn:{booking.pk}", due_at=at, at=at)


def plan_session_cancelled(entry: WaitEntry, *, at: datetime) -> None:
    """About the session, as the entry may go on to wait for another."""
    key = f"waiting_cancelled:{entry.pk}:{entry.drop_in_id}"
    _plan(texts.WAITING_CANCELLED, entry, key, due_at=at, at=at)


def _plan(wording: Wording, about: WaitEntry | Booking, key: str, *, due_at: datetime, at: datetime) -> None:
    if not about.email:
        return
    plan_mail(
        kind=wording.key,
        about=about,
        to_email=about.email,
        to_name=about.name,
        due_at=due_at,
        dedupe_key=key,
        at=at,
    )
    if due_at <= at:
        wake_sender()


# --- what is checked and said at the moment of sending ---


def prepare_joined(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    entry = _entry(mail)
    if entry.left_at is not None:
        return Skip("They are no longer on the list")
    if entry.offer_id:
        return Skip("A place has been offered meanwhile")
    position = say_position(position_in_line(entry))
    return Prepared({**_values(entry, entry.drop_in), "position": position, "waiting_link": waiting_url(entry)})


def prepare_offer(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    booking = _booking(mail)
    if booking.status != BookingStatus.OFFERED or booking.offer_expires_at is None:
        return Skip("The offer is no longer open")
    if booking.offer_expires_at <= at:
        return Skip("The offer has run out")
    if booking.email != mail.to_email:
        return Skip("The address was corrected")
    until = say_until(booking.offer_expires_at)
    return Prepared({**_values(booking, booking.drop_in), "until": until, "offer_link": booking_url(booking)})


def prepare_ran_out(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    booking = _booking(mail)
    if booking.drop_in.has_started(at):
        return Skip("The session has started")
    join_link = f"{settings.SITE_URL}{booking.drop_in.get_absolute_url()}"
    return Prepared({**_values(booking, booking.drop_in), "join_link": join_link})


def prepare_withdrawn(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    booking = _booking(mail)
    return Prepared({**_values(booking, booking.drop_in), "reason": booking.cancel_note})


def prepare_cancelled(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    entry = _entry(mail)
    number = int(mail.dedupe_key.rpartition(":")[2])
    cancelled = DropIn.objects.select_related("type", "adviser", "venue").get(pk=number)
    still = ""
    if entry.left_at is None and entry.drop_in_id != cancelled.pk:
        still = f"You are still in line for {say_when(entry.drop_in.starts_at, entry.drop_in.ends_at)}."
    values = _values(entry, cancelled)
    return Prepared({**values, "reason": cancelled.cancel_reason, "still_waiting": still})


def say_until(moment: datetime) -> str:
    """10am on Wednesday 6 January."""
    return f"{say_time(moment)} on {say_date(moment, year=False)}"


def _entry(mail: PlannedMail) -> WaitEntry:
    return WaitEntry.objects.select_related(*RELATED).get(pk=mail.about_id)


def _booking(mail: PlannedMail) -> Booking:
    return Booking.objects.select_related(*RELATED).get(pk=mail.about_id)


def _values(person: WaitEntry | Booking, drop_in: DropIn) -> dict[str, str]:
    return {
        "first_name": person.first_name,
        "drop_in": drop_in.type.name,
        "when": say_when(drop_in.starts_at, drop_in.ends_at),
        "where": drop_in.place_name,
        "adviser": drop_in.adviser.name,
        "other_times_link": f"{settings.SITE_URL}{drop_in.type.get_absolute_url()}",
        "ask_link": f"{settings.SITE_URL}{reverse('providers:call_back_ask')}",
        "help_phone": settings.HELP_PHONE,
        "help_hours": settings.HELP_HOURS,
        "site_name": settings.SITE_NAME,
    }


def _contact(mail: PlannedMail) -> tuple[str, str]:
    person = mail.about
    return (person.name, person.phone) if isinstance(person, WaitEntry | Booking) else (mail.to_name, "")


PREPARE = {
    texts.WAITING_JOINED: (prepare_joined, True, timedelta(hours=12)),
    texts.WAITING_OFFER: (prepare_offer, True, None),
    texts.WAITING_OFFER_RAN_OUT: (prepare_ran_out, True, timedelta(hours=12)),
    texts.WAITING_OFFER_WITHDRAWN: (prepare_withdrawn, True, None),
    texts.WAITING_CANCELLED: (prepare_cancelled, True, None),
}


def register_kinds() -> None:
    for wording, (prepare, must_arrive, max_late) in PREPARE.items():
        register(
            MailKind(
                key=wording.key,
                name=wording.name,
                when=wording.when,
                placeholders=tuple(p for p in texts.PLACEHOLDERS if p.name in wording.may_name),
                subject=wording.subject,
                body=wording.body,
                must_arrive=must_arrive,
                max_late=max_late,
                prepare=prepare,
                contact=_contact,
            )
        )
