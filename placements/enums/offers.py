"""The states of an offer, and the one table of moves between them."""

from __future__ import annotations

from typing import NamedTuple

from django.db import models

from placements.enums.hosts import Role


class OfferState(models.TextChoices):
    DRAFT = "draft", "Draft, not published"
    PUBLISHED = "published", "Published"
    PAUSED = "paused", "Paused: an audit has run out"
    WITHDRAWN = "withdrawn", "Withdrawn"


S = OfferState
# What an offer in one of these takes of places and supervisors is taken.
HOLDING = (S.PUBLISHED, S.PAUSED)


class OfferMove(NamedTuple):
    """One verb: the states it may start from, where it leads, who may do it."""

    sources: tuple[OfferState, ...]
    target: OfferState
    roles: tuple[Role, ...]


# The one table of moves; services.offers.walk is the only code that walks it.
OFFER_MOVES: dict[str, OfferMove] = {
    "publish": OfferMove((S.DRAFT,), S.PUBLISHED, (Role.HOST, Role.STAFF)),
    "pause": OfferMove((S.PUBLISHED,), S.PAUSED, (Role.PORTAL,)),
    "resume": OfferMove((S.PAUSED,), S.PUBLISHED, (Role.PORTAL,)),
    "withdraw": OfferMove((S.DRAFT, S.PUBLISHED, S.PAUSED), S.WITHDRAWN, (Role.HOST, Role.STAFF)),
    "take_up_again": OfferMove((S.WITHDRAWN,), S.DRAFT, (Role.HOST, Role.STAFF)),
}
