"""How states look in the staff's lists: the same word as on the pages."""

from __future__ import annotations

from django.utils.safestring import SafeString

from placements.enums import HostingAnswer
from placements.models import HostingStatement
from workforce_portal.staff.admin import Tone, status_label

TONES: dict[str, Tone] = {
    HostingAnswer.YES: "good",
    HostingAnswer.ARRANGED: "good",
    HostingAnswer.MAYBE: "few",
    HostingAnswer.NO: "full",
    HostingAnswer.NOT_ANSWERED: "wait",
}


def answer_label(statement: HostingStatement) -> SafeString:
    return status_label(statement.get_answer_display(), TONES[statement.answer])
