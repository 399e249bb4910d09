"""By what somebody came: a short link, or a campaign that a link elsewhere names. Never by a cookie.

A request may have the code in `c`, which pages carry along, or be a landing with `utm_campaign`. What is not known
becomes nothing, or “other” for a landing; what somebody typed is never stored.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from campaigns.codes import is_code
from campaigns.models import Campaign, ShortLink
from workforce_portal.counting.sources import PARAMETER, UNKNOWN, Source, register

OTHER = "other"
UTM = "utm_campaign"
# A short code has no hyphen, so the two kinds of code cannot meet.
OF_CAMPAIGN = "k-"
LONGEST_NUMBER = 9


@dataclass(frozen=True)
class Attribution:
    campaign: Campaign | None = None
    short_link: ShortLink | None = None
    source: Source = UNKNOWN


NOBODY_KNOWS = Attribution()


def attribution_of(request: HttpRequest) -> Attribution:
    """Asked once a request, and only of one that has a query."""
    if not request.GET:
        return NOBODY_KNOWS
    known = getattr(request, "_attribution", None)
    if known is None:
        known = _find(request)
        request._attribution = known  # type: ignore[attr-defined]
    return known


def campaign_of(request: HttpRequest) -> Campaign | None:
    """What a booking or a registration stores."""
    return attribution_of(request).campaign


def campaign_code(campaign: Campaign) -> str:
    """What is carried and counted of somebody who came by the campaign, but by no short link."""
    return f"{OF_CAMPAIGN}{campaign.pk}"


def register_source() -> None:
    register(lambda request: attribution_of(request).source)


def _find(request: HttpRequest) -> Attribution:
    code = request.GET.get(PARAMETER, "")
    if found := _by_code(code):
        return found
    if not code and (named := request.GET.get(UTM, "")):
        return _by_name(named)
    return NOBODY_KNOWS


def _by_code(code: str) -> Attribution | None:
    if code == OTHER:
        return Attribution(source=Source(OTHER))
    if is_code(code):
        links = ShortLink.objects.select_related("campaign", "council__sub_region")
        link = links.filter(code=code).first()
        return Attribution(link.campaign, link, Source(link.code, link.area)) if link else None
    number = code.removeprefix(OF_CAMPAIGN)
    if code.startswith(OF_CAMPAIGN) and number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER:
        campaign = Campaign.objects.filter(pk=number).first()
        return _of_campaign(campaign) if campaign else None
    return None


def _by_name(named: str) -> Attribution:
    campaign = None if "\0" in named else Campaign.objects.filter(slug__iexact=named.strip()).first()
    return _of_campaign(campaign) if campaign else Attribution(source=Source(OTHER))


def _of_campaign(campaign: Campaign) -> Attribution:
    return Attribution(campaign, None, Source(campaign_code(campaign)))
