"""Collecting the links of all pages, asking each once a day, and keeping what was answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time
from itertools import groupby
from queue import SimpleQueue
from time import sleep
from urllib.parse import urlsplit

import structlog
from django.db import transaction

from workforce_portal.outside_links.asking import Answer, Found, ask
from workforce_portal.outside_links.enums import LinkStatus
from workforce_portal.outside_links.models import DAYS_UNTIL_BROKEN, LinkPlace, OutsideLink
from workforce_portal.outside_links.registry import FoundLink, found_links
from workforce_portal.places.clock import at_local, local

HOSTS_AT_ONCE = 8
logger = structlog.get_logger(__name__)
PAUSE_SECONDS = 1.0  # between two questions to the same website


@transaction.atomic
def collect_links() -> int:
    """Takes over what the pages hold now, and forgets a link that none of them has. Returns how many there are."""
    places: dict[str, dict[tuple[str, str, str], FoundLink]] = {}
    for found in found_links():
        places.setdefault(found.url, {})[_place_key(found)] = found
    OutsideLink.objects.exclude(url__in=places).delete()
    OutsideLink.objects.bulk_create([OutsideLink(url=url) for url in places], ignore_conflicts=True)
    links = OutsideLink.objects.in_bulk(list(places), field_name="url")
    LinkPlace.objects.all().delete()
    LinkPlace.objects.bulk_create(
        LinkPlace(
            link=links[url],
            page_title=found.page_title[:300],
            page_url=found.page_url,
            text=text,
            admin_url=found.admin_url,
        )
        for url, by_place in places.items()
        for (_page, text, _admin), found in by_place.items()
    )
    return len(places)


def check_links(
    *,
    at: datetime,
    again: bool = False,
    pause: float = PAUSE_SECONDS,
    on_progress: Callable[[int, int], None] = lambda done, of: None,
) -> Counter[str]:
    """Asks for every link not yet asked for today, or `again` for all; each answer is kept as it comes.

    Where nothing at all answers it is our own connection that is away: then nothing is held against anybody.
    """
    today = at_local(local(at).date(), time(0, 0))
    asked_today = OutsideLink.objects.filter(checked_at__gte=today)
    is_online = asked_today.exclude(status=LinkStatus.UNSURE).exists()
    links = OutsideLink.objects.all() if again else OutsideLink.objects.exclude(pk__in=asked_today.values("pk"))
    to_ask = {link.url: link for link in links}
    counts: Counter[str] = Counter()
    silent: list[tuple[OutsideLink, Answer]] = []
    for done, (url, answer) in enumerate(_ask_all(to_ask, pause), start=1):
        is_online = is_online or answer.found in (Found.WORKS, Found.FAILED)
        if answer.found is Found.NO_ANSWER:
            silent.append((to_ask[url], answer))
        else:
            counts[keep_answer(link=to_ask[url], answer=answer, at=at).status] += 1
        on_progress(done, len(to_ask))
    for link, answer in silent:
        told = Answer(Found.FAILED, answer.words) if is_online else Answer(Found.UNSURE, "Nothing could be reached")
        counts[keep_answer(link=link, answer=told, at=at).status] += 1
    return counts


def keep_answer(*, link: OutsideLink, answer: Answer, at: datetime) -> OutsideLink:
    """A link fails once a day however often it is asked; what could not be looked at changes no count."""
    today, before = local(at).date(), link.status
    if answer.found is Found.FAILED:
        link.failed_days += link.failed_on != today
        link.failed_on = today
    elif answer.found is Found.WORKS:
        link.failed_days, link.failed_on = 0, None
    link.status = _status(link, answer)
    link.answer, link.moved_to, link.checked_at = answer.words, answer.moved_to, at
    if link.status != before or link.since is None:
        link.since = at
    link.save()
    return link


def _status(link: OutsideLink, answer: Answer) -> LinkStatus:
    if answer.found is Found.WORKS:
        return LinkStatus.MOVED if answer.moved_to else LinkStatus.WORKS
    if link.failed_days >= DAYS_UNTIL_BROKEN:
        return LinkStatus.BROKEN
    return LinkStatus.FAILING if answer.found is Found.FAILED else LinkStatus.UNSURE


def _ask_all(urls: Iterable[str], pause: float) -> Iterator[tuple[str, Answer]]:
    """Several websites at once, each of them one question after another; answers as they come."""
    urls = sorted(urls, key=_host)
    answers: SimpleQueue[tuple[str, Answer]] = SimpleQueue()
    pool = ThreadPoolExecutor(HOSTS_AT_ONCE, thread_name_prefix="links")
    try:
        for _, group in groupby(urls, key=_host):
            pool.submit(_ask_one_host, list(group), pause, answers)
        for _ in urls:
            yield answers.get()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _ask_one_host(urls: list[str], pause: float, answers: SimpleQueue[tuple[str, Answer]]) -> None:
    for number, url in enumerate(urls):
        if number:
            sleep(pause)
        try:
            answers.put((url, ask(url)))
        except Exception:  # whoever waits for as many answers as questions must get one
            logger.exception("link_not_asked")
            answers.put((url, Answer(Found.UNSURE, "It could not be looked at")))


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _place_key(found: FoundLink) -> tuple[str, str, str]:
    return found.page_url, found.text[:300], found.admin_url
