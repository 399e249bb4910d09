"""Which programmes suit somebody, each rule said in words: met, not met, or not known. Not known excludes nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from applicants.enums import Answer, BenefitRule
from applicants.models import Applicant, Cohort, Programme
from workforce_portal.places.clock import local, say_date
from workforce_portal.places.models import Council
from workforce_portal.places.selectors import miles_between


class Verdict(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Rule:
    """One condition and how it stands, such as “For ages 16 to 30: you are 34”."""

    key: str
    verdict: Verdict
    words: str

    @property
    def condition(self) -> str:
        """What is asked, without what is known of the person: for others than the person."""
        return self.words.partition(":")[0]


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What is known of somebody; nothing need be. `age` on the day of asking."""

    age: int | None = None
    council: Council | None = None
    easting: int | None = None
    northing: int | None = None
    claims_benefit: str = ""
    may_work_in_uk: str = ""
    drives: str = ""
    hours_free: int | None = None
    free_from: date | None = None


@dataclass(frozen=True)
class Match:
    """A programme, the start that suits best, and how each rule stands. `cohort` is None where none takes names."""

    programme: Programme
    cohort: Cohort | None
    rules: tuple[Rule, ...]
    miles: float | None

    @property
    def suits(self) -> bool:
        return all(rule.verdict != Verdict.NOT_MET for rule in self.rules)

    @property
    def places_left(self) -> int:
        return max(self.cohort.places_left, 0) if self.cohort else 0

    @property
    def unknown(self) -> list[Rule]:
        return [rule for rule in self.rules if rule.verdict == Verdict.UNKNOWN]


def answers_of(applicant: Applicant, *, on: date) -> Answers:
    return Answers(
        age=applicant.age_on(on),
        council=applicant.council,
        easting=applicant.easting,
        northing=applicant.northing,
        claims_benefit=applicant.claims_benefit,
        may_work_in_uk=applicant.may_work_in_uk,
        drives=applicant.drives,
        hours_free=applicant.hours_free,
        free_from=applicant.free_from,
    )


def match_programmes(answers: Answers, *, at: datetime) -> list[Match]:
    """Every open programme: those that suit first, of these those with places, then by start and by distance."""
    today = local(at).date()
    starts: dict[int, list[Cohort]] = {}
    for cohort in Cohort.objects.joinable(today).with_places().select_related("council").order_by("starts_on", "pk"):
        starts.setdefault(cohort.programme_id, []).append(cohort)
    programmes = Programme.objects.open().select_related("organisation").prefetch_related("councils")
    return sorted((_match(one, starts.get(one.pk, []), answers) for one in programmes), key=_order)


def suiting(answers: Answers, *, at: datetime, without: Iterable[int] = ()) -> list[Match]:
    """Those to suggest: they suit, they have a start to join, and are none of the programmes `without`."""
    left_out = set(without)
    return [
        match
        for match in match_programmes(answers, at=at)
        if match.suits and match.cohort and match.programme.pk not in left_out
    ]


def rules_of(programme: Programme, answers: Answers) -> tuple[Rule, ...]:
    """How each of the programme's conditions stands; one that it does not have is not named."""
    return tuple(rule for check in CHECKS if (rule := check(programme, answers)))


def _match(programme: Programme, cohorts: list[Cohort], answers: Answers) -> Match:
    for cohort in cohorts:
        cohort.programme = programme
        cohort.miles = _miles(cohort, answers)
    chosen = min(cohorts, key=lambda cohort: _cohort_order(cohort, answers), default=None)
    rules = rules_of(programme, answers)
    if chosen and answers.free_from:
        rules = (*rules, _free_in_time(chosen, answers.free_from))
    return Match(programme, chosen, rules, chosen.miles if chosen else None)


def _cohort_order(cohort: Cohort, answers: Answers) -> tuple[bool, bool, date, float, int]:
    too_soon = bool(answers.free_from and cohort.starts_on < answers.free_from)
    return too_soon, cohort.places_left <= 0, cohort.starts_on, _far(cohort.miles), cohort.pk


def _order(match: Match) -> tuple[bool, bool, bool, date, float, str]:
    cohort = match.cohort
    starts_on = cohort.starts_on if cohort else date.max
    return not match.suits, cohort is None, match.places_left == 0, starts_on, _far(match.miles), match.programme.name


def _far(miles: float | None) -> float:
    return float("inf") if miles is None else miles


def _miles(cohort: Cohort, answers: Answers) -> float | None:
    if not (answers.easting and answers.northing and cohort.easting and cohort.northing):
        return None
    return miles_between(answers.easting, answers.northing, cohort.easting, cohort.northing)


def _age(programme: Programme, answers: Answers) -> Rule | None:
    condition = f"For ages {programme.ages}"
    if answers.age is None:
        return Rule("age", Verdict.UNKNOWN, f"{condition}: we do not know yours")
    is_met = programme.age_from <= answers.age <= (programme.age_to or answers.age)
    return Rule("age", _verdict(is_met), f"{condition}: you are {answers.age}")


def _area(programme: Programme, answers: Answers) -> Rule | None:
    councils = list(programme.councils.all())
    if not councils:
        return None
    condition = f"For people in {_listed([council.name for council in councils])}"
    if answers.council is None:
        return Rule("area", Verdict.UNKNOWN, f"{condition}: we do not know where you live")
    return Rule("area", _verdict(answers.council in councils), f"{condition}: you live in {answers.council.name}")


def _benefit(programme: Programme, answers: Answers) -> Rule | None:
    if programme.benefit_rule == BenefitRule.ANY:
        return None
    condition = "For people on Universal Credit, JSA or ESA"
    return _said("benefit", condition, answers.claims_benefit, yes="you are", no="you are not")


def _right_to_work(programme: Programme, answers: Answers) -> Rule | None:
    if not programme.needs_right_to_work:
        return None
    condition = "Needs the right to work in the UK"
    return _said("right_to_work", condition, answers.may_work_in_uk, yes="you have it", no="you do not have it yet")


def _driving(programme: Programme, answers: Answers) -> Rule | None:
    if not programme.needs_driving:
        return None
    return _said("driving", "Needs somebody who can drive", answers.drives, yes="you can", no="you cannot")


def _hours(programme: Programme, answers: Answers) -> Rule | None:
    if programme.hours_a_week is None:
        return None
    condition = f"Takes {programme.hours_a_week} hours a week"
    if answers.hours_free is None:
        return Rule("hours", Verdict.UNKNOWN, f"{condition}: we do not know how many you have")
    is_met = answers.hours_free >= programme.hours_a_week
    return Rule("hours", _verdict(is_met), f"{condition}: you have {answers.hours_free}")


def _free_in_time(cohort: Cohort, free_from: date) -> Rule:
    words = f"Starts on {say_date(cohort.starts_on)}: you are free from {say_date(free_from)}"
    return Rule("dates", _verdict(free_from <= cohort.starts_on), words)


def _said(key: str, condition: str, answer: str, *, yes: str, no: str) -> Rule:
    if answer == Answer.YES:
        return Rule(key, Verdict.MET, f"{condition}: {yes}")
    if answer == Answer.NO:
        return Rule(key, Verdict.NOT_MET, f"{condition}: {no}")
    return Rule(key, Verdict.UNKNOWN, f"{condition}: you have not said")


def _verdict(is_met: bool) -> Verdict:
    return Verdict.MET if is_met else Verdict.NOT_MET


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]


CHECKS: tuple[Callable[[Programme, Answers], Rule | None], ...] = (
    _age,
    _area,
    _benefit,
    _right_to_work,
    _hours,
    _driving,
)
