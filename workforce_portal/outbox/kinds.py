"""Kinds of mail. An app registers its own from `AppConfig.ready()`; the outbox knows nothing else about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workforce_portal.outbox.models import PlannedMail

# A lone brace pair or a Django tag must not slip through to a reader, so anything between braces is a name to check.
NAMED = re.compile(r"{{(.*?)}}")
STRAY = re.compile(r"{{|}}|{%|%}")
LONGEST_KEY = 50


@dataclass(frozen=True)
class Placeholder:
    """A word that wording may name. One with `link_text` holds an address, and is a link of that text in HTML."""

    name: str
    description: str
    example: str
    link_text: str = ""
    is_required: bool = False


@dataclass(frozen=True)
class Skip:
    """The mail has no point any more; `reason` is kept for staff to read."""

    reason: str


@dataclass(frozen=True)
class Prepared:
    """What the wording is filled in with, read from live data at the moment of sending."""

    values: dict[str, str]
    calendar: str = ""
    calendar_method: str = ""


@dataclass(frozen=True)
class MailKind:
    """
    `prepare` re-reads what the mail is about and returns what to say, or why to say nothing.
    `must_arrive`: after a stop midway it is sent once more, since silence costs more than hearing it twice.
    `max_late`: once it is later than this it is skipped. `contact` gives the name and telephone number to ring
    when the mail cannot be delivered. `text` is what it says as a text message; empty where it is mailed alone.
    """

    key: str
    name: str
    when: str
    placeholders: tuple[Placeholder, ...]
    subject: str
    body: str
    must_arrive: bool
    max_late: timedelta | None
    prepare: Callable[[PlannedMail, datetime], Prepared | Skip]
    contact: Callable[[PlannedMail], tuple[str, str]] | None = None
    text: str = ""

    def examples(self) -> dict[str, str]:
        return {placeholder.name: placeholder.example for placeholder in self.placeholders}

    def fault_in(self, *texts: str) -> str:
        """Why this wording cannot be used, as a sentence; empty when it can."""
        return self._stray_braces(texts) or self._unknown_names(texts) or self._missing_names(texts)

    def _stray_braces(self, texts: Iterable[str]) -> str:
        if any(STRAY.search(NAMED.sub("", text)) for text in texts):
            return "Write each placeholder as {{ name }}, with two braces on both sides and nothing else inside."
        return ""

    def _unknown_names(self, texts: Iterable[str]) -> str:
        allowed = self.examples()
        unknown = sorted(name for name in names_in(*texts) if name not in allowed)
        if not unknown:
            return ""
        return f"This message has no {_listed(unknown)}. It may name: {_listed(allowed)}."

    def _missing_names(self, texts: Iterable[str]) -> str:
        required = [placeholder.name for placeholder in self.placeholders if placeholder.is_required]
        missing = sorted(set(required) - names_in(*texts))
        return f"This message cannot do without {_listed(missing)}." if missing else ""


def names_in(*texts: str) -> set[str]:
    return {name.strip() for text in texts for name in NAMED.findall(text)}


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"{{{{ {name} }}}}" for name in names)


class UnknownKind(LookupError):
    pass


_kinds: dict[str, MailKind] = {}


def register(kind: MailKind) -> None:
    """Raises ValueError for a kind that could not be sent, so that a mistake stops the portal from starting."""
    if kind.key in _kinds:
        raise ValueError(f"The kind of mail {kind.key!r} is registered twice")
    if len(kind.key) > LONGEST_KEY:
        raise ValueError(f"The key {kind.key!r} is longer than {LONGEST_KEY} characters")
    if fault := kind.fault_in(kind.subject, kind.body) or (kind.text and kind.fault_in(kind.text)):
        raise ValueError(f"{kind.key}: {fault}")
    _kinds[kind.key] = kind


def get(key: str) -> MailKind:
    try:
        return _kinds[key]
    except KeyError as error:
        raise UnknownKind(f"No kind of mail is called {key!r}") from error


def all_kinds() -> list[MailKind]:
    return list(_kinds.values())
