"""What the organisations that run programmes are written."""

from __future__ import annotations

from datetime import datetime

from applicants.emails.planning import office, plan_for_colleagues, plan_for_partner, register_kind, words_for_partner
from applicants.enums import CLOSED, UNANSWERED
from applicants.mail_texts import referrals as texts
from applicants.models import Referral
from applicants.selectors.referrals import clock
from workforce_portal.outbox.kinds import Prepared, Skip
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import cancel_planned_mail
from workforce_portal.places.clock import say_date


def plan_new(referral: Referral, *, at: datetime) -> None:
    key = f"{referral.pk}:{referral.clock_from}"
    plan_for_partner(texts.PARTNER_NEW, referral, key, at=at)
    plan_for_colleagues(texts.PARTNER_NEW, referral, key, at=at)


def plan_reminder(referral: Referral, *, at: datetime) -> None:
    plan_for_partner(texts.PARTNER_REMINDER, referral, f"{referral.pk}:{referral.clock_from}", at=at)


def plan_stopped(referral: Referral, *, at: datetime) -> None:
    kinds = [texts.PARTNER_NEW.key, texts.PARTNER_REMINDER.key]
    cancel_planned_mail(about=referral, kinds=kinds, reason="The referral is closed", at=at)
    plan_for_partner(texts.PARTNER_STOPPED, referral, f"{referral.pk}:{at:%Y%m%dT%H%M}", at=at)


def prepare_question(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    referral = Referral.objects.select_related("applicant").get(pk=mail.about_id)
    times = clock(referral)
    if referral.state not in UNANSWERED or times is None:
        return Skip("The organisation has answered meanwhile")
    return Prepared({**words_for_partner(referral), "answer_by": say_date(times.answer_by, year=False)})


def prepare_stopped(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    referral = Referral.objects.select_related("applicant").get(pk=mail.about_id)
    if referral.state not in CLOSED:
        return Skip("The referral was opened again")
    return Prepared({**office(), "reference": referral.applicant.reference})


def register_kinds() -> None:
    register_kind(texts.PARTNER_NEW, prepare_question)
    register_kind(texts.PARTNER_REMINDER, prepare_question)
    register_kind(texts.PARTNER_STOPPED, prepare_stopped)
