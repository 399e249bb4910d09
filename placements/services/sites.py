"""The verbs of a host's place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from placements.models import Site
from placements.refusals import NameTaken, NoSuchPostcode
from workforce_portal.organisations.models import Organisation
from workforce_portal.places.selectors import PlaceNotFound, find_place, split_postcode


@transaction.atomic
def add_site(*, organisation: Organisation, facts: Mapping[str, Any], at: datetime) -> Site:
    """`facts` are the fields of a Site with its postcode. Raises NoSuchPostcode or NameTaken."""
    site = Site(organisation=organisation, created_at=at)
    return _write(site, facts)


@transaction.atomic
def change_site(*, site: Site, facts: Mapping[str, Any]) -> Site:
    """Raises NoSuchPostcode or NameTaken."""
    return _write(site, facts)


def _write(site: Site, facts: Mapping[str, Any]) -> Site:
    others = Site.objects.filter(organisation=site.organisation, name=facts["name"]).exclude(pk=site.pk)
    if others.exists():
        raise NameTaken
    for name, value in {**facts, **locate(facts["postcode"])}.items():
        setattr(site, name, value)
    site.save()
    return site


def locate(postcode: str) -> dict[str, Any]:
    """The fields of a Site that follow from its postcode. Raises NoSuchPostcode."""
    try:
        place = find_place(postcode)
    except PlaceNotFound as error:
        raise NoSuchPostcode(str(error)) from error
    halves = split_postcode(postcode)
    if halves is None or place.council is None:
        raise NoSuchPostcode
    return {
        "postcode": " ".join(halves),
        "council": place.council,
        "easting": place.easting,
        "northing": place.northing,
    }
