"""The links in the fields of a row, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models

from workforce_portal.outside_links.reading import is_outside, links_in_html, links_in_text


def links_in_row(row: models.Model) -> Iterator[tuple[str, str]]:
    """Address and words of each: of a field that is an address, the words are what the field is called."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if not isinstance(field, models.CharField | models.TextField) or not value:
            continue
        if is_outside(value) and not any(letter.isspace() for letter in value):
            yield value, str(field.verbose_name)
        else:
            yield from links_in_html(value) if "<a " in value else links_in_text(value)
