"""Messages about resources: who gets them, what they say, when they are left out."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings

from providers.enums import FormatRequestStatus
from providers.links.resources import news_url
from providers.mail_texts import Wording
from providers.mail_texts.resources import (
    FORMAT_REQUEST_ANSWERED,
    FORMAT_REQUEST_TAKEN,
    PLACEHOLDERS,
    RESOURCE_NEWS,
    RESOURCE_NEWS_CONFIRM,
)
from providers.models import ChangeSubscription, FormatRequest, Resource
from workforce_portal.outbox.kinds import MailKind, Prepared, Skip, register
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import plan_mail, wake_sender
from workforce_portal.places.clock import say_date


def plan_format_request_taken(asked: FormatRequest, *, at: datetime) -> None:
    _plan_answer(FORMAT_REQUEST_TAKEN, asked, at=at)


def plan_format_request_answered(asked: FormatRequest, *, at: datetime) -> None:
    _plan_answer(FORMAT_REQUEST_ANSWERED, asked, at=at)


def plan_news_confirmation(subscription: ChangeSubscription, *, at: datetime) -> None:
    """One mail a minute at most, however often the form is sent."""
    key = f"{RESOURCE_NEWS_CONFIRM.key}:{subscription.pk}:{at:%Y%m%dT%H%M}"
    _plan(RESOURCE_NEWS_CONFIRM, subscription, subscription.email, "", key, at=at)


def plan_resource_news(resource: Resource, *, change_key: str, at: datetime) -> None:
    """To everybody who follows the resource, once for each change, if the public may see it."""
    if not resource.is_live:
        return
    for subscription in resource.subscriptions.active():
        key = f"{RESOURCE_NEWS.key}:{subscription.pk}:{change_key}"
        _plan(RESOURCE_NEWS, subscription, subscription.email, "", key, at=at)


def _plan_answer(wording: Wording, asked: FormatRequest, *, at: datetime) -> None:
    _plan(wording, asked, asked.email, asked.name, f"{wording.key}:{asked.pk}", at=at)


def _plan(
    wording: Wording, about: FormatRequest | ChangeSubscription, email: str, name: str, key: str, *, at: datetime
) -> None:
    plan_mail(kind=wording.key, about=about, to_email=email, to_name=name, due_at=at, dedupe_key=key, at=at)
    wake_sender()


# --- what is checked and said at the moment of sending ---


def prepare_format_request(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    asked = FormatRequest.objects.select_related("resource").get(pk=mail.about_id)
    if mail.kind == FORMAT_REQUEST_TAKEN.key and asked.status != FormatRequestStatus.OPEN:
        return Skip("The request is answered already")
    return Prepared(
        {
            **_values(asked.resource),
            "first_name": asked.name.split(" ")[0],
            "format": asked.get_wanted_display(),
            "due": say_date(asked.due_on),
            "answer": asked.answer,
        }
    )


def prepare_news_confirmation(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    subscription = _subscription(mail)
    if subscription is None or subscription.unsubscribed_at:
        return Skip("The person no longer wants to be told")
    if subscription.confirmed_at:
        return Skip("The address is confirmed already")
    return Prepared({**_values(subscription.resource), "confirm_link": news_url(subscription)})


def prepare_news(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    subscription = _subscription(mail)
    if subscription is None or subscription.unsubscribed_at:
        return Skip("The person no longer wants to be told")
    resource = subscription.resource
    if not resource.is_live:
        return Skip("The resource is withdrawn")
    if (change := _change_told_by(mail, resource)) is None:
        return Skip("A later message tells of a newer version")
    return Prepared({**_values(resource), "change": change, "stop_link": news_url(subscription)})


def _change_told_by(mail: PlannedMail, resource: Resource) -> str | None:
    """The note of the change that the mail was planned for, unless a newer one has followed."""
    version = resource.current_version
    latest = {f"t{resource.text_version}": resource.change_note}
    if version:
        latest[f"v{version.number}"] = version.change_note
    return latest.get(mail.dedupe_key.rpartition(":")[2])


def _subscription(mail: PlannedMail) -> ChangeSubscription | None:
    return ChangeSubscription.objects.select_related("resource").filter(pk=mail.about_id).first()


def _values(resource: Resource) -> dict[str, str]:
    return {
        "resource": resource.title,
        "resource_link": f"{settings.SITE_URL}{resource.get_absolute_url()}",
        "help_phone": settings.HELP_PHONE,
        "help_hours": settings.HELP_HOURS,
        "site_name": settings.SITE_NAME,
    }


PREPARE = {
    FORMAT_REQUEST_TAKEN: (prepare_format_request, True, None),
    FORMAT_REQUEST_ANSWERED: (prepare_format_request, True, None),
    RESOURCE_NEWS_CONFIRM: (prepare_news_confirmation, True, timedelta(days=1)),
    RESOURCE_NEWS: (prepare_news, False, timedelta(days=7)),
}


def register_kinds() -> None:
    for wording, (prepare, must_arrive, max_late) in PREPARE.items():
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
            )
        )
