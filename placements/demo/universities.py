"""Universities and colleges: their programmes, blocks and needs, who visits for them, and their audits."""

from __future__ import annotations

import random
from datetime import date, time, timedelta
from typing import NamedTuple

from placements.actors import Actor
from placements.enums import AuditOutcome, Discipline, Profession, Role, Setting, SupervisorRole, Supports
from placements.models import Block, Site
from placements.services.audits import recognise_audit, record_audit
from placements.services.supervisors import add_supervisor
from placements.services.universities import add_block, add_programme, say_need, tell_ways_of_working
from workforce_portal.demo.registry import register_sign_in
from workforce_portal.organisations.enums import OrganisationKind
from workforce_portal.organisations.models import Membership, Organisation
from workforce_portal.places.clock import at_local
from workforce_portal.places.models import Council
from workforce_portal.users.models import User

D, P, R = Discipline, Profession, SupervisorRole
WEEKDAYS = [0, 1, 2, 3, 4]


class Course(NamedTuple):
    """Blocks: year of study, weeks from now to the first day, weeks that it lasts, hours, places still needed."""

    name: str
    discipline: Discipline
    blocks: tuple[tuple[int, int, int, int, int], ...]
    must_have: tuple[str, ...] = ()


class University(NamedTuple):
    name: str
    domain: str
    who: str
    phone: str
    council: str
    hours: str
    paperwork: str
    courses: tuple[Course, ...]


UNIVERSITIES = (
    University(
        "University of Brunlea", "brunlea.example", "Dilys Mostyn", "01632 960180", "Manchester",
        "37.5 a week over any shifts; nights from the second year", "The MYEPAD, on a tablet that the student brings",
        (
            Course("BSc Nursing, adult", D.ADULT_NURSING,
                   ((2, 10, 10, 330, 14), (1, 22, 6, 200, 20), (3, 30, 12, 400, 9)), (Supports.DEMENTIA.value,)),
            Course("BSc Occupational Therapy", D.OCCUPATIONAL_THERAPY, ((2, 12, 8, 260, 6),)),
        ),
    ),
    University(
        "Ribble and Fylde University", "ribblefylde.example", "Samuel Okoro", "01632 960182", "Blackpool",
        "Three long days or five short ones", "A paper booklet, signed each week",
        (
            Course("BSc Nursing, adult", D.ADULT_NURSING, ((2, 10, 8, 280, 10), (3, 24, 10, 350, 8))),
            Course("BA Social Work", D.SOCIAL_WORK, ((2, 4, 16, 490, 7),), (Setting.SUPPORTED_LIVING.value,)),
        ),
    ),
    University(
        "Mersey Sixth Form and Technical College", "merseysixth.example", "Kim Devlin", "01632 960184", "Liverpool",
        "Two days a week in term, no nights or weekends", "An observation sheet for each day",
        (Course("T Level in Health", D.T_LEVEL, ((1, 6, 20, 160, 12),)),),
    ),
)  # fmt: skip
# Who is where: name, works for, profession, roles, days, at once, places.
SUPERVISORS = (
    ("Bev Ashworth", "Holly Bank Care", P.NURSE, (R.PRACTICE_SUPERVISOR,), (0, 1, 2, 3), 2,
     ("Holly Bank House", "The Limes")),
    ("Kwame Asante", "Mill Lane Supported Living", P.LEARNING_DISABILITY_NURSE, (R.PRACTICE_SUPERVISOR,),
     (0, 1, 2, 3), 2, ("Mill Lane",)),
    ("Ruth Pickavance", "University of Brunlea", P.OCCUPATIONAL_THERAPIST, (R.PRACTICE_EDUCATOR,), WEEKDAYS, 3,
     ("Mill Lane", "The Limes")),
    ("Dilys Mostyn", "University of Brunlea", P.NURSE, (R.PRACTICE_ASSESSOR, R.ACADEMIC_ASSESSOR), WEEKDAYS, 6,
     ("Holly Bank House", "The Limes", "Mill Lane")),
    ("Gillian Parr", "Fylde Coast Homes", P.NURSE, (R.PRACTICE_SUPERVISOR,), WEEKDAYS, 3, ("Seafield",)),
    ("Samuel Okoro", "Ribble and Fylde University", P.NURSE, (R.PRACTICE_ASSESSOR,), (1, 3), 8, ("Seafield",)),
    ("Wendy Sharrock", "Ribble and Fylde University", P.SOCIAL_WORKER, (R.PRACTICE_EDUCATOR,), (2,), 4,
     ("Mesnes House",)),
    ("Denise Hurst", "Wigan Step Forward", P.SOCIAL_WORKER, (R.PRACTICE_EDUCATOR,), WEEKDAYS, 2, ("Mesnes House",)),
)  # fmt: skip
# Place, for whom, by whom, months ago, recognised by, what is to be put right.
AUDITS = (
    ("Holly Bank House", D.ADULT_NURSING, "University of Brunlea", 8, ("Ribble and Fylde University",), ""),
    ("The Limes", D.ADULT_NURSING, "University of Brunlea", 5, (), "A quiet corner for study"),
    ("Mill Lane", D.ADULT_NURSING, "University of Brunlea", 22, (), ""),
    ("Seafield", D.ADULT_NURSING, "Ribble and Fylde University", 13, (), ""),
    ("Mesnes House", D.SOCIAL_WORK, "Ribble and Fylde University", 3, (), ""),
)
SIGN_IN = "dilys.mostyn@brunlea.example"
DAYS_IN_A_MONTH = 30


