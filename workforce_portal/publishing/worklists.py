"""What staff promised to look at again."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from workforce_portal.places.clock import local, say_date
from workforce_portal.publishing.models import Publishable
from workforce_portal.staff import worklists
from workforce_portal.staff.worklists import Waiting, Worklist


def register_review(model: type[Publishable], *, position: int = 70) -> Worklist:
    """Puts the published rows of a model that are due for review on the Today page; call it from its `admin.py`."""
    opts = model._meta
    rows: Any = model._default_manager
    return worklists.register(
        Worklist(
            key=f"{opts.model_name}-due-for-review",
            label=f"{str(opts.verbose_name_plural).capitalize()} due for review",
            why="Somebody promised to read these again by now. Bring them up to date or take them back, then set the "
            "next date.",
            permission=f"{opts.app_label}.change_{opts.model_name}",
            position=position,
            model=model,
            rows=lambda user: rows.due_for_review(timezone.localdate()).order_by(),
            dated_by="review_by",
            detail=first_due,
        )
    )


def first_due(found: Waiting) -> str:
    if found.oldest is None:
        return "everything has been looked at"
    return f"first was due on {say_date(local(found.oldest), year=False)}"
