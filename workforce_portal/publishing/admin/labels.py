from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString

from workforce_portal.places.clock import local, say_date, say_time
from workforce_portal.publishing.enums import Stage
from workforce_portal.publishing.models import Publishable
from workforce_portal.staff.admin import Tone, status_label

TONES: dict[str, Tone] = {Stage.DRAFT: "wait", Stage.SCHEDULED: "few", Stage.PUBLISHED: "good", Stage.GONE: "full"}


def stage_label(page: Publishable, at: datetime) -> SafeString:
    stage = page.stage(at)
    dated: Any = {Stage.SCHEDULED: page.publish_at, Stage.GONE: page.unpublish_at}.get(stage)
    words = {Stage.SCHEDULED: "Appears on {}", Stage.GONE: "Gone since {}"}.get(stage, str(stage.label))
    return status_label(words.format(short_date(dated)) if dated else words, TONES[stage])


def stage_sentence(page: Publishable, at: datetime) -> str:
    match page.stage(at):
        case Stage.DRAFT if page.publish_at and page.publish_at > at:
            return f"Nobody can see it. Once somebody publishes it, it appears {_moment(page.publish_at)}."
        case Stage.DRAFT:
            return "Nobody can see it, save by a preview link."
        case Stage.SCHEDULED:
            return f"It appears by itself {_moment(page.publish_at)}. Until then nobody can see it."
        case Stage.GONE:
            return f"It went {_moment(page.unpublish_at)}. Its address answers that there is no such page."
        case _ if page.unpublish_at:
            return f"Everybody can see it. It goes {_moment(page.unpublish_at)}."
        case _:
            return "Everybody can see it."


def short_date(moment: datetime) -> str:
    day = local(moment)
    return f"{day.day} {day:%B %Y}"


def _moment(moment: datetime | None) -> str:
    return f"on {say_date(moment)} at {say_time(moment)}" if moment else ""
