"""Addresses that pages once had. Each leads in one hop to where the page is now, or says that it has gone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db import transaction

from workforce_portal.publishing.models import OldAddress

# A path of this portal and nothing that a browser could take for another host.
OWN_PATH = re.compile(r"/(?![/\\])[^\s\\?#\x00-\x1f\x7f]*")
LONGEST = 300


class AddressRefused(Exception):
    """The text is a sentence to show."""


@dataclass(frozen=True)
class NextStep:
    text: str
    url: str


def is_own_path(path: str) -> bool:
    return len(path) <= LONGEST and OWN_PATH.fullmatch(path) is not None


def is_own_address(address: str) -> bool:
    """Like `is_own_path`, and may end with a query or a place on the page."""
    return is_own_path(re.split(r"[?#]", address, maxsplit=1)[0]) and not re.search(r"[\s\\\x00-\x1f\x7f]", address)


@transaction.atomic
def remember_move(old: str, new: str) -> OldAddress | None:
    """The page of `old` is at `new` from now on; whatever led to `old` leads there too. Nothing, where both are one."""
    if old == new:
        return None
    _refuse_foreign(old, new)
    take_back(new)
    return _keep(old, moved_to=new)


@transaction.atomic
def lead_to(path: str, moved_to: str) -> OldAddress:
    """As staff say it: `path` leads to `moved_to`, or to where that one leads. Raises AddressRefused."""
    return _keep(path, moved_to=where_it_leads(path, moved_to))


@transaction.atomic
def retire(path: str, *, text: str, url: str) -> OldAddress:
    """The page at `path` has gone for good, and whatever led to it; `text` with `url` is what to do instead."""
    step = next_step(path, text, url)
    for earlier in OldAddress.objects.filter(moved_to=path):
        _keep(earlier.path, step=step)
    return _keep(path, step=step)


def where_it_leads(path: str, moved_to: str) -> str:
    """The end of the way from `path` by `moved_to`. Raises AddressRefused for a way that ends nowhere."""
    _refuse_foreign(path, moved_to)
    further = OldAddress.objects.filter(path=moved_to).first() if moved_to != path else None
    if further and not further.moved_to:
        raise AddressRefused(f"The page at {moved_to} has gone. Choose an address where there is a page.")
    target = further.moved_to if further else moved_to
    if target == path:
        raise AddressRefused(f"{moved_to} leads back to {path}, so nobody would ever arrive. Choose another address.")
    return target


def next_step(path: str, text: str, url: str) -> NextStep:
    _refuse_foreign(path)
    if not text or not is_own_address(url):
        raise AddressRefused("Say what people can do instead, with an address of this portal such as /stories/.")
    return NextStep(text, url)


def take_back(path: str) -> None:
    """There is a page at `path` again."""
    OldAddress.objects.filter(path=path).delete()


def former_page_at(path: str, *, own: str = "") -> OldAddress | None:
    """What another page than the one at `own` left behind at this address."""
    left = OldAddress.objects.filter(path=path).first()
    return None if left is None or (own and own in (left.moved_to, left.path)) else left


def answer_for(path: str) -> OldAddress | None:
    """What is known of an address without a page, with or without the slash at its end."""
    if not is_own_path(path):
        return None
    return OldAddress.objects.filter(path__in={path, f"{path}/"}).order_by("path").first()


def _keep(path: str, *, moved_to: str = "", step: NextStep | None = None) -> OldAddress:
    if moved_to:
        OldAddress.objects.filter(moved_to=path).exclude(path=moved_to).update(moved_to=moved_to)
    kept, _ = OldAddress.objects.update_or_create(
        path=path,
        defaults={
            "moved_to": moved_to,
            "next_step_text": step.text if step else "",
            "next_step_url": step.url if step else "",
        },
    )
    return kept


def _refuse_foreign(*paths: str) -> None:
    for path in paths:
        if not is_own_path(path):
            raise AddressRefused(f"“{path}” is no address of this portal. Write one such as /stories/kath/.")
