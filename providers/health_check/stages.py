"""What each stage of the path is about, and the drop-in topics that go with it."""

from __future__ import annotations

from dataclasses import dataclass

from providers.enums import Stage


@dataclass(frozen=True)
class StageWords:
    about: str
    topics: tuple[str, ...]  # slugs, the best match first


STAGE_WORDS = {
    Stage.PLAN: StageWords("Before you advertise", ("advert", "something-else")),
    Stage.ADVERTISE: StageWords("So that the right people hear of you", ("advert",)),
    Stage.SELECT: StageWords("From somebody’s first message to your choice", ("choosing",)),
    Stage.CHECK: StageWords("From the offer to the first day", ("choosing", "welcome")),
    Stage.WELCOME: StageWords("The first day and the first three months", ("welcome",)),
    Stage.KEEP: StageWords("So that people want to stay", ("keeping",)),
}
