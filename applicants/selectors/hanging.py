"""Every row that hangs from a person, whichever model it is of: what is held of them, and what goes with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model, Q, QuerySet

from applicants.models import Applicant, DuplicateCase, Merge, RegistrationDraft

# About two people each: whose they are is not settled by one of them.
OF_TWO = (DuplicateCase, Merge)


def rows_of(applicant: Applicant) -> dict[type[Model], set[Any]]:
    """The ids by model, whatever refers to the person directly or through another row; the nearest first."""
    part_of_it = Applicant.objects.filter(merged_into=applicant, redacted_at=None).values_list("pk", flat=True)
    people = {applicant.pk, *part_of_it}
    found: dict[type[Model], set[Any]] = {Applicant: people}
    to_follow: list[tuple[type[Model], set[Any]]] = [(Applicant, people)]
    while to_follow:
        model, ids = to_follow.pop(0)
        for child, name in references_to(model):
            new = set(rows(child, {f"{name}__in": ids}).values_list("pk", flat=True)) - found.get(child, set())
            if new:
                found.setdefault(child, set()).update(new)
                to_follow.append((child, new))
    return found


def drafts_of(applicant: Applicant) -> QuerySet[RegistrationDraft]:
    """What they had begun to fill in, by the address or number that it was kept under."""
    reached_by = Q(email__iexact=applicant.email, email__gt="") | Q(phone=applicant.phone, phone__gt="")
    return RegistrationDraft.objects.filter(reached_by).order_by("pk")


def references_to(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    """The models that refer to it, and by which field."""
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one):
            child, name = relation.related_model, relation.field.name  # type: ignore[union-attr]
            if child is not Applicant and child not in OF_TWO:
                yield child, name  # type: ignore[misc]


def rows(model: type[Model], found: dict[str, Iterable[Any]]) -> QuerySet[Any]:
    return model._default_manager.filter(**found).order_by("pk")
