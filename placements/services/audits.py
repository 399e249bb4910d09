"""The verbs of audits: record, recognise, remind."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from placements.actors import Actor
from placements.emails import audits as emails
from placements.enums import AuditOutcome
from placements.models import Audit, AuditRecognition, Site
from placements.refusals import AuditNotValid, AuditRecordedAlready
from placements.selectors.supervisors import REMIND_DAYS, audits_running_out
from workforce_portal.organisations.models import Organisation
from workforce_portal.places.clock import local, months_before

VALID_MONTHS = 24


def valid_until(audited_on: date) -> date:
    """The last day of two years."""
    return months_before(audited_on, -VALID_MONTHS)


@transaction.atomic
def record_audit(
    *,
    site: Site,
    university: Organisation,
    discipline: str,
    audited_on: date,
    outcome: AuditOutcome | str,
    note: str,
    by: Actor,
    at: datetime,
) -> Audit:
    """Its own university recognises it from the start. Raises AuditRecordedAlready."""
    if Audit.objects.filter(site=site, discipline=discipline, audited_on=audited_on).exists():
        raise AuditRecordedAlready
    audit = Audit.objects.create(
        site=site,
        university=university,
        discipline=discipline,
        audited_on=audited_on,
        valid_until=valid_until(audited_on),
        outcome=outcome,
        note=note,
        created_at=at,
    )
    AuditRecognition.objects.create(audit=audit, university=university, by=by.user, at=at)
    return audit


@transaction.atomic
def recognise_audit(*, audit: Audit, university: Organisation, by: Actor, at: datetime) -> AuditRecognition:
    """Twice changes nothing. Raises AuditNotValid."""
    if not audit.is_valid(local(at).date()):
        raise AuditNotValid
    recognition, _ = AuditRecognition.objects.get_or_create(
        audit=audit, university=university, defaults={"by": by.user, "at": at}
    )
    return recognition


@transaction.atomic
def remind_of_audits(*, at: datetime) -> int:
    """90, 30 and 7 days before the end, each once, unless a later audit of the place is there."""
    today, sent = local(at).date(), 0
    soon = audits_running_out(at=at)
    for audit in soon.select_related("site").select_for_update(of=("self",), skip_locked=True):
        reached = min(days for days in REMIND_DAYS if (audit.valid_until - today).days <= days)
        if audit.reminded_days is None or audit.reminded_days > reached:
            audit.reminded_days = reached
            audit.save(update_fields=["reminded_days"])
            emails.plan_reminder(audit, at=at)
            sent += 1
    return sent
