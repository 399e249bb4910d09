"""Figures on public pages, by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import structlog
from django.http import HttpRequest

from workforce_portal.publishing.models import Fact

logger = structlog.get_logger(__name__)
KNOWN_TO = "_known_facts"


class UnknownFact(LookupError):
    pass


def get_fact(key: str, *, request: HttpRequest | None = None) -> Fact:
    """Raises UnknownFact. With the request, all the facts of its page are one query."""
    try:
        return _known_to(request)[key] if request is not None else Fact.objects.get(key=key)
    except (KeyError, Fact.DoesNotExist) as error:
        raise UnknownFact(f"No fact is called {key!r}") from error


def _known_to(request: HttpRequest) -> dict[str, Fact]:
    if not hasattr(request, KNOWN_TO):
        setattr(request, KNOWN_TO, {fact.key: fact for fact in Fact.objects.all()})
    return getattr(request, KNOWN_TO)


def miss(error: UnknownFact) -> None:
    """A page leaves out what it does not know; whoever reads the log puts the fact back."""
    logger.error("fact_unknown", reason=str(error))


def load_facts(facts: Iterable[Mapping[str, Any]], apps: Any = None) -> None:
    """For data migrations (with their `apps`) and demonstrations. A fact that is there already stays as it is."""
    model = apps.get_model("publishing", "Fact") if apps else Fact
    for fact in facts:
        values = dict(fact)
        model.objects.get_or_create(key=values.pop("key"), defaults=values)
