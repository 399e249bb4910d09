"""Employers who promise an interview, and the completers who chose them."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from applicants.actors import Actor
from applicants.enums import IntroductionState, ReferralState, Role
from applicants.models import Applicant, Introduction, Pledge
from applicants.services.introductions import answer_introduction, choose_pledge, write_pledge
from workforce_portal.demo.registry import register_sign_in
from workforce_portal.demo.sent import settle_mail
from workforce_portal.organisations.enums import MemberRole, OrganisationKind
from workforce_portal.organisations.models import Membership, Organisation
from workforce_portal.places.clock import at_local
from workforce_portal.places.models import Council
from workforce_portal.users.models import User


class Employer(NamedTuple):
    name: str
    council: str
    lead: str
    domain: str
    job_role: str
    where: str


EMPLOYERS = (
    Employer(
        "Bramble Lodge Care",
        "Wigan",
        "Kath Seddon",
        "bramble-lodge.example",
        "Care worker, days",
        "Near Leigh station",
    ),
    Employer(
        "Open Door Homecare", "Manchester", "Yusuf Ali", "open-door.example", "Home care worker", "South Manchester"
    ),
)
ABOUT = "24 or 36 hours a week. We pay for travel between visits, and for your first training."
COMPLETERS = 5
MORNING = time(9)


def load_introductions(rng: random.Random, today: date) -> None:
    """Some wait for the employer, one has an interview, one got the job."""
    at = at_local(today - timedelta(days=2), MORNING)
    pledges = [_employer(row, today) for row in EMPLOYERS]
    people = Applicant.objects.looking().filter(referrals__state=ReferralState.COMPLETED).order_by("pk").distinct()
    for number, person in enumerate(people[:COMPLETERS]):
        made = choose_pledge(applicant_id=person.pk, pledge_id=pledges[number % 2].pk, at=at)
        if number == 1:
            _answer(made, IntroductionState.INTERVIEW, interview_on=today + timedelta(days=3), at=at)
        elif number == 2:
            _answer(made, IntroductionState.HIRED, started_on=today + timedelta(days=7), at=at)
    settle_mail(until=at, of_kinds=["introduction_new", "introduction_answered"])


def _employer(row: Employer, today: date) -> Pledge:
    council = Council.objects.get(name=row.council)
    organisation = Organisation.objects.create(
        name=row.name,
        kind=OrganisationKind.EMPLOYER,
        email=f"hello@{row.domain}",
        phone="01632 960047",
        council=council,
    )
    email = f"{row.lead.lower().replace(' ', '.')}@{row.domain}"
    user = User.objects.create_user(email, full_name=row.lead)
    since = at_local(today - timedelta(days=90), MORNING)
    Membership.objects.create(organisation=organisation, user=user, role=MemberRole.LEAD, accepted_at=since)
    register_sign_in(email, what_for=f"acts for an employer who promises interviews, {row.name}")
    return write_pledge(employer=organisation, job_role=row.job_role, where=row.where, council=council.pk, about=ABOUT)


def _answer(introduction: Introduction, answer: IntroductionState, *, at: datetime, **days: date) -> None:
    employer = introduction.pledge.employer
    by = Actor(Role.PARTNER, employer.memberships.get().user, employer)
    answer_introduction(introduction_id=introduction.pk, answer=answer, by=by, at=at, **days)
