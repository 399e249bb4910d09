"""The verbs of universities: their ways, programmes, blocks and needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from placements.models import Block, Need, Programme, WaysOfWorking
from placements.refusals import BlockThere, ProgrammeThere
from workforce_portal.organisations.models import Organisation
from workforce_portal.places.models import Council


@transaction.atomic
def tell_ways_of_working(*, university: Organisation, facts: Mapping[str, Any]) -> WaysOfWorking:
    ways, _ = WaysOfWorking.objects.update_or_create(organisation=university, defaults=facts)
    return ways


@transaction.atomic
def add_programme(*, university: Organisation, name: str, discipline: str) -> Programme:
    """Raises ProgrammeThere."""
    if Programme.objects.filter(organisation=university, name=name).exists():
        raise ProgrammeThere
    return Programme.objects.create(organisation=university, name=name, discipline=discipline)


@transaction.atomic
def add_block(*, programme: Programme, level: int, starts_on: date, ends_on: date, hours: int) -> Block:
    """Raises BlockThere."""
    if Block.objects.filter(programme=programme, level=level, starts_on=starts_on).exists():
        raise BlockThere
    return Block.objects.create(programme=programme, level=level, starts_on=starts_on, ends_on=ends_on, hours=hours)


@transaction.atomic
def say_need(
    *, block: Block, number: int, councils: Iterable[Council], must_have: list[str], note: str, at: datetime
) -> Need | None:
    """What the block needs from now on, in place of what was said before; none is a withdrawal."""
    Block.objects.select_for_update(of=("self",)).get(pk=block.pk)
    need = Need.objects.filter(block=block, withdrawn_at=None).first()
    if number == 0:
        if need:
            need.withdrawn_at = at
            need.save(update_fields=["withdrawn_at"])
        return None
    need = need or Need(block=block, created_at=at)
    need.number, need.must_have, need.note = number, must_have, note
    need.save()
    need.councils.set(councils)
    return need
