"""Messages of the map: who gets them, when they are due, when they are left out."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings

from mapping import mail_texts as texts
from mapping.links import heard_url, still_right_url
from mapping.models import Activity, MistakeReport, Suggestion
from mapping.models.activities import ARCHIVED_AFTER, STEPS_DOWN_AFTER
from workforce_portal.organisations.models import Membership
from workforce_portal.outbox.kinds import MailKind, Prepared, Skip, register
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import plan_mail, wake_sender
from workforce_portal.places.clock import local, say_date


def plan_still_right(activity: Activity, owner: Membership, *, step: int, at: datetime) -> bool:
    """One message for each step of one review; says whether it is a new one."""
    key = f"{texts.STILL_RIGHT}:{activity.pk}:{owner.pk}:{activity.review_on}:{step}"
    is_new = not PlannedMail.objects.filter(dedupe_key=key).exists()
    user = owner.user
    plan_mail(
        kind=texts.STILL_RIGHT,
        about=activity,
        to_email=user.email,
        to_name=user.full_name,
        due_at=at,
        dedupe_key=key,
        at=at,
    )
    return is_new


def plan_tip_taken(tip: MistakeReport | Suggestion, *, at: datetime) -> None:
    _plan_tip(texts.TIP_TAKEN, tip, at=at)


def plan_tip_answered(tip: MistakeReport | Suggestion, *, at: datetime) -> None:
    _plan_tip(texts.TIP_ANSWERED, tip, at=at)


def _plan_tip(kind: str, tip: MistakeReport | Suggestion, *, at: datetime) -> None:
    """Whoever left no address reads the answer on the page of their reference."""
    if tip.email:
        plan_mail(
            kind=kind,
            about=tip,
            to_email=tip.email,
            to_name=tip.name,
            due_at=at,
            dedupe_key=f"{kind}:{tip._meta.model_name}:{tip.pk}",
            at=at,
        )
        wake_sender()


def prepare_still_right(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    rows = Activity.objects.select_related("owner__user", "owner__organisation")
    activity = rows.get(pk=mail.about_id)
    _, _, owner, review_on, _ = mail.dedupe_key.split(":")
    if not activity.is_published or not activity.verified_on or not activity.review_on:
        return Skip("The activity is no longer published")
    if not activity.has_live_owner or activity.owner is None or str(activity.owner_id) != owner:
        return Skip("Somebody else answers for it now")
    if str(activity.review_on) != review_on:
        return Skip("It has been confirmed since")
    return Prepared(
        {
            "first_name": activity.owner.user.get_short_name(),
            "activity": activity.title,
            "verified_on": say_date(activity.verified_on),
            "what_follows": _what_follows(activity.review_on, today=local(at).date()),
            "still_right_link": still_right_url(activity),
            **_common(),
        }
    )


def prepare_tip(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    model = Suggestion if mail.dedupe_key.split(":")[1] == Suggestion._meta.model_name else MistakeReport
    tip = model.objects.get(pk=mail.about_id)
    if mail.kind == texts.TIP_TAKEN and not tip.is_open:
        return Skip("It is answered already")
    return Prepared(
        {
            "what": tip.what,
            "reference": tip.reference,
            "answer": tip.answer,
            "page_link": heard_url(tip),
            **_common(),
        }
    )


def _what_follows(review_on: date, *, today: date) -> str:
    leaves, archived = review_on + STEPS_DOWN_AFTER, review_on + ARCHIVED_AFTER
    if today > leaves:
        return f"Lists leave it out already. On {say_date(archived + timedelta(days=1))} it is taken off the map."
    if today > review_on:
        return f"It is marked as not confirmed now. After {say_date(leaves)} lists leave it out, and it counts no more."
    return f"If nobody says so by {say_date(review_on)}, it is marked as not confirmed."


def _common() -> dict[str, str]:
    return {
        "help_phone": settings.HELP_PHONE,
        "help_hours": settings.HELP_HOURS,
        "site_name": settings.SITE_NAME,
    }


def register_kinds() -> None:
    register(
        MailKind(
            key=texts.STILL_RIGHT,
            name="Activity map: is this still right?",
            when="Two weeks before an entry is due to be looked at, on that day, and 30 days after it",
            placeholders=texts.OWNER_PLACEHOLDERS,
            subject=texts.STILL_RIGHT_SUBJECT,
            body=texts.STILL_RIGHT_BODY,
            must_arrive=False,
            max_late=timedelta(days=14),
            prepare=prepare_still_right,
        )
    )
    register(
        MailKind(
            key=texts.TIP_TAKEN,
            name="Activity map: we have what you told us",
            when="As soon as somebody reports a mistake or suggests an activity, if they left an address",
            placeholders=tuple(one for one in texts.TIP_PLACEHOLDERS if one.name != "answer"),
            subject=texts.TIP_TAKEN_SUBJECT,
            body=texts.TIP_TAKEN_BODY,
            must_arrive=False,
            max_late=timedelta(days=2),
            prepare=prepare_tip,
        )
    )
    register(
        MailKind(
            key=texts.TIP_ANSWERED,
            name="Activity map: what came of it",
            when="As soon as staff have answered a report or a suggestion",
            placeholders=texts.TIP_PLACEHOLDERS,
            subject=texts.TIP_ANSWERED_SUBJECT,
            body=texts.TIP_ANSWERED_BODY,
            must_arrive=True,
            max_late=None,
            prepare=prepare_tip,
        )
    )
