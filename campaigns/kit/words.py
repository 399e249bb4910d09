"""Wording to copy, each with the address in it."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.models import Campaign


@dataclass(frozen=True)
class Words:
    key: str
    where: str
    text: str


def words_of(campaign: Campaign, *, address: str) -> list[Words]:
    """`address` is with https://, so that it becomes a link wherever it is pasted."""
    return [
        Words("post", "For a post", f"{campaign.line} {campaign.lead} {address}"),
        Words(
            "newsletter",
            "For a newsletter",
            f"{campaign.line}\n\n{campaign.lead}\n\nRead what people who work in care say about it, see which jobs "
            f"suit you and find the next step near you: {address}",
        ),
        Words("text", "For a text message", f"{campaign.line} {address}"),
    ]
