from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import Model

REMOVED = "Removed"


class OnForget(StrEnum):
    """What becomes of a field once its row is forgotten."""

    BLANK = "blank"
    ANONYMISE = "anonymise"
    DELETE_ROW = "delete-row"
    KEEP = "keep"


@dataclass(frozen=True)
class Personal:
    """Why we hold something about a person, how long, and what happens to it in the end, in words for a notice."""

    why: str
    keep: str = "as long as the record it belongs to"
    on_forget: OnForget = OnForget.BLANK
    kept_because: str = ""

    def __post_init__(self) -> None:
        if not self.why:
            raise ValueError("Say why the field is held")
        if (self.on_forget is OnForget.KEEP) != bool(self.kept_because):
            raise ValueError("A field that is kept for good, and no other, says why in kept_because")


@dataclass(frozen=True)
class Declaration:
    model: type[Model]
    personal: Mapping[str, Personal]
    not_personal: frozenset[str]


_declarations: dict[type[Model], Declaration] = {}


def declare(model: type[Model], *, personal: Mapping[str, Personal] | None = None, not_personal: Iterable[str]) -> None:
    """Classifies every concrete field of a model, once. Each app's `privacy.py` calls this for its own models."""
    personal, plain = dict(personal or {}), list(not_personal)
    if model in _declarations:
        raise ValueError(f"{model._meta.label} is declared twice")
    names = [*personal, *plain]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"{model._meta.label} declares twice: {', '.join(sorted(twice))}")
    if unknown := set(names) - _concrete_fields(model):
        raise ValueError(f"{model._meta.label} has no field: {', '.join(sorted(unknown))}")
    _declarations[model] = Declaration(model, personal, frozenset(plain))


def declarations() -> list[Declaration]:
    return sorted(_declarations.values(), key=lambda declaration: declaration.model._meta.label)


def values_once_forgotten(model: type[Model]) -> dict[str, str | None]:
    """What an `update()` writes over the personal fields of rows that are forgotten, but stay to be counted."""
    values: dict[str, str | None] = {}
    for name, personal in _declarations[model].personal.items():
        if personal.on_forget is OnForget.ANONYMISE:
            values[name] = REMOVED
        elif personal.on_forget is OnForget.BLANK:
            values[name] = None if model._meta.get_field(name).null else ""
    return values


def undeclared_fields() -> list[str]:
    """Fields of our own models that nobody has classified, such as `users.User.email`."""
    return sorted(
        f"{model._meta.label}.{name}" for model in _own_models() for name in _concrete_fields(model) - _declared(model)
    )


def _declared(model: type[Model]) -> set[str]:
    declaration = _declarations.get(model)
    return {*declaration.personal, *declaration.not_personal} if declaration else set()


def _concrete_fields(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields}


def _own_models() -> Iterator[type[Model]]:
    for config in apps.get_app_configs():
        path = Path(config.path)
        if path.is_relative_to(settings.BASE_DIR) and "site-packages" not in path.parts:
            yield from (model for model in config.get_models() if not model._meta.proxy)
