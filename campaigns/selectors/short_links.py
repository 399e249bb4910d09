from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Sum

from campaigns.models import PartnerLink, ShortLink
from workforce_portal.counting.enums import Kind
from workforce_portal.counting.models import DailyCount
from workforce_portal.places.models import Council
from workforce_portal.security.links import BadLink, SignedLink

PARTNER_LINK = SignedLink(salt="campaigns.partner_link")
LINKS = ShortLink.objects.select_related("campaign", "council__sub_region")


def find_short_link(code: str) -> ShortLink | None:
    """As somebody typed it, in capitals or not."""
    return LINKS.filter(code=code.lower()).first()


def find_partner_link(token: str) -> PartnerLink:
    """The one that the signed link opens. Raises BadLink for a link that is wrong, old or revoked."""
    uuid, version = PARTNER_LINK.read(token)
    related = ("short_link__campaign", "short_link__council__sub_region")
    link = PartnerLink.objects.select_related(*related).filter(uuid=uuid, link_version=version).first()
    if link is None:
        raise BadLink
    return link


def weeks_until(today: date, count: int) -> list[date]:
    """The Mondays of the last `count` weeks, this one last."""
    monday = today - timedelta(days=today.weekday())
    return [monday - timedelta(weeks=back) for back in reversed(range(count))]


def scans_by_week(codes: Iterable[str], mondays: list[date]) -> dict[str, list[int]]:
    """The scans of each code in each of the weeks, in one query."""
    codes = list(codes)
    found = {code: [0] * len(mondays) for code in codes}
    rows = DailyCount.objects.filter(kind=Kind.SCAN, subject__in=codes, on__gte=mondays[0]).order_by()
    for code, on, n in rows.values_list("subject", "on").annotate(number=Sum("n")):
        week = (on - mondays[0]).days // 7
        if week < len(mondays):
            found[code][week] += n
    return found


def councils_for_links() -> list[Council]:
    return list(Council.objects.order_by("name"))
