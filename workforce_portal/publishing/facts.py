"""Figures on public pages, by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import structlog
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest

from workforce_portal.publishing.models import Fact

logger = structlog.get_logger(__name__)
KNOWN_TO = "_known_facts"
DATABASE_AWAY = (OperationalError, InterfaceError)


class UnknownFact(LookupError):
    pass


def get_fact(key: str) -> Fact:
    """Raises UnknownFact."""
    try:
        return Fact.objects.get(key=key)
    except Fact.DoesNotExist as error:
        raise UnknownFact(f"No fact is called {key!r}") from error


def find_fact(key: str, *, request: HttpRequest | None) -> Fact | None:
    """For a page, which leaves out what cannot be told. All the facts of one request are one query."""
    known = _known() if request is None else _known_to(request)
    if known is not None and key not in known:
        miss(key)
    return known.get(key) if known else None


def miss(key: str) -> None:
    """Whoever reads the log puts the fact back."""
    logger.error("fact_unknown", key=key)


def _known_to(request: HttpRequest) -> dict[str, Fact] | None:
    if not hasattr(request, KNOWN_TO):
        setattr(request, KNOWN_TO, _known())
    return getattr(request, KNOWN_TO)


def _known() -> dict[str, Fact] | None:
    """Nothing at all where the database cannot be reached: a page that needs it for its figures alone stays."""
    try:
        return {fact.key: fact for fact in Fact.objects.all()}
    except DATABASE_AWAY as error:
        logger.error("facts_away", error=str(error).splitlines()[0])
        return None


def load_facts(facts: Iterable[Mapping[str, Any]], apps: Any = None) -> None:
    """For data migrations (with their `apps`) and demonstrations. A fact that is there already stays as it is."""
    model = apps.get_model("publishing", "Fact") if apps else Fact
    for fact in facts:
        values = dict(fact)
        model.objects.get_or_create(key=values.pop("key"), defaults=values)
