"""A partner's own short link: made at once, and taken off our list of addresses as easily."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from campaigns.emails import partner_links as emails
from campaigns.enums import Channel
from campaigns.models import Campaign, PartnerLink
from campaigns.services.short_links import make_short_link
from workforce_portal.places.models import Council


@transaction.atomic
def make_partner_link(
    *,
    campaign: Campaign,
    place: str,
    council: Council | None,
    email: str,
    wants_figures: bool,
    at: datetime,
    idempotency_key: UUID,
) -> PartnerLink:
    """The same `idempotency_key` again returns the link that it made."""
    if made := PartnerLink.objects.filter(idempotency_key=idempotency_key).first():
        return made
    short_link = make_short_link(
        target=campaign.get_absolute_url(),
        channel=Channel.PARTNER,
        placement=place,
        campaign=campaign,
        council=council,
        at=at,
    )
    link = PartnerLink.objects.create(
        short_link=short_link,
        email=email,
        wants_figures=wants_figures,
        idempotency_key=idempotency_key,
        created_at=at,
    )
    emails.plan_link_made(link, at=at)
    return link


@transaction.atomic
def send_figures(*, link_id: int, wanted: bool) -> PartnerLink:
    """Switches the monthly mail on or off. Without an address it stays off."""
    link = PartnerLink.objects.select_for_update().get(pk=link_id)
    link.wants_figures = wanted and bool(link.email)
    link.save(update_fields=["wants_figures"])
    return link


@transaction.atomic
def forget_address(*, link_id: int, at: datetime) -> PartnerLink:
    """The link goes on working; nothing is sent to anybody any more."""
    link = PartnerLink.objects.select_for_update().get(pk=link_id)
    link.email, link.wants_figures = "", False
    link.save(update_fields=["email", "wants_figures"])
    emails.cancel_mail(link, reason="The partner took their address away", at=at)
    return link


def plan_monthly_figures(*, at: datetime) -> int:
    """Plans last month's mail of each partner who wants it. Running it again plans none twice."""
    links = PartnerLink.objects.filter(wants_figures=True, short_link__is_active=True).order_by("pk")
    for link in links:
        emails.plan_figures(link, at=at)
    return len(links)
