"""Which campaign and which short link a stored code stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from campaigns.attribution import OF_CAMPAIGN
from campaigns.models import Campaign, ShortLink


@dataclass(frozen=True)
class CameBy:
    campaign_id: int | None = None
    short_link_id: int | None = None


UNKNOWN = CameBy()


def came_by(codes: Iterable[str]) -> dict[str, CameBy]:
    """By code; one that is not known any more stands for nothing. Two queries at any number."""
    codes = set(codes) - {""}
    links = ShortLink.objects.filter(code__in=codes).values_list("code", "campaign_id", "pk")
    found = {code: CameBy(campaign, link) for code, campaign, link in links}
    numbers = {code: code.removeprefix(OF_CAMPAIGN) for code in codes if code.startswith(OF_CAMPAIGN)}
    of_campaign = {code: int(number) for code, number in numbers.items() if number.isdigit()}
    known = set(Campaign.objects.filter(pk__in=of_campaign.values()).values_list("pk", flat=True))
    return found | {code: CameBy(pk) for code, pk in of_campaign.items() if pk in known}
