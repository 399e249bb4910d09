"""One service that answered the twelve questions twice; its reminder, with the link, is due about now."""

from __future__ import annotations

import random
from datetime import date, time, timedelta
from uuid import UUID

from providers.emails.health_check import THREE_MONTHS
from providers.health_check import QUESTIONS
from providers.services.health_check import plan_health_check_reminder, take_health_check, take_health_check_again
from workforce_portal.places.clock import at_local
from workforce_portal.places.models import Council

THEN = (1, 1, 1, 0, 0, 2, 1, 0, 1, 1, 1, 2)
NOW = (2, 2, 3, 2, 3, 2, 1, 2, 2, 1, 1, 2)
LONGEST_WAIT = timedelta(days=5)  # from a Friday before a bank holiday to the next working day
MANAGER = "rukhsana@larkfield.example"


def load_health_check(rng: random.Random, today: date) -> None:
    first_at = at_local(today - 2 * THREE_MONTHS, time(10, 20))
    again_at = at_local(today - THREE_MONTHS - LONGEST_WAIT, time(16, 5))
    check = take_health_check(
        answers=_answers(THEN),
        size="11-50",
        council=Council.objects.filter(name="Trafford").first(),
        idempotency_key=_key(rng),
        at=first_at,
    )
    take_health_check_again(check=check, answers=_answers(NOW), idempotency_key=_key(rng), at=again_at)
    plan_health_check_reminder(check=check, email=MANAGER, at=again_at)


def _answers(numbers: tuple[int, ...]) -> dict[str, int]:
    return {question.key: number for question, number in zip(QUESTIONS, numbers, strict=True)}


def _key(rng: random.Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)
