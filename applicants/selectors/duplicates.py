"""Whether two records may be of one person. A family that shares an address differs in dates of birth."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from applicants.enums import DuplicateReason
from applicants.models import Applicant, DuplicateCase

ALIKE = 0.8
APOSTROPHES = "'’‘`´"


def find_same_person(*, name: str, date_of_birth: date, email_norm: str, phone: str) -> Applicant | None:
    """Somebody registered who was born that day, and has a similar name or the same address or number."""
    for applicant in Applicant.objects.known().filter(date_of_birth=date_of_birth).order_by("pk"):
        if why_same(applicant, name=name, email_norm=email_norm, phone=phone):
            return applicant
    return None


def why_same(applicant: Applicant, *, name: str, email_norm: str, phone: str) -> DuplicateReason | None:
    """Of people born on the same day. A shared address alone may be that of twins, so the name has to allow it."""
    first = plain_name(name).split()[:1] == plain_name(applicant.name).split()[:1]
    if are_alike(name, applicant.name):
        return DuplicateReason.NAME
    if email_norm and first and email_norm == applicant.email_norm:
        return DuplicateReason.EMAIL
    if phone and first and phone == applicant.phone:
        return DuplicateReason.PHONE
    return None


def are_alike(name: str, other: str) -> bool:
    """Sharon O'Hara and sharon ohara; names in any script, the parts in any order."""
    one, two = (" ".join(sorted(plain_name(text).split())) for text in (name, other))
    return bool(one and two) and SequenceMatcher(None, one, two).ratio() >= ALIKE


def plain_name(name: str) -> str:
    """Lower case, without accents, apostrophes and punctuation, in whatever script."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = (letter for letter in letters if not unicodedata.combining(letter) and letter not in APOSTROPHES)
    return " ".join("".join(letter if letter.isalnum() else " " for letter in kept).split())


def pairs_to_look_at() -> Iterator[tuple[Applicant, Applicant, DuplicateReason]]:
    """Every two who may be one and have no case yet, the earlier record first."""
    known = set(DuplicateCase.objects.values_list("first_id", "second_id"))
    for people in _born_together():
        for number, second in enumerate(people):
            for first in people[:number]:
                facts = {"name": second.name, "email_norm": second.email_norm, "phone": second.phone}
                reason = why_same(first, **facts)
                if reason and (first.pk, second.pk) not in known:
                    yield first, second, reason


def _born_together() -> Iterator[list[Applicant]]:
    by_day: dict[date, list[Applicant]] = {}
    for applicant in Applicant.objects.known().filter(date_of_birth__isnull=False).order_by("pk"):
        by_day.setdefault(applicant.date_of_birth, []).append(applicant)  # type: ignore[arg-type]
    return (people for people in by_day.values() if len(people) > 1)
