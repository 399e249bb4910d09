"""The ways that people go: to a programme and into a job, onto a waiting list, away again, or nowhere yet."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone

from applicants.actors import THE_PERSON, Actor
from applicants.demo.people import HOMES, People
from applicants.enums import BenefitRule, Channel, Looked, Mark, Purpose, Role
from applicants.models import Applicant, Attendance, Cohort, FollowUp, Referral
from applicants.selectors.matching import answers_of, suiting
from applicants.services import (
    answering,
    assigning,
    attending,
    consents,
    jobs,
    looking,
    referring,
    registering,
    stopping,
)
from workforce_portal.organisations.enums import OrganisationKind
from workforce_portal.organisations.models import Membership, Organisation
from workforce_portal.places.clock import local

Way = Iterator[date]

EMPLOYERS = ("Bramble Lodge", "Larkfield House", "Ogden Care at Home", "Fellside Supported Living", "Tern Court")
NOTES = (
    "Keen, and clear about why. Wants to work near home.",
    "Nervous on the phone, warm in the room.",
    "Asked good questions about nights.",
)


@dataclass
class Cast:
    """Who takes part, and the moment at which the story stands."""

    rng: random.Random
    today: date
    people: People
    at: datetime = field(default_factory=timezone.now)

    def __post_init__(self) -> None:
        rows = Membership.objects.select_related("user", "organisation").order_by("pk")
        self.members: dict[int, list[Membership]] = {}
        for row in rows:
            self.members.setdefault(row.organisation_id, []).append(row)
        self.jobcentres = list(Organisation.objects.of_kind(OrganisationKind.JOBCENTRE))

    @property
    def day(self) -> date:
        return local(self.at).date()

    def in_days(self, fewest: int, most: int) -> date:
        return self.day + timedelta(days=self.rng.randint(fewest, most))

    def partner(self, organisation: Organisation) -> Actor:
        return Actor(Role.PARTNER, self.rng.choice(self.members[organisation.pk]).user, organisation)

    def adviser(self) -> Actor:
        organisation = self.rng.choice(self.jobcentres)
        return Actor(Role.ADVISER, self.members[organisation.pk][0].user, organisation)

    # --- what the ways are made of ---

    def register(self, cohort: Cohort, *, by: Actor = THE_PERSON, has_email: bool = True) -> Applicant:
        """Somebody whom the programme would suit."""
        programme = cohort.programme
        names = {council.name for council in programme.councils.all()}
        near = [outcode for outcode, council in HOMES.items() if not names or council in names]
        claims = "yes" if programme.benefit_rule == BenefitRule.MUST_CLAIM else self.rng.choice(["yes", "no", ""])
        details = self.people.details(
            near=self.rng.choice(near),
            ages=(programme.age_from + 2, programme.age_to or 58),
            claims=claims,
            has_email=has_email,
        )
        agreed = {Purpose.PROGRESS} if by.role == Role.ADVISER else set()
        agreed |= {Purpose.CONTACT_EMPLOYER} if self.rng.random() < 0.7 else set()
        channel = Channel.IN_PERSON if by.role == Role.ADVISER else Channel.WEB
        # Two invented people may look like one: they are told apart as an adviser would.
        made = registering.register_applicant(
            details=details, by=by, at=self.at, agreed=agreed, channel=channel, is_somebody_else=True
        )
        return made.applicant

    def send(self, applicant: Applicant, cohort: Cohort, *, by: Actor = THE_PERSON) -> Referral:
        organisation = cohort.programme.organisation
        channel = Channel.IN_PERSON if by.role == Role.ADVISER else Channel.WEB
        consents.give_consent(
            applicant_id=applicant.pk,
            purpose=Purpose.SHARE,
            organisation=organisation,
            channel=channel,
            by=by,
            at=self.at,
        )
        return referring.refer(
            applicant_id=applicant.pk, programme_id=cohort.programme_id, cohort_id=cohort.pk, by=by, at=self.at
        )

    def open(self, referral: Referral) -> Actor:
        """Somebody of the organisation opens the details, and takes the referral on."""
        by = self.partner(referral.organisation)
        looking.note_look(applicant=referral.applicant, what=Looked.OPENED, by=by, at=self.at)
        assigning.assign(referral_id=referral.pk, adviser=by.user, by=by, at=self.at)
        return by

    def accept(self, referral: Referral) -> Referral:
        by = self.open(referral)
        return answering.accept(referral_id=referral.pk, by=by, at=self.at)

    def mark_days(self, referral: Referral, cohort: Cohort) -> None:
        """Every day until now that has no mark yet, as the partner's sheet has them."""
        by = self.partner(referral.organisation).user
        days = cohort.sessions.filter(on_date__lte=self.day).exclude(attendances__referral=referral)
        marks = self.rng.choices([Mark.CAME, Mark.LATE, Mark.EXCUSED, Mark.MISSED], [16, 2, 1, 1], k=60)
        Attendance.objects.bulk_create(
            Attendance(session=session, referral=referral, mark=mark, by=by, at=self.at)
            for session, mark in zip(days, marks, strict=False)
        )

    def review(self, result: str = "completed") -> attending.Review:
        values = ("kindness", "reliability", "listening", "learning", "respect")
        graded = {value: self.rng.choice([2, 3, 3]) for value in values}
        return attending.Review(result=result, interview_offered=True, note=self.rng.choice(NOTES), **graded)


