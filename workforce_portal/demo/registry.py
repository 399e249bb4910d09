from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from workforce_portal.users.models import User

SEED = 2027

Load = Callable[[random.Random, date], None]


@dataclass(frozen=True)
class Part:
    name: str
    load: Load
    position: int


@dataclass(frozen=True)
class SignIn:
    email: str
    password: str
    what_for: str


_parts: dict[str, Part] = {}
_sign_ins: dict[str, SignIn] = {}


def register(name: str, load: Load, position: int) -> None:
    """Adds a part of the demonstration. `load` gets a random generator of its own and today's date.

    Parts load by position, lowest first, all in one transaction. People who sign in are at position 0.
    """
    _parts[name] = Part(name, load, position)


def register_sign_in(email: str, *, password: str = "", what_for: str) -> None:
    """Says who may sign in to the demonstration. Without a password, a code goes to the mailbox."""
    _sign_ins[email] = SignIn(email, password, what_for)


def sign_ins() -> list[SignIn]:
    return list(_sign_ins.values())


def is_loaded() -> bool:
    return User.objects.exists()


def load_all(today: date | None = None) -> Iterator[str]:
    """Loads every part, yielding the name of each before it starts. Nothing is kept of a load that failed."""
    today = today or timezone.localdate()
    with transaction.atomic():
        for part in sorted(_parts.values(), key=lambda part: (part.position, part.name)):
            yield part.name
            # Each part has a generator of its own, so that a change in one leaves the others as they were.
            part.load(random.Random(f"{SEED} {part.name}"), today)  # noqa: S311 (nothing secret)
