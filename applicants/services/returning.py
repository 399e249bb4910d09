"""The way back to their page for those who lost their link."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from applicants.emails import returning as emails
from applicants.models import Applicant, ReturnLink
from applicants.phones import BadPhone, read_phone
from applicants.services.registering import normalise_email
from applicants.services.rows import lock_applicant, note_activity

GOOD_FOR = timedelta(minutes=60)
# A family may share an address; more than these is somebody trying things out.
MOST = 5


def send_way_back(*, to: str, at: datetime) -> int:
    """Sends everybody who has this e-mail address or telephone a link that works once. Returns how many were sent:
    whoever asked is never told."""
    people = _people_with(to).order_by("-created_at", "-pk")[:MOST]
    return sum(_send(applicant.pk, by_text="@" not in to, at=at) for applicant in list(people))


@transaction.atomic
def use_return_link(*, link_id: int, at: datetime) -> Applicant | None:
    """The person whose way back it is; None if it was used in the meantime."""
    used = ReturnLink.objects.filter(pk=link_id, ended_at=None, expires_at__gt=at).update(ended_at=at)
    if not used:
        return None
    applicant = ReturnLink.objects.select_related("applicant").get(pk=link_id).applicant
    note_activity(applicant, at=at)
    return applicant


def _people_with(to: str) -> QuerySet[Applicant]:
    people = Applicant.objects.known()
    if "@" in to:
        return people.filter(email_norm=normalise_email(to)).exclude(email_norm="")
    try:
        phone = read_phone(to)
    except BadPhone:
        return people.none()
    return people.filter(Q(phone=phone) & ~Q(phone=""))


@transaction.atomic
def _send(applicant_id: int, *, by_text: bool, at: datetime) -> int:
    applicant = lock_applicant(applicant_id)
    ReturnLink.objects.filter(applicant=applicant, ended_at=None).update(ended_at=at)
    link = ReturnLink.objects.create(applicant=applicant, made_at=at, expires_at=at + GOOD_FOR)
    emails.plan_way_back(link, by_text=by_text, at=at)
    return 1


def delete_old_links(*, at: datetime) -> int:
    """Those that open nothing since a day: by then no message with one can be on its way."""
    deleted, _ = ReturnLink.objects.filter(expires_at__lt=at - timedelta(days=1)).delete()
    return deleted
