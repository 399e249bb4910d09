"""Worklists: what waits for staff, each a number with the list behind it. All the numbers are one query."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Count, DateTimeField, Max, Min, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse

from workforce_portal.staff.registry import Registry

PARAMETER = "worklist"


@dataclass(frozen=True)
class Waiting:
    """What a list holds: how much, and the first and last moment of what its rows are dated by."""

    count: int
    oldest: Any = None
    newest: Any = None


@dataclass(frozen=True, kw_only=True)
class Worklist:
    """`position` sorts by the harm of leaving it; `detail` is one line such as "oldest is from Thursday 7 January".

    Give `rows` and `model` where the list is an admin changelist of one model: then number and list are one query,
    and `dated_by` names the field that `detail` and `is_late` hear the first and last of. `number` makes another
    number of what the rows hold. Without `rows` give `count`, which costs a query of its own, and the `url` of a list
    that shows just as many rows.
    """

    key: str
    label: str
    why: str
    permission: str
    position: int
    url: Any = ""
    count: Callable[[Any], int] | None = None
    rows: Callable[[Any], QuerySet[Any]] | None = None
    model: type[models.Model] | None = None
    dated_by: str = ""
    number: Callable[[Waiting], int] | None = None
    detail: Callable[[Waiting], str] | None = None
    is_late: bool | Callable[[Waiting], bool] = False

    def __post_init__(self) -> None:
        if self.count is None and self.rows is None:
            raise ValueError(f"Worklist “{self.key}” needs `count` or `rows`")

    @property
    def address(self) -> str:
        if self.url or self.model is None:
            return str(self.url)
        opts = self.model._meta
        return f"{reverse(f'admin:{opts.app_label}_{opts.model_name}_changelist')}?{PARAMETER}={self.key}"


@dataclass(frozen=True)
class ShownWorklist:
    key: str
    label: str
    why: str
    address: str
    number: int
    detail: str
    is_late: bool


registry: Registry[Worklist] = Registry()
register = registry.register


def for_model(model: type[models.Model]) -> Iterator[Worklist]:
    return (worklist for worklist in registry if worklist.model is model and worklist.rows is not None)


def shown_worklists(user: PermissionsMixin) -> list[ShownWorklist]:
    """The worklists that this person may see, those with something late first."""
    worklists = registry.for_user(user)
    found = waiting(worklists, user)
    shown = [_shown(worklist, found[worklist.key]) for worklist in worklists]
    return sorted(shown, key=lambda worklist: (not worklist.is_late, worklist.number == 0))


def waiting(worklists: Iterable[Worklist], user: Any) -> dict[str, Waiting]:
    """What each list holds, by its key: one query for all that have `rows`."""
    worklists = list(worklists)
    found = {one.key: Waiting(one.count(user) if one.count and not one.rows else 0) for one in worklists}
    counted = [_counted(one, one.rows(user)) for one in worklists if one.rows]
    if counted:
        first, *others = counted
        rows = first.union(*others, all=True) if others else first
        found |= {row["of_list"]: Waiting(row["n"], row["oldest"], row["newest"]) for row in rows}
    return found


def _counted(worklist: Worklist, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    """One row, or none where nothing waits; of one shape, so that the lists of all models go into one query."""
    ids = rows.order_by().values("pk")
    plain = rows.model._default_manager.filter(pk__in=ids).order_by()
    dated: Any = worklist.dated_by or Value(None, output_field=DateTimeField())
    moment = Cast(dated, DateTimeField())
    keyed = plain.values(of_list=Value(worklist.key))
    return keyed.annotate(n=Count("pk"), oldest=Min(moment), newest=Max(moment))


def _shown(worklist: Worklist, found: Waiting) -> ShownWorklist:
    number = worklist.number(found) if worklist.number else found.count
    late = worklist.is_late(found) if callable(worklist.is_late) and number else worklist.is_late
    return ShownWorklist(
        key=worklist.key,
        label=worklist.label,
        why=worklist.why,
        address=worklist.address,
        number=number,
        detail=worklist.detail(found) if worklist.detail else "",
        is_late=bool(number and late),
    )
