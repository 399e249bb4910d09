"""Who runs the programmes, which programmes there are, and when they start."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from applicants.enums import BenefitRule, ProgrammeKind
from applicants.models import Cohort, CohortSession, Programme
from workforce_portal.demo.grid import pick_spot
from workforce_portal.demo.registry import register_sign_in
from workforce_portal.organisations.enums import MemberRole, OrganisationKind
from workforce_portal.organisations.models import Membership, Organisation
from workforce_portal.places.clock import at_local
from workforce_portal.places.models import Council
from workforce_portal.places.working_days import read_calendar
from workforce_portal.users.models import User


class Partner(NamedTuple):
    name: str
    kind: OrganisationKind
    domain: str
    phone: str
    council: str
    people: tuple[str, ...]


PARTNERS = (
    Partner(
        "Ladder North",
        OrganisationKind.DELIVERY_PARTNER,
        "ladder-north.example",
        "01632 960011",
        "Manchester",
        ("Priya Nair", "Callum Reid"),
    ),
    Partner(
        "Pearl Street Training",
        OrganisationKind.DELIVERY_PARTNER,
        "pearl-street.example",
        "01632 960017",
        "Wigan",
        ("Shaun Makinson", "Dorota Zielinska"),
    ),
    Partner(
        "Fylde Care Skills",
        OrganisationKind.DELIVERY_PARTNER,
        "fylde-skills.example",
        "01632 960023",
        "Blackpool",
        ("Gail Entwistle", "Tunde Bakare"),
    ),
    Partner(
        "Mersey Learning Works",
        OrganisationKind.DELIVERY_PARTNER,
        "mersey-learning.example",
        "01632 960029",
        "Liverpool",
        ("Bernadette Quirke", "Hassan Warsame"),
    ),
    Partner(
        "Eden Works",
        OrganisationKind.DELIVERY_PARTNER,
        "eden-works.example",
        "01632 960031",
        "Cumberland",
        ("Ruth Fearon",),
    ),
    Partner(
        "Jobcentre Plus, Wigan",
        OrganisationKind.JOBCENTRE,
        "jobcentre-wigan.example",
        "01632 960041",
        "Wigan",
        ("Amanda Lowe",),
    ),
    Partner(
        "Jobcentre Plus, Bootle",
        OrganisationKind.JOBCENTRE,
        "jobcentre-bootle.example",
        "01632 960043",
        "Sefton",
        ("Stephen Cain",),
    ),
)
FIRST_SIGN_INS = {
    "shaun.makinson@pearl-street.example": "acts for a delivery partner, Pearl Street Training",
    "amanda.lowe@jobcentre-wigan.example": "registers people as a work coach of a jobcentre",
}


class Offer(NamedTuple):
    slug: str
    name: str
    partner: str
    kind: ProgrammeKind
    summary: str
    what_you_do: str
    leads_to: str
    length: str
    weeks: int
    days: tuple[int, ...]
    hours: tuple[time, time]
    venue: str
    outcode: str
    council: str
    councils: tuple[str, ...]
    places: int


DAYTIME = (time(9, 30), time(14, 30))
SCHOOL_HOURS = (time(9, 45), time(13, 0))
EVENING = (time(18), time(20, 30))
MANCHESTER_ROUND = ("Bolton", "Bury", "Manchester", "Salford", "Tameside", "Trafford", "Wigan")
MERSEY_ROUND = ("Halton", "Knowsley", "Liverpool", "Sefton", "St Helens", "Wirral")
INTERVIEW = "An interview that is promised to everybody who completes it"

OFFERS = (
    Offer(
        "get-into-care-wigan",
        "Get Into Care, Wigan",
        "Ladder North",
        ProgrammeKind.KINGS_TRUST,
        "Three weeks with people of your age that show you care from inside.",
        "Meet people who draw on care, and those who work with them\nTwo days in a care home, two with home care\n"
        "First aid and moving people safely\nWrite an application with somebody beside you",
        "An interview near you, and six months with somebody who stays in touch",
        "3 weeks, 4 days a week",
        3,
        (0, 1, 2, 3),
        DAYTIME,
        "The Old Courts Studio",
        "WN1",
        "Wigan",
        ("Bolton", "Salford", "Wigan"),
        12,
    ),
    Offer(
        "get-into-care-liverpool",
        "Get Into Care, Liverpool",
        "Ladder North",
        ProgrammeKind.KINGS_TRUST,
        "Three weeks with people of your age, in the city and on the Wirral.",
        "Try four kinds of care in four days\nFirst aid and food hygiene\nA day with somebody who was new a year ago",
        "An interview near you, and six months with somebody who stays in touch",
        "3 weeks, 4 days a week",
        3,
        (0, 1, 2, 3),
        DAYTIME,
        "Lark Lane Rooms",
        "L17",
        "Liverpool",
        MERSEY_ROUND,
        10,
    ),
    Offer(
        "care-academy-manchester",
        "Care work academy, Manchester",
        "Pearl Street Training",
        ProgrammeKind.SWAP,
        "Training, work experience and a promised interview, while your benefits go on.",
        "Two weeks of training towards the Care Certificate\nA week beside a care worker\nHelp with the DBS check",
        INTERVIEW,
        "4 weeks, 4 days a week",
        4,
        (0, 1, 2, 3),
        DAYTIME,
        "Ardwick Learning Rooms",
        "M12",
        "Manchester",
        MANCHESTER_ROUND,
        14,
    ),
    Offer(
        "care-academy-fylde",
        "Care work academy, Fylde coast",
        "Fylde Care Skills",
        ProgrammeKind.SWAP,
        "By the sea: training, work experience and a promised interview.",
        "A fortnight of training\nA fortnight in one of four care homes\nHelp with the DBS check and the bus",
        INTERVIEW,
        "4 weeks, 4 days a week",
        4,
        (0, 1, 2, 3),
        DAYTIME,
        "Talbot Road Centre",
        "FY1",
        "Blackpool",
        ("Blackpool", "Lancashire"),
        10,
    ),
    Offer(
        "first-steps-leigh",
        "First steps in care, Leigh",
        "Pearl Street Training",
        ProgrammeKind.TRAINING,
        "Four weeks within school hours for people who have never done this work.",
        "Learn how to help somebody without taking over\nTalk with families\nSpend two mornings in a care home",
        "An interview at one of nine care services round Leigh",
        "4 weeks, 3 mornings a week",
        4,
        (1, 2, 3),
        SCHOOL_HOURS,
        "Pearl Street Rooms",
        "WN7",
        "Wigan",
        (),
        8,
    ),
    Offer(
        "evenings-st-helens",
        "Back into work through care, St Helens",
        "Mersey Learning Works",
        ProgrammeKind.TRAINING,
        "Two evenings a week for people who work, or look after somebody, in the daytime.",
        "Find out what you can do already\nLearn what has changed\nPractise an interview until it is dull",
        "An interview, and a place on a course for the Care Certificate",
        "6 weeks, 2 evenings a week",
        6,
        (1, 3),
        EVENING,
        "Hardshaw Library",
        "WA10",
        "St Helens",
        (*MERSEY_ROUND, "Warrington", "Cheshire West and Chester"),
        12,
    ),
    Offer(
        "care-academy-sefton",
        "Care work academy, Bootle",
        "Mersey Learning Works",
        ProgrammeKind.SWAP,
        "Training in Bootle, work experience near your home, a promised interview.",
        "Two weeks of training\nA week of work experience\nMoney for the fare and for child care",
        INTERVIEW,
        "3 weeks, 5 days a week",
        3,
        (0, 1, 2, 3, 4),
        DAYTIME,
        "Stanley Road Hub",
        "L20",
        "Sefton",
        MERSEY_ROUND,
        10,
    ),
    Offer(
        "care-on-the-road-cumbria",
        "Care on the road, Cumbria",
        "Eden Works",
        ProgrammeKind.TRAINING,
        "Home care between the fells, for people who drive.",
        "A week in Penrith\nTwo weeks beside a care worker on their round\nPlan a round so that nobody waits",
        "A job with mileage paid, at one of five home care services",
        "3 weeks, 3 days a week",
        3,
        (1, 2, 3),
        DAYTIME,
        "Penrith Methodist Hall",
        "CA11",
        "Westmorland and Furness",
        ("Cumberland", "Westmorland and Furness"),
        6,
    ),
)

# Weeks from now in which cohorts start: some are over, one is running, the others can be joined.
STARTS = (-22, -15, -9, -1, 2, 6, 10)


def load_partners(rng: random.Random, today: date) -> None:
    councils = {council.name: council for council in Council.objects.all()}
    partners = {partner.name: _make_partner(partner, councils, today) for partner in PARTNERS}
    monday = today - timedelta(days=today.weekday())
    for number, offer in enumerate(OFFERS):
        programme = _make_programme(offer, partners[offer.partner], councils, today)
        _make_cohorts(rng, offer, programme, councils[offer.council], monday + timedelta(weeks=number % 3 - 1))
    for email, what_for in FIRST_SIGN_INS.items():
        register_sign_in(email, what_for=what_for)


def _make_partner(partner: Partner, councils: dict[str, Council], today: date) -> Organisation:
    since = _long_ago(today)
    organisation = Organisation.objects.create(
        name=partner.name,
        kind=partner.kind,
        phone=partner.phone,
        email=f"hello@{partner.domain}",
        website=f"https://{partner.domain}",
        council=councils[partner.council],
        created_at=since,
    )
    for number, name in enumerate(partner.people):
        user = User.objects.create_user(f"{name.lower().replace(' ', '.')}@{partner.domain}", full_name=name)
        role = MemberRole.MEMBER if number else MemberRole.LEAD
        Membership.objects.create(organisation=organisation, user=user, role=role, accepted_at=since)
    return organisation


def _make_programme(offer: Offer, organisation: Organisation, councils: dict[str, Council], today: date) -> Programme:
    is_for_the_young = offer.kind == ProgrammeKind.KINGS_TRUST
    is_academy = offer.kind == ProgrammeKind.SWAP
    begins, ends = offer.hours
    minutes = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
    programme = Programme.objects.create(
        organisation=organisation,
        name=offer.name,
        slug=offer.slug,
        kind=offer.kind,
        summary=offer.summary,
        what_you_do=offer.what_you_do,
        leads_to=offer.leads_to,
        length=offer.length,
        costs="Nothing to pay. Fares and child care are paid for.",
        age_from=18 if is_academy else 16,
        age_to=30 if is_for_the_young else None,
        benefit_rule=BenefitRule.MUST_CLAIM if is_academy else BenefitRule.ANY,
        hours_a_week=round(minutes * len(offer.days) / 60),
        needs_driving=offer.slug == "care-on-the-road-cumbria",
        created_at=_long_ago(today),
    )
    programme.councils.set([councils[name] for name in offer.councils])
    return programme


def _make_cohorts(rng: random.Random, offer: Offer, programme: Programme, council: Council, first: date) -> None:
    add = read_calendar()
    for weeks in STARTS:
        starts_on = add(first + timedelta(weeks=weeks, days=offer.days[0] - 1), 1)
        spot = pick_spot(rng, outcode=offer.outcode, council=council)
        cohort = Cohort.objects.create(
            programme=programme,
            places=offer.places,
            starts_on=starts_on,
            ends_on=starts_on + timedelta(weeks=offer.weeks) - timedelta(days=3),
            closes_on=add(starts_on, -3),
            times=_say_times(offer),
            venue_name=offer.venue,
            postcode=spot.postcode,
            getting_there="A bus stops outside. Level from the street, with a lift.",
            council=council,
            easting=spot.easting,
            northing=spot.northing,
            created_at=at_local(starts_on - timedelta(weeks=14), time(9)),
        )
        CohortSession.objects.bulk_create(_sessions(offer, cohort))


def _sessions(offer: Offer, cohort: Cohort) -> Iterator[CohortSession]:
    day = cohort.starts_on
    while day <= cohort.ends_on:
        if day.weekday() in offer.days or day == cohort.starts_on:
            yield CohortSession(cohort=cohort, on_date=day, starts=offer.hours[0], ends=offer.hours[1])
        day += timedelta(days=1)


def _say_times(offer: Offer) -> str:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    days = [names[day] for day in offer.days]
    begins, ends = (f"{at.hour % 12 or 12}{f':{at.minute:02d}' if at.minute else ''}" for at in offer.hours)
    am_or_pm = ["am" if at.hour < 12 else "pm" for at in offer.hours]
    return f"{', '.join(days[:-1])} and {days[-1]}, {begins}{am_or_pm[0]} to {ends}{am_or_pm[1]}"


def _long_ago(today: date) -> datetime:
    return at_local(today - timedelta(days=300), time(9))
