"""Ten short links and eight weeks of counts, in which posters where people wait do better than those that they pass."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from campaigns.enums import Channel
from campaigns.models import Campaign, PartnerLink, ShortLink
from campaigns.services.short_links import make_short_link
from workforce_portal.counting.enums import Kind
from workforce_portal.counting.models import DailyCount
from workforce_portal.places.clock import at_local
from workforce_portal.places.models import Council

DAYS = 56
CAMPAIGN = "good-with-people"
# Out of a hundred scans: what else was counted of those who came.
VIEWS, VISITORS, CLICKS, DOWNLOADS = 340, 84, 31, 6
WEEKENDS = 0.55


@dataclass(frozen=True)
class Put:
    """A link: where it is, where it leads, how many scans on a good day, and how long it stays good, in days."""

    channel: Channel
    placement: str
    council: str
    target: str
    scans: float
    lasts: int
    starts: int = DAYS
    is_active: bool = True
    keeps_reading: float = 1.0


PUTS = (
    Put(Channel.POSTER, "Wigan library, noticeboard", "Wigan", "/campaigns/good-with-people/", 5, 40),
    Put(Channel.POSTER, "Ashton Jobcentre, waiting area", "Tameside", "/find-your-role/", 11, 200, keeps_reading=1.5),
    Put(Channel.POSTER, "Preston bus station, stand C", "Lancashire", "/campaigns/good-with-people/", 2, 20),
    Put(Channel.LEAFLET, "St Helens college, open evening", "St Helens", "/roles/", 14, 6, starts=30),
    Put(Channel.EVENT, "Bolton job fair, banner", "Bolton", "/find-your-role/", 38, 2, starts=23, keeps_reading=1.3),
    Put(Channel.RADIO, "Local radio, said on air", "", "/campaigns/good-with-people/", 26, 4, starts=40),
    Put(Channel.SOCIAL, "Short film on social media", "", "/stories/", 60, 12, starts=45, keeps_reading=0.4),
    Put(Channel.EMAIL, "Providers’ newsletter", "", "/providers/drop-ins/", 18, 5, starts=33, keeps_reading=1.6),
    Put(Channel.WEBSITE, "Carlisle council’s job pages", "Cumberland", "/roles/", 4, 200, starts=50),
    Put(Channel.POSTER, "Burnley college, last year’s poster", "Lancashire", "/roles/", 3, 12, is_active=False),
)
PARTNER = Put(Channel.PARTNER, "Sale library", "Trafford", "/campaigns/good-with-people/", 6, 200, starts=35)
PAGES = (
    ("/", 60),
    ("/campaigns/good-with-people/", 34),
    ("/roles/", 22),
    ("/stories/", 19),
    ("/find-your-role/", 16),
    ("/applicants/", 25),
    ("/providers/", 30),
    ("/providers/drop-ins/", 41),
    ("/providers/resources/", 36),
)


def load_short_links(rng: random.Random, today: date) -> None:
    campaign = Campaign.objects.get(slug=CAMPAIGN)
    rows: list[DailyCount] = []
    for put in PUTS:
        rows += _counts(rng, put, _make(put, campaign, today), today)
    ours = _make(PARTNER, campaign, today)
    PartnerLink.objects.create(
        short_link=ours, email="noticeboard@sale-library.example", wants_figures=True, created_at=ours.created_at
    )
    rows += _counts(rng, PARTNER, ours, today)
    rows += _by_themselves(rng, today)
    DailyCount.objects.bulk_create(rows)


def _make(put: Put, campaign: Campaign, today: date) -> ShortLink:
    link = make_short_link(
        target=put.target,
        channel=put.channel,
        placement=put.placement,
        campaign=campaign,
        council=Council.objects.select_related("sub_region").filter(name=put.council).first(),
        at=_morning(today - timedelta(days=put.starts + 2)),
    )
    if not put.is_active:
        ShortLink.objects.filter(pk=link.pk).update(is_active=False)
    return link


def _counts(rng: random.Random, put: Put, link: ShortLink, today: date) -> Iterator[DailyCount]:
    for age in range(put.starts):
        day = today - timedelta(days=put.starts - age)
        usual = put.scans * 0.5 ** (age / put.lasts) * (WEEKENDS if day.weekday() > 4 else 1)
        scans = max(0, round(rng.gauss(usual, usual**0.5)))
        if scans:
            yield from _of_a_day(put, link, day, scans)


def _of_a_day(put: Put, link: ShortLink, day: date, scans: int) -> Iterator[DailyCount]:
    read = round(scans * VIEWS / 100 * put.keeps_reading)
    numbers = (
        (Kind.SCAN, link.code, scans),
        (Kind.VIEW, put.target, read),
        (Kind.VISITOR, "", max(1, round(scans * VISITORS / 100))),
        (Kind.CLICK, "/applicants/", round(scans * CLICKS / 100 * put.keeps_reading)),
        (Kind.DOWNLOAD, "/providers/resources/", round(scans * DOWNLOADS / 100)),
    )
    for kind, subject, n in numbers:
        if n:
            yield DailyCount(on=day, kind=kind, subject=subject, campaign=link.code, area=link.area, n=n)


def _by_themselves(rng: random.Random, today: date) -> Iterator[DailyCount]:
    """Who came by none of our links; a little more each week."""
    for back in range(1, DAYS + 1):
        day = today - timedelta(days=back)
        size = (1.4 - 0.4 * back / DAYS) * (WEEKENDS if day.weekday() > 4 else 1)
        views = {path: round(rng.uniform(0.8, 1.2) * usual * size) for path, usual in PAGES}
        for path, n in views.items():
            yield DailyCount(on=day, kind=Kind.VIEW, subject=path, n=n)
            yield DailyCount(on=day, kind=Kind.VISITOR, subject=path, n=max(1, round(n * 0.7)))
        everybody = round(sum(views.values()) * 0.38)
        yield DailyCount(on=day, kind=Kind.VISITOR, subject="", n=everybody)
        yield DailyCount(on=day, kind=Kind.CLICK, subject="/applicants/", n=round(everybody * 0.12))


def _morning(day: date) -> datetime:
    return at_local(day, time(9, 30))
