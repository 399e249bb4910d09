"""The wording that messages about placements come with; staff may change it in the admin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from workforce_portal.outbox.kinds import Placeholder

OFFICE = frozenset({"help_phone", "help_hours", "site_name"})
TO_HOST = OFFICE | {"name", "place", "year", "answer_link"}

PLACEHOLDERS = (
    Placeholder("name", "Who is written to", "Bev Ashworth"),
    Placeholder("place", "The place that is asked about", "Holly Bank House"),
    Placeholder("year", "The placement year", "September 2027 to August 2028"),
    Placeholder("answer", "What was answered last", "Maybe"),
    Placeholder(
        "answer_link",
        "Link to answer without signing in",
        "https://portal.example/placements/answer/…",
        link_text="Yes, maybe or no",
    ),
    Placeholder("students", "Of which course the students are", "adult nursing"),
    Placeholder("until", "Last day on which it is valid", "Tuesday 2 March 2027"),
    Placeholder("help_phone", "Our telephone number", "0161 496 0123"),
    Placeholder("help_hours", "When the telephone is answered", "Monday to Friday, 9am to 5pm"),
    Placeholder("site_name", "What the portal is called", "Care North West"),
)

SIGNED_OFF = """
Would you rather talk? Ring {{ help_phone }}, {{ help_hours }}.

{{ site_name }}
"""


@dataclass(frozen=True)
class Wording:
    key: str
    name: str
    when: str
    may_name: frozenset[str]
    subject: str
    body: str
    must_arrive: bool = True
    max_late: timedelta | None = None
