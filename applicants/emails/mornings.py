"""The summary of a working morning: numbers alone, nobody's name."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from applicants.emails.planning import office, register_kind
from applicants.mail_texts.mornings import MORNING
from applicants.models import MemberNotices
from applicants.selectors.referrals import referrals_of
from applicants.selectors.workspace import TO_DO, Counted, counted
from workforce_portal.organisations.models import Organisation
from workforce_portal.outbox.kinds import Prepared, Skip
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import plan_mail, wake_sender
from workforce_portal.places.clock import local


def things_to_do(organisation: Organisation, *, at: datetime) -> list[Counted]:
    found = counted(referrals_of(organisation), TO_DO, today=local(at).date())
    return [one for one in found if one.count]


def plan_morning(notices: MemberNotices, *, at: datetime) -> bool:
    """Nothing to do, no mail."""
    if not things_to_do(notices.organisation, at=at):
        return False
    day = local(at).date()
    plan_mail(
        kind=MORNING.key,
        about=notices,
        to_email=notices.user.email,
        to_name=notices.user.full_name,
        due_at=at,
        dedupe_key=f"{MORNING.key}:{notices.pk}:{day}",
        at=at,
    )
    wake_sender()
    return True


def prepare(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    notices = MemberNotices.objects.select_related("organisation").get(pk=mail.about_id)
    if not notices.each_morning:
        return Skip("They want no summary any more")
    to_do = things_to_do(notices.organisation, at=at)
    if not to_do:
        return Skip("Everything has been done meanwhile")
    lines = [f"- {one.group.label}: {one.count}. {one.group.why}" for one in to_do]
    link = settings.SITE_URL + reverse("partners:home", args=[notices.organisation.uuid])
    name = notices.organisation.name
    return Prepared({**office(), "organisation": name, "to_do": "\n".join(lines), "workspace_link": link})


def register_kinds() -> None:
    register_kind(MORNING, prepare)
