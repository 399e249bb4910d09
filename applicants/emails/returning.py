"""Messages that bring somebody back."""

from __future__ import annotations

from datetime import datetime

from applicants.emails.planning import is_to_them_still, office, plan_text_now, register_kind
from applicants.links import draft_url, return_url
from applicants.mail_texts import returning as texts
from applicants.models import Applicant, RegistrationDraft, ReturnLink
from workforce_portal.outbox.kinds import Prepared, Skip
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import plan_mail, wake_sender
from workforce_portal.places.clock import say_date
from workforce_portal.texting import gateway


def plan_draft_saved(draft: RegistrationDraft, *, at: datetime) -> None:
    plan_mail(
        kind=texts.DRAFT_SAVED.key,
        about=draft,
        to_email=draft.email,
        to_name="",
        due_at=at,
        dedupe_key=f"{texts.DRAFT_SAVED.key}:{draft.uuid}",
        at=at,
    )
    wake_sender()


def plan_way_back(link: ReturnLink, *, by_text: bool, at: datetime) -> None:
    """By the way they asked, also to those who like others better; by e-mail where no text can be sent."""
    applicant = link.applicant
    if by_text and applicant.phone and gateway.is_there():
        plan_text_now(texts.WAY_BACK, applicant, applicant, str(link.uuid), at=at, due_at=at)
    elif applicant.email:
        _mail_way_back(link, at=at)


def _mail_way_back(link: ReturnLink, *, at: datetime) -> None:
    plan_mail(
        kind=texts.WAY_BACK.key,
        about=link.applicant,
        to_email=link.applicant.email,
        to_name=link.applicant.first_name,
        due_at=at,
        dedupe_key=f"{texts.WAY_BACK.key}:{link.uuid}",
        at=at,
    )
    wake_sender()


def prepare_draft_saved(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    draft = RegistrationDraft.objects.filter(pk=mail.about_id, expires_at__gt=at).first()
    if draft is None:
        return Skip("It is no longer kept")
    return Prepared({**office(), "draft_link": draft_url(draft), "until_day": say_date(draft.expires_at, year=False)})


def prepare_way_back(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    applicant = Applicant.objects.get(pk=mail.about_id)
    if applicant.redacted_at:
        return Skip("Their details were removed")
    if not is_to_them_still(mail, applicant):
        return Skip("The address was corrected")
    link = applicant.return_links.filter(ended_at=None, expires_at__gt=at).first()
    if link is None or not mail.dedupe_key.endswith(str(link.uuid)):
        return Skip("A newer link has replaced it, or it was used")
    return Prepared({**office(), "first_name": applicant.first_name, "return_link": return_url(link)})


def register_kinds() -> None:
    register_kind(texts.DRAFT_SAVED, prepare_draft_saved)
    register_kind(texts.WAY_BACK, prepare_way_back)
