"""A partner's link, its page, and its figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Sum
from django.urls import reverse

from campaigns.models import PartnerLink, ShortLink
from campaigns.outcomes import all_outcomes
from campaigns.selectors.short_links import PARTNER_LINK
from workforce_portal.counting.enums import Kind
from workforce_portal.counting.models import DailyCount
from workforce_portal.counting.suppression import LEAST


@dataclass(frozen=True)
class LinkFigures:
    """Scans and views are acts. `outcomes` are people: label, and number in words where it is small."""

    scans: int
    views: int
    outcomes: list[tuple[str, str]]


def partner_link_path(link: PartnerLink, name: str = "partner_link", *args: str) -> str:
    return reverse(f"campaigns:{name}", args=[PARTNER_LINK.make(link.uuid, link.link_version), *args])


def partner_link_url(link: PartnerLink) -> str:
    return f"{settings.SITE_URL}{partner_link_path(link)}"


def figures_of(link: ShortLink, *, first: date, last: date) -> LinkFigures:
    """Both days are in it."""
    rows = DailyCount.objects.filter(campaign=link.code, on__range=(first, last)).order_by()
    counted = dict(rows.values_list("kind").annotate(number=Sum("n")))
    led_to = [
        (outcome.label, sum(row.n for row in outcome.rows(first, last) if row.short_link_id == link.pk))
        for outcome in all_outcomes()
    ]
    return LinkFigures(
        counted.get(Kind.SCAN, 0), counted.get(Kind.VIEW, 0), [(label, _in_words(n)) for label, n in led_to]
    )


def _in_words(number: int) -> str:
    return f"Fewer than {LEAST}" if 0 < number < LEAST else f"{number:,}"
