"""What hosts are written about audits that run out."""

from __future__ import annotations

from datetime import datetime

from placements.emails.planning import office, register_kind
from placements.mail_texts.audits import AUDIT_ENDS
from placements.models import Audit
from workforce_portal.outbox.kinds import Prepared, Skip
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import plan_mail, wake_sender
from workforce_portal.places.clock import local, say_date


def plan_reminder(audit: Audit, *, at: datetime) -> None:
    site = audit.site
    if not site.contact_email:
        return
    plan_mail(
        kind=AUDIT_ENDS.key,
        about=audit,
        to_email=site.contact_email,
        to_name=site.contact_name or site.name,
        due_at=at,
        dedupe_key=f"{AUDIT_ENDS.key}:{audit.pk}:{audit.reminded_days}",
        at=at,
    )
    wake_sender()


def prepare(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    audit = Audit.objects.select_related("site").get(pk=mail.about_id)
    if not audit.is_valid(local(at).date()):
        return Skip("The audit has run out meanwhile")
    return Prepared(
        {
            **office(),
            "name": mail.to_name,
            "place": audit.site.name,
            "students": audit.get_discipline_display().lower(),
            "until": say_date(audit.valid_until),
        }
    )


def _contact(mail: PlannedMail) -> tuple[str, str]:
    audit = mail.about
    if isinstance(audit, Audit):
        return audit.site.contact_name or audit.site.name, audit.site.contact_phone
    return mail.to_name, ""


def register_kinds() -> None:
    register_kind(AUDIT_ENDS, prepare, _contact)
