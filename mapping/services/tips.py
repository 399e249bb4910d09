"""What people tell us is kept, answered, and forgotten a year after the answer."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.text import slugify

from mapping.emails import plan_tip_answered, plan_tip_taken
from mapping.enums import Audience, Delivery, ReportReason, State, Theme, TipStatus
from mapping.models import Activity, Coverage, MistakeReport, Suggestion
from mapping.refusals import AlreadyAnswered, TakenUpAlready
from mapping.services.walking import record_proposed
from workforce_portal.organisations.enums import OrganisationKind
from workforce_portal.organisations.models import Organisation
from workforce_portal.places.clock import local, months_before
from workforce_portal.places.models import Council
from workforce_portal.privacy.registry import values_once_forgotten
from workforce_portal.users.models import User

KEPT_MONTHS = 12
AnyTip = TypeVar("AnyTip", MistakeReport, Suggestion)


@transaction.atomic
def report_mistake(
    *, activity_id: int, reason: ReportReason, details: str, name: str, email: str, sender: str, at: datetime
) -> MistakeReport:
    """`sender` tells one person from another; only its keyed hash is kept. The same words again are the same report."""
    report, is_new = MistakeReport.objects.get_or_create(
        activity_id=activity_id,
        reason=reason,
        details=details,
        email=email,
        sender_key=salted_hmac("mapping.reports", sender.strip().lower(), algorithm="sha256").hexdigest(),
        status=TipStatus.OPEN,
        defaults={"name": name, "created_at": at},
    )
    if is_new:
        plan_tip_taken(report, at=at)
    return report


@transaction.atomic
def suggest_activity(
    *,
    title: str,
    organisation_name: str,
    council: Council,
    theme: Theme,
    details: str,
    contact: str,
    name: str,
    email: str,
    wants_credit: bool,
    at: datetime,
) -> Suggestion:
    """The same suggestion again, while it is open, is the same one."""
    suggestion, is_new = Suggestion.objects.get_or_create(
        title=title,
        organisation_name=organisation_name,
        council=council,
        email=email,
        status=TipStatus.OPEN,
        defaults={
            "theme": theme,
            "details": details,
            "contact": contact,
            "name": name,
            "wants_credit": wants_credit,
            "created_at": at,
        },
    )
    if is_new:
        plan_tip_taken(suggestion, at=at)
    return suggestion


@transaction.atomic
def answer_tip(tip: AnyTip, *, status: TipStatus, answer: str, by: User | None, at: datetime) -> AnyTip:
    """Tells the person, if we may write to them. Raises AlreadyAnswered."""
    answered = type(tip).objects.select_for_update().get(pk=tip.pk)
    if not answered.is_open:
        raise AlreadyAnswered
    answered.status, answered.answer, answered.answered_at, answered.answered_by = status, answer, at, by
    answered.save(update_fields=["status", "answer", "answered_at", "answered_by"])
    plan_tip_answered(answered, at=at)
    return answered


@transaction.atomic
def take_up_suggestion(*, suggestion_id: int, by: User, at: datetime) -> Activity:
    """Makes a proposed entry of it, for staff to complete. Raises TakenUpAlready or AlreadyAnswered."""
    suggestion = Suggestion.objects.select_for_update(of=("self",)).select_related("council").get(pk=suggestion_id)
    if suggestion.activity is not None:
        raise TakenUpAlready(suggestion.activity)
    if not suggestion.is_open:
        raise AlreadyAnswered
    organisation = Organisation.objects.filter(name__iexact=suggestion.organisation_name).first()
    activity = Activity.objects.create(
        organisation=organisation
        or Organisation.objects.create(name=suggestion.organisation_name, kind=OrganisationKind.COMMUNITY),
        title=suggestion.title,
        slug=free_slug(suggestion.title),
        summary=suggestion.details[:200],
        description=f"{suggestion.details}\n\n{suggestion.contact}".strip(),
        theme=suggestion.theme,
        audiences=[Audience.JOB_SEEKERS],
        delivery=Delivery.PERSON,
        credit=suggestion.name if suggestion.wants_credit else "",
        state=State.PROPOSED,
        created_at=at,
        changed_at=at,
    )
    Coverage.objects.create(activity=activity, council=suggestion.council)
    record_proposed(activity, by=by, at=at)
    suggestion.activity = activity
    suggestion.save(update_fields=["activity"])
    return activity


def free_slug(title: str) -> str:
    wanted = slugify(title)[:70] or "activity"
    taken = set(Activity.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" if number > 1 else wanted for number in range(1, len(taken) + 2))
    return next(slug for slug in numbered if slug not in taken)


def forget_tips(*, at: datetime) -> int:
    """Takes people out of what was answered a year ago; that there was a report stays. Says how many."""
    before = months_before(local(at).date(), KEPT_MONTHS)
    reports = MistakeReport.objects.filter(answered_at__date__lt=before).exclude(sender_key="")
    suggestions = Suggestion.objects.filter(answered_at__date__lt=before).exclude(details="")
    return reports.update(**values_once_forgotten(MistakeReport)) + suggestions.update(
        **values_once_forgotten(Suggestion), wants_credit=False
    )
