"""Which pictures may not be shown just now. Apps that know who is on a picture register a source each."""

from collections.abc import Callable
from datetime import datetime

from django.db.models import QuerySet

from workforce_portal.pictures.models import Picture

Source = Callable[[datetime], "QuerySet[Picture]"]

_sources: list[Source] = []
_card_sources: list[Source] = []


def withhold(source: Source) -> None:
    """`source(at)` finds the pictures that nobody may see at that moment, such as those of people who no longer agree.

    Their files, the share cards made with them and the `{% picture %}` tag show nothing from then on.
    """
    if source not in _sources:
        _sources.append(source)


def withhold_from_cards(source: Source) -> None:
    """`source(at)` finds the pictures that may not stand on share cards, whether or not the portal's own pages show
    them. Cards that were drawn with them are gone, and new ones are drawn without."""
    if source not in _card_sources:
        _card_sources.append(source)


def may_serve(picture: Picture, at: datetime) -> bool:
    return not any(source(at).filter(pk=picture.pk).exists() for source in _sources)


def may_stand_on_card(picture: Picture, at: datetime) -> bool:
    return not any(source(at).filter(pk=picture.pk).exists() for source in [*_sources, *_card_sources])


def withheld(at: datetime) -> frozenset[int]:
    """The ids of all pictures that may not be shown: one query a source, however many pictures a page has."""
    return _found_by(_sources, at)


def kept_off_cards(at: datetime) -> frozenset[int]:
    """The same of all that may not stand on share cards."""
    return _found_by([*_sources, *_card_sources], at)


def _found_by(sources: list[Source], at: datetime) -> frozenset[int]:
    return frozenset(pk for source in sources for pk in source(at).values_list("pk", flat=True))