def go_to_the_end(cast: Cast, cohort: Cohort, *, finds_work: bool = True, by: Actor = THE_PERSON) -> Way:
    """Registers, is accepted, starts, completes; then a job, and the questions some weeks into it."""
    applicant = cast.register(cohort, by=by)
    yield cast.in_days(0, 2)
    referral = cast.send(applicant, cohort, by=by)
    yield cast.in_days(1, 3)
    if cast.accept(referral).state != "accepted":
        return
    yield cohort.starts_on
    if _state(referral) != "accepted":
        return
    by_partner = cast.partner(referral.organisation)
    attending.start(referral_id=referral.pk, on=cohort.starts_on, by=by_partner, at=cast.at)
    cast.mark_days(referral, cohort)
    yield min(cast.today, cohort.ends_on)
    cast.mark_days(referral, cohort)
    yield cohort.ends_on
    cast.mark_days(referral, cohort)
    made = attending.complete(
        referral_id=referral.pk, on=cohort.ends_on, review=cast.review(), by=by_partner, at=cast.at
    )
    yield cast.in_days(2, 6)
    if cast.rng.random() < 0.6:
        attending.comment_on_review(review_id=made.pk, is_agreed=True, comment="", at=cast.at)
    if finds_work:
        yield from _find_work(cast, referral)


def _find_work(cast: Cast, referral: Referral) -> Way:
    yield cast.in_days(3, 12)
    employer = cast.rng.choice(EMPLOYERS)
    job = jobs.JobDetails(
        work="in_care",
        employer_name=employer,
        employer_email=f"manager@{employer.lower().replace(' ', '-')}.example",
        job_role="Care worker",
        started_on=cast.day + timedelta(days=7),
        contract="permanent",
    )
    by = cast.rng.choice([THE_PERSON, cast.partner(referral.organisation)])
    told = jobs.got_a_job(applicant_id=referral.applicant_id, job=job, by=by, at=cast.at, referral_id=referral.pk)
    for due_on in sorted(set(told.follow_ups.values_list("due_on", flat=True))):
        yield due_on + timedelta(days=cast.rng.randint(1, 2))
        for asked in FollowUp.objects.filter(job=told, due_on=due_on, asked_at__isnull=False, answer=""):
            if cast.rng.random() < 0.7:
                answer = cast.rng.choices(["yes", "moved", "left"], [8, 1, 1])[0]
                jobs.answer_follow_up(follow_up_id=asked.pk, answer=answer, at=cast.at)


def leave_early(cast: Cast, cohort: Cohort) -> Way:
    applicant = cast.register(cohort)
    referral = cast.send(applicant, cohort)
    yield cast.in_days(1, 3)
    cast.accept(referral)
    yield cohort.starts_on
    if _state(referral) != "accepted":
        return
    by = cast.partner(referral.organisation)
    attending.start(referral_id=referral.pk, on=cohort.starts_on, by=by, at=cast.at)
    yield cast.in_days(4, 9)
    reason = cast.rng.choice(["stopped_coming", "left_for_job", "left_for_reasons"])
    attending.end_early(referral_id=referral.pk, on=cast.day, reason=reason, by=by, at=cast.at)


def not_come(cast: Cast, cohort: Cohort) -> Way:
    applicant = cast.register(cohort, has_email=False)
    referral = cast.send(applicant, cohort)
    yield cast.in_days(1, 3)
    cast.accept(referral)
    yield cohort.starts_on
    if _state(referral) == "accepted":
        attending.record_not_started(referral_id=referral.pk, by=cast.partner(referral.organisation), at=cast.at)


def talk_first(cast: Cast, cohort: Cohort) -> Way:
    applicant = cast.register(cohort, has_email=cast.rng.random() < 0.5)
    referral = cast.send(applicant, cohort)
    yield cast.in_days(1, 2)
    by = cast.open(referral)
    answering.ask_to_talk(referral_id=referral.pk, note="About the hours and the bus", by=by, at=cast.at)


