"""What partners are written: the way to their link, and their figures each month if they ask for them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.conf import settings

from campaigns.mail_texts import partner_links as texts
from campaigns.models import PartnerLink
from campaigns.selectors.partner_links import figures_of, partner_link_url
from workforce_portal.outbox.kinds import MailKind, Prepared, Skip, register
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import cancel_planned_mail, plan_mail
from workforce_portal.places.clock import at_local, local
from workforce_portal.places.working_days import is_working_day, next_working_day

IN_THE_MORNING = time(9, 0)


def plan_link_made(link: PartnerLink, *, at: datetime) -> None:
    plan_mail(
        kind=texts.MADE,
        about=link,
        to_email=link.email,
        to_name="",
        due_at=at,
        dedupe_key=f"{texts.MADE}:{link.pk}",
        at=at,
    )


def plan_figures(link: PartnerLink, *, at: datetime) -> None:
    """Of the month before, on the first working day of this one."""
    first = local(at).date().replace(day=1)
    day = first if is_working_day(first) else next_working_day(first)
    plan_mail(
        kind=texts.FIGURES,
        about=link,
        to_email=link.email,
        to_name="",
        due_at=max(at, at_local(day, IN_THE_MORNING)),
        dedupe_key=f"{texts.FIGURES}:{link.pk}:{first:%Y-%m}",
        anchor=at_local(first, IN_THE_MORNING),
        at=at,
    )


def cancel_mail(link: PartnerLink, *, reason: str, at: datetime) -> None:
    cancel_planned_mail(about=link, kinds=[texts.MADE, texts.FIGURES], reason=reason, at=at)


def prepare_link_made(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    link = _link(mail)
    return Prepared(_values(link)) if link else Skip("The partner took their address away")


def prepare_figures(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    link = _link(mail)
    if link is None or not link.wants_figures:
        return Skip("The partner no longer wants their figures")
    last = _month_of(mail) - timedelta(days=1)
    figures = figures_of(link.short_link, first=last.replace(day=1), last=last)
    values = {"month": f"{last:%B %Y}", "scans": f"{figures.scans:,}", "views": f"{figures.views:,}"}
    return Prepared(_values(link) | values)


def _month_of(mail: PlannedMail) -> date:
    return date.fromisoformat(f"{mail.dedupe_key.rpartition(':')[2]}-01")


def _link(mail: PlannedMail) -> PartnerLink | None:
    links = PartnerLink.objects.select_related("short_link__campaign").exclude(email="")
    return links.filter(pk=mail.about_id).first()


def _values(link: PartnerLink) -> dict[str, str]:
    short = link.short_link
    return {
        "place": short.placement,
        "campaign": short.campaign.name if short.campaign else settings.SITE_NAME,
        "short_link": short.url,
        "page_link": partner_link_url(link),
        "help_phone": settings.HELP_PHONE,
        "help_hours": settings.HELP_HOURS,
        "site_name": settings.SITE_NAME,
    }


def register_kinds() -> None:
    register(
        MailKind(
            key=texts.MADE,
            name="Partner: your short link",
            when="As soon as a partner makes a link of their own",
            placeholders=texts.PLACEHOLDERS,
            subject=texts.MADE_SUBJECT,
            body=texts.MADE_BODY,
            must_arrive=False,
            max_late=None,
            prepare=prepare_link_made,
        )
    )
    register(
        MailKind(
            key=texts.FIGURES,
            name="Partner: your figures of last month",
            when="At 9am on the first working day of each month, if the partner asked for it",
            placeholders=(*texts.PLACEHOLDERS, *texts.FIGURE_PLACEHOLDERS),
            subject=texts.FIGURES_SUBJECT,
            body=texts.FIGURES_BODY,
            must_arrive=False,
            max_late=timedelta(days=14),
            prepare=prepare_figures,
        )
    )
