"""Everything that is held about somebody, for them to read and to take along: who looked, who was told, every note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Field, Model
from django.utils.text import capfirst

from applicants.models import Applicant, RegistrationDraft
from applicants.selectors.hanging import drafts_of, rows, rows_of
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.places.clock import say_date, say_time
from workforce_portal.users.models import User

# What only the portal's own machinery means something by, and the text of a mail once more.
LEFT_OUT = {
    "id",
    "uuid",
    "link_version",
    "idempotency_key",
    "email_norm",
    "easting",
    "northing",
    "moved",
    "about_type",
    "about_id",
    "dedupe_key",
    "try_at",
    "claim",
    "claimed_at",
    "message_id",
    "attempts",
    "resends",
    "body_html",
    "anchor",
    "content_type",
    "object_id",
    "action_flag",
    "clock_from",
}
ABOUT_YOU = "About you"


@dataclass(frozen=True)
class HeldValue:
    name: str
    label: str
    text: str


@dataclass(frozen=True)
class HeldPart:
    """All rows of one kind, each without what is empty."""

    key: str
    title: str
    rows: list[list[HeldValue]]


@dataclass(frozen=True)
class Held:
    reference: str
    made_at: datetime
    parts: list[HeldPart]

    def as_data(self) -> dict[str, Any]:
        """For a file that other programmes read."""
        return {
            "reference": self.reference,
            "made_at": self.made_at.isoformat(),
            **{part.key: [{value.name: value.text for value in row} for row in part.rows] for part in self.parts},
        }


def everything_held(applicant: Applicant, *, at: datetime) -> Held:
    """Whatever hangs from the record, the messages about any of it, and what staff wrote down in the audit log."""
    words = Words()
    found = rows_of(applicant)
    parts = [_part(model, rows(model, {"pk__in": ids}), words) for model, ids in found.items()]
    parts.append(_part(RegistrationDraft, drafts_of(applicant), words))
    parts.append(_part(PlannedMail, _about(PlannedMail, "about_type", "about_id", found), words))
    parts.append(_part(LogEntry, _about(LogEntry, "content_type", "object_id", found), words))
    return Held(applicant.reference, at, [part for part in parts if part.rows])


def _about(model: type[Any], type_name: str, id_name: str, found: dict[type[Model], set[Any]]) -> list[Any]:
    about_it: list[Any] = []
    for about, ids in found.items():
        of_type = {type_name: ContentType.objects.get_for_model(about), f"{id_name}__in": [str(pk) for pk in ids]}
        about_it += model._default_manager.filter(**of_type).order_by("pk")
    return about_it


def _part(model: type[Model], found: Iterable[Model], words: Words) -> HeldPart:
    title = ABOUT_YOU if model is Applicant else capfirst(str(model._meta.verbose_name_plural))
    return HeldPart(str(model._meta.model_name), title, [list(_values(row, words)) for row in found])


def _values(row: Model, words: Words) -> Iterator[HeldValue]:
    for field in row._meta.concrete_fields:
        if field.name not in LEFT_OUT and not _refers_to_person(field) and (text := words.say(row, field)):
            yield HeldValue(field.name, capfirst(str(field.verbose_name)), text)


def _refers_to_person(field: Field[Any, Any]) -> bool:
    return field.related_model is Applicant


class Words:
    """Values as a person reads them. What several rows refer to is read once."""

    def __init__(self) -> None:
        self.known: dict[tuple[Any, Any], str] = {}

    def say(self, row: Model, field: Field[Any, Any]) -> str:
        value = getattr(row, field.attname)
        if value in (None, "", [], {}):
            return ""
        if field.related_model:
            return self._other(row, field, value)
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        return _say(value)

    def _other(self, row: Model, field: Field[Any, Any], value: Any) -> str:
        key = (field.related_model, value)
        if key not in self.known:
            other = getattr(row, field.name)
            self.known[key] = other.full_name if isinstance(other, User) else str(other)
        return self.known[key]


def _say(value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return f"{say_date(value)}, {say_time(value)}"
    if isinstance(value, date):
        return say_date(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_say(one)}" for name, one in value.items())
    return str(value)
