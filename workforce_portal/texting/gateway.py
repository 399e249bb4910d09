"""What sends text messages: the one that `TEXT_GATEWAY` names, or none."""

from __future__ import annotations

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class NotTaken(Exception):
    """Its text is what staff read: the gateway's own words where there are any."""


class TryLater(NotTaken):
    """The gateway has not taken it, and may take it another time."""


class Refused(NotTaken):
    """The gateway will never take it."""


class NoAnswer(NotTaken):
    """The connection was lost after the text was given: it may have been taken."""


class TextGateway(Protocol):
    def send(self, *, to: str, body: str, reference: str) -> None:
        """Hands over one text to a number in E.164. Raises a NotTaken."""

    def has_taken(self, reference: str) -> bool:
        """Whether a text with this reference was taken before. Raises TryLater where nobody can tell."""


def is_there() -> bool:
    """Whether texts can be sent at all; without a gateway people are written to by other ways."""
    return bool(settings.TEXT_GATEWAY)


def text_gateway() -> TextGateway:
    return import_string(settings.TEXT_GATEWAYS[settings.TEXT_GATEWAY])()