def stay_unanswered(cast: Cast, cohort: Cohort) -> Way:
    """The programme says nothing: reminded, then our staff, then others are offered."""
    applicant = cast.register(cohort)
    yield cast.in_days(0, 1)
    cast.send(applicant, cohort)


def be_declined(cast: Cast, cohort: Cohort) -> Way:
    applicant = cast.register(cohort)
    referral = cast.send(applicant, cohort)
    yield cast.in_days(1, 4)
    by = cast.open(referral)
    reason, next_step = cast.rng.choice(
        [("hours", "other_start"), ("not_reached", "ring"), ("support", "other_programme")]
    )
    answering.decline(
        referral_id=referral.pk,
        reason=reason,
        next_step=next_step,
        note=cast.rng.choice(NOTES),
        by=by,
        at=cast.at,
    )


def be_declined_and_move(cast: Cast, cohort: Cohort) -> Way:
    """A no, and one press to another programme that suits."""
    applicant = cast.register(cohort)
    referral = cast.send(applicant, cohort)
    yield cast.in_days(1, 4)
    answering.decline(
        referral_id=referral.pk, reason="full", next_step="other_programme", by=cast.open(referral), at=cast.at
    )
    yield cast.in_days(0, 2)
    other = _other_start(cast, referral)
    if other:
        referring.move_to_programme(
            referral_id=referral.pk,
            programme_id=other.programme_id,
            cohort_id=other.pk,
            channel=Channel.WEB,
            by=THE_PERSON,
            at=cast.at,
        )


def try_two(cast: Cast, cohort: Cohort) -> Way:
    """Asks two programmes, and starts at the one that says yes first."""
    applicant = cast.register(cohort)
    referral = cast.send(applicant, cohort)
    other = _other_start(cast, referral)
    if other:
        cast.send(applicant, other)
    yield cast.in_days(1, 3)
    cast.accept(referral)
    yield cohort.starts_on
    if _state(referral) == "accepted":
        by = cast.partner(referral.organisation)
        attending.start(referral_id=referral.pk, on=cohort.starts_on, by=by, at=cast.at)
        yield cohort.ends_on
        attending.complete(referral_id=referral.pk, on=cohort.ends_on, review=cast.review(), by=by, at=cast.at)


def be_handed_over(cast: Cast, cohort: Cohort) -> Way:
    """Another programme is the better one, and looks after the person from then on."""
    applicant = cast.register(cohort)
    referral = cast.send(applicant, cohort)
    yield cast.in_days(1, 2)
    cast.open(referral)
    other = _other_start(cast, referral)
    if other:
        referring.hand_over(
            referral_id=referral.pk,
            programme_id=other.programme_id,
            cohort_id=other.pk,
            channel=Channel.WEB,
            by=THE_PERSON,
            at=cast.at,
        )


def withdraw(cast: Cast, cohort: Cohort) -> Way:
    applicant = cast.register(cohort)
    referral = cast.send(applicant, cohort)
    yield cast.in_days(1, 3)
    cast.accept(referral)
    yield cast.in_days(1, 3)
    reason = cast.rng.choice(["family", "other_plans", "too_far", "no_reason"])
    stopping.withdraw(referral_id=referral.pk, reason=reason, by=THE_PERSON, at=cast.at)


def take_consent_back(cast: Cast, cohort: Cohort) -> Way:
    applicant = cast.register(cohort)
    referral = cast.send(applicant, cohort)
    yield cast.in_days(1, 3)
    cast.open(referral)
    yield cast.in_days(1, 2)
    consents.withdraw_consent(
        applicant_id=applicant.pk,
        purpose=Purpose.SHARE,
        organisation=referral.organisation,
        channel=Channel.WEB,
        by=THE_PERSON,
        at=cast.at,
    )


def find_work_alone(cast: Cast, cohort: Cohort) -> Way:
    applicant = cast.register(cohort)
    cast.send(applicant, cohort)
    yield cast.in_days(2, 3)
    job = jobs.JobDetails(work=cast.rng.choice(["in_care", "elsewhere"]))
    jobs.got_a_job(applicant_id=applicant.pk, job=job, by=THE_PERSON, at=cast.at)


def stop(cast: Cast, cohort: Cohort) -> Way:
    applicant = cast.register(cohort)
    yield cast.in_days(1, 5)
    stopping.stop_looking(applicant_id=applicant.pk, by=THE_PERSON, at=cast.at)


def only_register(cast: Cast, cohort: Cohort) -> Way:
    cast.register(cohort, has_email=cast.rng.random() < 0.7)
    yield from ()


