"""Where somebody looked and found nothing, one level set by hand, and gaps that people work on."""

from __future__ import annotations

from datetime import date, timedelta

from mapping.enums import Level, Progress, Theme
from mapping.models import Activity, AreaCheck, LevelOverride, Opportunity
from mapping.services.gaps import note_the_day
from workforce_portal.places.models import Council
from workforce_portal.users.models import User

LOOKED = (
    ("Bury", Theme.FIRST_STEP),
    ("Bury", Theme.RECRUIT),
    ("Blackburn with Darwen", Theme.FIRST_STEP),
    ("Blackburn with Darwen", Theme.TRAINING),
    ("Westmorland and Furness", Theme.FIRST_STEP),
    ("Westmorland and Furness", Theme.RECRUIT),
    ("Cheshire East", Theme.FIRST_STEP),
    ("Rochdale", Theme.FIRST_STEP),
    ("Rochdale", Theme.RECRUIT),
    ("Tameside", Theme.RECRUIT),
    ("Oldham", Theme.RECRUIT),
    ("Rochdale", Theme.PLACEMENT),
    ("Tameside", Theme.PLACEMENT),
    ("Cumberland", Theme.TRAINING),
    ("Blackpool", Theme.TRAINING),
)
WHERE = "Asked the council’s workforce lead, the Jobcentre and two employers."


def load_gaps(today: date, staff: User) -> None:
    councils = {council.name: council for council in Council.objects.all()}
    for number, (name, theme) in enumerate(LOOKED):
        looked_on = today - timedelta(days=9 + 7 * number)
        AreaCheck.objects.create(council=councils[name], theme=theme, checked_on=looked_on, note=WHERE, by=staff)
    LevelOverride.objects.create(
        council=councils["Knowsley"],
        theme=Theme.FIRST_STEP,
        level=Level.COVERED,
        reason="The one course takes everybody who asks, every three weeks.",
        expires_on=today + timedelta(days=120),
        by=staff,
        made_on=today - timedelta(days=20),
    )
    closing = Activity.objects.published().get(title="Night staff circle, Oldham")
    rows = (
        _gap(councils["Westmorland and Furness"], Theme.FIRST_STEP, "Training before the first job",
             "Nothing was found between Kendal and Barrow; the nearest course is an hour by bus.",
             progress=Progress.DEVELOPING, owner_name="Helen Postlethwaite, Northern Care Circle",
             target_on=today + timedelta(days=75)),
        _gap(councils["Rochdale"], Theme.PLACEMENT, "Placements for occupational therapy students",
             "Three small homes said maybe; no supervisor has time for one student alone."),
        _gap(councils["Bury"], Theme.RECRUIT, "A place to ask about jobs in care",
             "People go to Bolton or to Manchester for it.", progress=Progress.DEVELOPING,
             owner_name="Siobhan Riley, Open Door Careers", target_on=today - timedelta(days=6)),
        _gap(councils["Oldham"], Theme.SUPPORT, "Company for people who work nights",
             "Managers of four homes asked for it.", progress=Progress.CLOSED, closing_activity=closing,
             owner_name="Imran Sheikh, Border Care Alliance"),
        _gap(councils["Blackpool"], Theme.TRAINING, "A second centre for the Care Certificate",
             "One tutor moved away.", progress=Progress.NOT_PURSUED, outcome="The evenings in Preston have room."),
    )  # fmt: skip
    for number, row in enumerate(rows):
        note_the_day(row, on=today)
        row.opened_on = today - timedelta(days=30 + 25 * number)
        row.full_clean()
        row.save()


def _gap(council: Council, theme: Theme, title: str, evidence: str, **fields: object) -> Opportunity:
    return Opportunity(council=council, theme=theme, title=title, evidence=evidence, **fields)
