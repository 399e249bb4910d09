"""Worklists: what waits for staff, each a number with the list behind it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.urls import reverse

from workforce_portal.staff.registry import Registry

PARAMETER = "worklist"


@dataclass(frozen=True, kw_only=True)
class Worklist:
    """`position` sorts by the harm of leaving it; `detail` is one line such as "oldest is from Thursday 7 January".

    Give `rows` and `model` where the list is an admin changelist of one model: then number and list are one query.
    Otherwise give `count` and the `url` of a list that shows just as many rows.
    """

    key: str
    label: str
    why: str
    permission: str
    position: int
    url: Any = ""
    count: Callable[[Any], int] | None = None
    rows: Callable[[Any], models.QuerySet[Any]] | None = None
    model: type[models.Model] | None = None
    detail: Callable[[Any], str] | None = None
    is_late: bool | Callable[[Any], bool] = False

    def __post_init__(self) -> None:
        if self.count is None and self.rows is None:
            raise ValueError(f"Worklist “{self.key}” needs `count` or `rows`")

    @property
    def address(self) -> str:
        if self.url or self.model is None:
            return str(self.url)
        opts = self.model._meta
        return f"{reverse(f'admin:{opts.app_label}_{opts.model_name}_changelist')}?{PARAMETER}={self.key}"

    def counted(self, user: Any) -> int:
        if self.count is not None:
            return self.count(user)
        return self.rows(user).count() if self.rows else 0


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
    shown = [_shown(worklist, user) for worklist in registry.for_user(user)]
    return sorted(shown, key=lambda worklist: (not worklist.is_late, worklist.number == 0))


def _shown(worklist: Worklist, user: PermissionsMixin) -> ShownWorklist:
    number = worklist.counted(user)
    late = worklist.is_late(user) if callable(worklist.is_late) and number else worklist.is_late
    return ShownWorklist(
        key=worklist.key,
        label=worklist.label,
        why=worklist.why,
        address=worklist.address,
        number=number,
        detail=worklist.detail(user) if worklist.detail else "",
        is_late=bool(number and late),
    )