def be_registered(cast: Cast, cohort: Cohort) -> Way:
    """By a work coach, who sends them on in the same hour; some have seen it for themselves."""
    by = cast.adviser()
    applicant = cast.register(cohort, by=by)
    cast.send(applicant, cohort, by=by)
    yield cast.in_days(1, 1)
    if cast.rng.random() < 0.5:
        registering.confirm_registration(applicant_id=applicant.pk, at=cast.at)


def register_twice(cast: Cast, cohort: Cohort) -> Way:
    """Alone, and a little later through a work coach with a slip in the name."""
    applicant = cast.register(cohort)
    yield cast.in_days(3, 6)
    details = registering.ApplicantDetails(
        name=applicant.name.replace("a", "e", 1),
        date_of_birth=applicant.date_of_birth or cast.day,
        phone=applicant.phone,
        contact_ways=("text",),
    )
    registering.register_applicant(details=details, by=cast.adviser(), at=cast.at, is_somebody_else=True)


def pass_on_a_place(cast: Cast, cohort: Cohort) -> Way:
    """Gives up a place at a full start, so that it is offered to the next in line."""
    applicant = cast.register(cohort)
    referral = cast.send(applicant, cohort)
    yield cast.in_days(1, 1)
    cast.accept(referral)
    yield cast.today - timedelta(days=1)
    if _state(referral) == "accepted":
        stopping.withdraw(referral_id=referral.pk, reason="family", by=THE_PERSON, at=cast.at)


def _other_start(cast: Cast, referral: Referral) -> Cohort | None:
    """The start that suits best of another organisation's programmes."""
    answers = answers_of(referral.applicant, on=cast.day)
    found = suiting(answers, at=cast.at, without=[referral.programme_id])
    elsewhere = (one.cohort for one in found if one.programme.organisation_id != referral.organisation_id)
    return next(elsewhere, None)


def _state(referral: Referral) -> str:
    return Referral.objects.values_list("state", flat=True).get(pk=referral.pk)


# Who joins a start that is over or running, the next one, and a later one, in turn.
OF_THE_PAST = (
    go_to_the_end,
    go_to_the_end,
    leave_early,
    go_to_the_end,
    withdraw,
    try_two,
    not_come,
    be_declined_and_move,
)
OF_THE_NEXT = (
    talk_first,
    go_to_the_end,
    stay_unanswered,
    be_registered,
    go_to_the_end,
    be_declined,
    be_handed_over,
    take_consent_back,
)
OF_LATER = (only_register, stay_unanswered, be_registered, only_register, find_work_alone, stop)
FULL, NEARLY_FULL = "first-steps-leigh", "care-on-the-road-cumbria"


def plan_ways(cast: Cast) -> Iterator[tuple[date, Way]]:
    """Every way with the day on which it begins."""
    rows = Cohort.objects.select_related("programme__organisation").prefetch_related("programme__councils")
    past, later = list(rows.filter(starts_on__lte=cast.today)), list(rows.filter(starts_on__gt=cast.today))
    following: dict[str, list[Cohort]] = {}
    for cohort in later:
        following.setdefault(cohort.programme.slug, []).append(cohort)
    yield from _in_turn(cast, [one for cohort in past for one in (cohort, cohort)], OF_THE_PAST)
    yield from _in_turn(cast, [rows[0] for rows in following.values() for _ in range(3)], OF_THE_NEXT)
    yield from _in_turn(cast, [rows[1] for rows in following.values()], OF_LATER)
    yield from _fill(cast, following[FULL][0], waiting=3)
    yield from _fill(cast, following[NEARLY_FULL][0], waiting=-2)
    yield _days_ago(cast, 9, 9), register_twice(cast, following["care-academy-manchester"][0])


def _in_turn(
    cast: Cast, cohorts: list[Cohort], ways: tuple[Callable[[Cast, Cohort], Way], ...]
) -> Iterator[tuple[date, Way]]:
    for number, cohort in enumerate(cohorts):
        begin = cohort.starts_on - timedelta(days=cast.rng.randint(14, 35))
        if cohort.starts_on > cast.today:
            begin = _days_ago(cast, 1, 20)
        yield begin, ways[number % len(ways)](cast, cohort)


def _fill(cast: Cast, cohort: Cohort, *, waiting: int) -> Iterator[tuple[date, Way]]:
    """Takes every place, and as many more wait; or leaves as many free."""
    for number in range(cohort.places + waiting):
        is_first = number == 0 and waiting > 0
        way = pass_on_a_place if is_first else go_to_the_end
        begin = _days_ago(cast, 14, 26) if number < cohort.places else _days_ago(cast, 7, 9)
        yield begin, way(cast, cohort)


def _days_ago(cast: Cast, fewest: int, most: int) -> date:
    return cast.today - timedelta(days=cast.rng.randint(fewest, most))
