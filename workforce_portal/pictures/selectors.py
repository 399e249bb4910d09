from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import models
from django.urls import NoReverseMatch, reverse

from workforce_portal.pictures.models import Picture


@dataclass(frozen=True)
class Use:
    """Something that shows a picture, and where staff find it."""

    what: str
    name: str
    admin_url: str


def uses_of(picture: Picture) -> list[Use]:
    """Everything that points at the picture, in whatever app it lives."""
    return [
        _use(thing)
        for relation in _relations()
        for thing in relation.related_model._default_manager.filter(**{relation.field.name: picture})
    ]


def used_ids(pictures: Iterable[Picture]) -> set[int]:
    """Which of the pictures are used at all: one query a relation."""
    ids = [picture.pk for picture in pictures]
    return {
        found
        for relation in _relations()
        for found in relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": ids}).values_list(
            relation.field.name, flat=True
        )
    }


def _relations() -> Iterator[models.ForeignObjectRel]:
    """Foreign keys and many-to-many fields, also those without a way back (`related_name="+"`)."""
    for field in Picture._meta.get_fields(include_hidden=True):
        if isinstance(field, models.ForeignObjectRel) and not field.related_model._meta.auto_created:
            yield field


def _use(thing: models.Model) -> Use:
    # A block of a page is known to staff by its page.
    shown = getattr(thing, "parent", thing)
    return Use(str(shown._meta.verbose_name), str(shown), _admin_url(shown))


def _admin_url(thing: models.Model) -> str:
    try:
        return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])
    except NoReverseMatch:
        return ""