def load_universities(rng: random.Random, today: date) -> None:
    for university in UNIVERSITIES:
        _add(university, today)
    for name, employer, profession, roles, days, most, places in SUPERVISORS:
        facts = {
            "name": name,
            "profession": profession,
            "roles": [role.value for role in roles],
            "days": list(days),
            "most_students": most,
            "trained_until": today + timedelta(days=rng.randint(300, 900)),
        }
        sites = Site.objects.filter(name__in=places)
        at = at_local(today - timedelta(days=12), time(10))
        add_supervisor(organisation=Organisation.objects.get(name=employer), facts=facts, sites=sites, at=at)
    for row in AUDITS:
        _audit(today, *row)
    register_sign_in(SIGN_IN, what_for="acts for a university that looks for placements, University of Brunlea")


def _add(university: University, today: date) -> None:
    council = Council.objects.get(name=university.council)
    organisation = Organisation.objects.create(
        name=university.name,
        kind=OrganisationKind.UNIVERSITY,
        phone=university.phone,
        email=f"placements@{university.domain}",
        council=council,
    )
    email = f"{university.who.lower().replace(' ', '.')}@{university.domain}"
    user = User.objects.create_user(email, full_name=university.who)
    Membership.objects.create(organisation=organisation, user=user)
    facts = {
        "ring": "Placements office",
        "ring_phone": university.phone,
        "hours": university.hours,
        "paperwork": university.paperwork,
    }
    tell_ways_of_working(university=organisation, facts=facts)
    for course in university.courses:
        programme = add_programme(university=organisation, name=course.name, discipline=course.discipline)
        for level, begins, weeks, hours, number in course.blocks:
            starts_on = _monday(today) + timedelta(weeks=begins)
            ends_on = starts_on + timedelta(weeks=weeks, days=-3)
            block = add_block(programme=programme, level=level, starts_on=starts_on, ends_on=ends_on, hours=hours)
            _need(block, course, number, today)


def _need(block: Block, course: Course, number: int, today: date) -> None:
    at = at_local(today - timedelta(days=9), time(15))
    say_need(block=block, number=number, councils=[], must_have=list(course.must_have), note="", at=at)


def _audit(
    today: date, place: str, discipline: Discipline, by: str, months: int, recognised: tuple[str, ...], note: str
) -> None:
    university = Organisation.objects.get(name=by)
    day = today - timedelta(days=months * DAYS_IN_A_MONTH)
    at = at_local(day, time(16))
    audit = record_audit(
        site=Site.objects.get(name=place),
        university=university,
        discipline=discipline,
        audited_on=day,
        outcome=AuditOutcome.ACTIONS if note else AuditOutcome.PASSED,
        note=note,
        by=Actor(Role.UNIVERSITY, organisation=university),
        at=at,
    )
    for name in recognised:
        other = Organisation.objects.get(name=name)
        recognise_audit(audit=audit, university=other, by=Actor(Role.UNIVERSITY, organisation=other), at=at)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
