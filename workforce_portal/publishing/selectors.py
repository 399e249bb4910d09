from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.apps import apps

from workforce_portal.publishing.models import Publishable


def publishable_models() -> Iterator[type[Publishable]]:
    return (model for model in apps.get_models() if issubclass(model, Publishable))


def owners_with_pages_due(*, by: date) -> set[int]:
    """Of whoever is responsible for a page that is to be read again on that day or before."""
    return {
        owner_id
        for model in publishable_models()
        for owner_id in _due(model, by).filter(owner__isnull=False).values_list("owner_id", flat=True)
    }


def pages_due(owner_id: int, *, by: date) -> list[Publishable]:
    """Soonest first."""
    pages = [page for model in publishable_models() for page in _due(model, by).filter(owner=owner_id)]
    return sorted(pages, key=lambda page: (page.review_by or date.max, str(page)))


def _due(model: type[Publishable], by: date) -> Any:
    rows: Any = model._default_manager
    return rows.due_for_review(by).order_by()
