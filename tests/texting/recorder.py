"""Keeps texts in memory instead of sending them, as Django's own outbox does with mail."""

from typing import NamedTuple


class Text(NamedTuple):
    to: str
    body: str
    reference: str


sent: list[Text] = []


class Recorder:
    def send(self, *, to: str, body: str, reference: str) -> None:
        sent.append(Text(to, body, reference))

    def has_taken(self, reference: str) -> bool:
        return any(text.reference == reference for text in sent)
