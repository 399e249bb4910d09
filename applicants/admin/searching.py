"""Finding people by whatever somebody says on the telephone: a reference, a number, a postcode, a name."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from applicants.phones import BadPhone, read_phone
from applicants.references import BadReference, normalise_reference

LEAST_DIGITS = 6


class SearchesPeople(admin.ModelAdmin):
    """`person_path` leads from the row to its person."""

    person_path: ClassVar[str] = ""
    search_help_text = "Reference in any spelling, name, e-mail, phone, postcode"

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        also = self._also(search_term.strip())
        if not also:
            return found, may_repeat
        return queryset.filter(Q(pk__in=found.order_by().values("pk")) | also), False

    def _also(self, term: str) -> Q:
        also = Q()
        with suppress(BadReference):
            also |= Q(**{f"{self.person_path}reference": normalise_reference(term)})
        if sum(character.isdigit() for character in term) >= LEAST_DIGITS:
            also |= self._by_phone(term)
        if postcode := _postcode(term):
            also |= Q(**{f"{self.person_path}postcode__istartswith": postcode})
        return also

    def _by_phone(self, term: str) -> Q:
        try:
            return Q(**{f"{self.person_path}phone": read_phone(term)})
        except BadPhone:
            return Q()


def _postcode(term: str) -> str:
    """As it is stored, with its space, where it may be one."""
    signs = "".join(term.split()).upper()
    if not (5 <= len(signs) <= 7 and signs.isalnum() and signs.isascii() and signs[-3].isdigit()):
        return ""
    return f"{signs[:-3]} {signs[-3:]}"
