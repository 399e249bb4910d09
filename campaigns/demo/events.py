"""Fourteen invented events of the next ten weeks: one moved, one cancelled, one full, one online, one still a draft."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from campaigns.enums import EventKind
from campaigns.models import Campaign, CampaignEvent
from campaigns.services.events import TimeAndPlace, cancel_event, move_event
from workforce_portal.demo.grid import Spot, pick_spot
from workforce_portal.places.clock import at_local
from workforce_portal.places.models import Council
from workforce_portal.places.working_days import is_working_day
from workforce_portal.publishing.services import publish
from workforce_portal.users.models import User

FAIR, OPEN, TASTER, TALK = EventKind.JOB_FAIR, EventKind.OPEN_DAY, EventKind.TASTER, EventKind.TALK
MEET_EMPLOYERS = (
    "Care services from around here have a table each. Ask them about shifts, pay and training, and take away a name "
    "to ring.\n\nYou need no CV and nothing to wear in particular. Bring a friend or your parents."
)
LOOK_ROUND = (
    "The people who live here show you round, if they like to. You see a kitchen, a garden and an office full of "
    "rotas, and have a cup of tea with the team.\n\nThe house has a ramp and a lift. Say so if you need a quiet hour."
)
TRY_IT = (
    "Two hours, not more than eight people. You try a hoist, read a care plan and cook with somebody who cannot see "
    "well.\n\nAt the end you know whether it is for you. If it is, we tell you what comes next."
)
ASK_ANYTHING = "Three people tell you what they did before, how they began and what they earn. Then they answer you."


@dataclass(frozen=True)
class Plan:
    days: int
    start: time
    hours: int
    kind: EventKind
    title: str
    summary: str
    details: str
    council: str = ""
    outcode: str = ""
    town: str = ""
    venue: str = ""
    link: str = ""
    is_full: bool = False


PLANS = (
    Plan(4, time(10), 4, FAIR, "Care jobs fair, Trafford", "Eleven services with jobs to fill, all within a bus ride.",
         MEET_EMPLOYERS, "Trafford", "M33", "Sale", "The Larkfield Rooms, 12 Ashfield Road"),
    Plan(6, time(14), 2, OPEN, "Open afternoon at a home with a garden", "Twenty people live here. Come for tea.",
         LOOK_ROUND, "Salford", "M30", "Eccles", "Brookside House, Canal Walk"),
    Plan(8, time(18), 1, TALK, "Ask a care worker anything", "Three people, one evening, no question too small.",
         ASK_ANYTHING, link="https://join.example/ask-anything"),
    Plan(11, time(9, 30), 3, FAIR, "Jobs in care for parents going back to work", "School-hours shifts and a crèche.",
         MEET_EMPLOYERS, "Bolton", "BL1", "Bolton", "Loom Street Hall, Loom Street",
         link="https://fairs.example/bolton-school-hours"),
    Plan(13, time(10), 2, TASTER, "Try it for a morning", "Find out what the work feels like before you decide.",
         TRY_IT, "Wigan", "WN1", "Wigan", "Skills Kitchen, Wallgate Yard", is_full=True,
         link="https://fairs.example/try-it-wigan"),
    Plan(17, time(10), 4, FAIR, "Liverpool care jobs fair", "Thirty employers, from home care to learning disability.",
         MEET_EMPLOYERS, "Liverpool", "L1", "Liverpool", "Ropewalk Hall, Cordage Lane"),
    Plan(20, time(13), 3, OPEN, "Supported living: come and see a flat", "Two young men show you how they live.",
         LOOK_ROUND, "Stockport", "SK1", "Stockport", "Hatters Court, Millgate Row"),
    Plan(24, time(10), 3, FAIR, "Care and health careers day", "Colleges, employers and people who do the job.",
         MEET_EMPLOYERS, "Lancashire", "PR1", "Preston", "The Guild Rooms, Friargate Court",
         link="https://fairs.example/careers-day"),
    Plan(29, time(17, 30), 2, TASTER, "An evening as a personal assistant", "Work for one person, on their terms.",
         TRY_IT, "Cheshire East", "CW1", "Crewe", "Signal House, Station Row"),
    Plan(34, time(10), 3, OPEN, "Day centre open morning", "Music, cooking and a very good quiz.",
         LOOK_ROUND, "Blackpool", "FY1", "Blackpool", "The Promenade Club, Tower Back Street"),
    Plan(39, time(11), 3, FAIR, "Work where you live: care jobs in the west", "Home care teams from the whole coast.",
         MEET_EMPLOYERS, "Cumberland", "CA28", "Whitehaven", "The Old Fish Hall, Quay Lane"),
    Plan(46, time(10), 2, TASTER, "Try it for a morning, Warrington", "Hands-on, with people who draw on care.",
         TRY_IT, "Warrington", "WA1", "Warrington", "Bewsey Works, Foundry Lane"),
    Plan(55, time(10), 4, FAIR, "Second care jobs fair, Trafford", "For everybody who missed the first one.",
         MEET_EMPLOYERS, "Trafford", "M32", "Stretford", "The Longford Rooms, Kings Walk"),
    Plan(66, time(15), 2, OPEN, "Night team open afternoon", "Meet the people who are awake when you sleep.",
         LOOK_ROUND, "Tameside", "OL6", "Ashton-under-Lyne", "Portland Mill, Wharf Side"),
)  # fmt: skip
CANCELLED, MOVED, DRAFT = "Day centre open morning", "Care and health careers day", "Night team open afternoon"
CANCEL_REASON = "The heating in the building has failed."


def load_events(rng: random.Random, today: date) -> None:
    now = timezone.now()
    campaign = Campaign.objects.public(now).order_by("pk").last()
    for plan in PLANS:
        event = _build(plan, rng, today, campaign)
        if plan.title != DRAFT:
            publish(event, by=None, at=now)
    cancel_event(event_id=_called(CANCELLED).pk, reason=CANCEL_REASON, at=now - timedelta(hours=30))
    _move(_called(MOVED), at=now - timedelta(hours=20))


def _build(plan: Plan, rng: random.Random, today: date, campaign: Campaign | None) -> CampaignEvent:
    starts_at = _start(today + timedelta(days=plan.days), plan.start)
    council = Council.objects.get(name=plan.council) if plan.council else None
    spot = pick_spot(rng, outcode=plan.outcode, council=council) if council else Spot("", 0, 0)
    event = CampaignEvent(
        campaign=campaign,
        kind=plan.kind,
        title=plan.title,
        summary=plan.summary,
        details=plan.details,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=plan.hours),
        is_online=council is None,
        venue=plan.venue,
        town=plan.town,
        postcode=spot.postcode or plan.outcode,
        council=council,
        easting=spot.easting or None,
        northing=spot.northing or None,
        link=plan.link,
        is_full=plan.is_full,
        owner=User.objects.filter(is_superuser=True).first(),
        publish_at=at_local(today - timedelta(days=rng.randint(2, 25)), time(9)),
        review_by=today + timedelta(days=plan.days),
    )
    event.created_at = event.changed_at = event.publish_at or starts_at
    event.full_clean()
    event.save()
    return event


def _start(day: date, start: time) -> datetime:
    while not is_working_day(day):
        day += timedelta(days=1)
    return at_local(day, start)


def _move(event: CampaignEvent, *, at: datetime) -> None:
    to = TimeAndPlace(
        starts_at=_start(event.starts_at.date() + timedelta(days=7), time(10)),
        ends_at=_start(event.starts_at.date() + timedelta(days=7), time(13)),
        is_online=False,
        venue="The Corn Hall, Lune Street Arches",
        town=event.town,
        postcode=event.postcode,
        council=event.council,
        easting=event.easting,
        northing=event.northing,
    )
    move_event(event_id=event.pk, to=to, at=at)


def _called(title: str) -> CampaignEvent:
    return CampaignEvent.objects.get(title=title)
