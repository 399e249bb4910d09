from datetime import date, datetime, time, timedelta
from importlib import import_module

import factory
from django.apps import apps

from applicants.enums import Channel, ContactWay, Purpose, ReferralState, Role, SeatStatus
from applicants.models import (
    Applicant,
    Cohort,
    CohortSession,
    ConsentRecord,
    ConsentWording,
    JobOutcome,
    Programme,
    Reason,
    Referral,
    Seat,
)
from applicants.references import reference_of
from tests.factories.places import council
from tests.factories.users import UserFactory
from workforce_portal.organisations.models import Membership, Organisation
from workforce_portal.places.clock import LONDON

# A Tuesday at ten in the morning, as in the tests of drop-ins; cohorts start four weeks later, on a Monday.
NOW = datetime(2027, 1, 5, 10, 0, tzinfo=LONDON)
TODAY = NOW.date()
START = date(2027, 2, 1)


class PartnerFactory(factory.django.DjangoModelFactory):
    """A delivery partner; `jobcentre` and `employer` are other kinds."""

    class Meta:
        model = Organisation

    class Params:
        jobcentre = factory.Trait(kind="jobcentre", name=factory.Sequence(lambda n: f"Jobcentre Plus, Leigh {n}"))
        employer = factory.Trait(kind="employer", name=factory.Sequence(lambda n: f"Bramble Care {n}"))

    name = factory.Sequence(lambda n: f"Pearl Street Training {n}")
    kind = "delivery_partner"
    email = factory.Sequence(lambda n: f"hello{n}@pearl-street.example")
    phone = "01632 960017"


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    organisation = factory.SubFactory(PartnerFactory)
    user = factory.SubFactory(UserFactory)
    accepted_at = NOW


class ProgrammeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Programme

    class Params:
        kings_trust = factory.Trait(kind="kings_trust", age_from=16, age_to=30)
        swap = factory.Trait(kind="swap", benefit_rule="must_claim", age_from=18)

    organisation = factory.SubFactory(PartnerFactory)
    name = factory.Sequence(lambda n: f"Get Into Care {n}")
    slug = factory.Sequence(lambda n: f"get-into-care-{n}")
    kind = "training"
    summary = "Four weeks that show you the work, with people beside you."
    what_you_do = "Learn the basics\nSpend two days in a care home"
    leads_to = "An interview with an employer near you"
    length = "4 weeks, 3 days a week"


class CohortFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Cohort

    programme = factory.SubFactory(ProgrammeFactory)
    places = 8
    starts_on = START
    ends_on = factory.LazyAttribute(lambda row: row.starts_on + timedelta(days=25))
    closes_on = factory.LazyAttribute(lambda row: row.starts_on - timedelta(days=3))
    times = "Monday to Wednesday, 9:30am to 2:30pm"
    venue_name = "Leigh Learning Rooms"
    address = "4 Pearl Street, Leigh"
    postcode = "WN7 1AB"
    council = factory.LazyFunction(lambda: council("Wigan"))
    easting = 365_700
    northing = 400_300


class CohortSessionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CohortSession

    cohort = factory.SubFactory(CohortFactory)
    on_date = factory.LazyAttribute(lambda row: row.cohort.starts_on)
    starts = time(9, 30)
    ends = time(14, 30)


class ApplicantFactory(factory.django.DjangoModelFactory):
    """A row as it stands in the database; to see what registering does, use `register`."""

    class Meta:
        model = Applicant

    class Params:
        by_adviser = factory.Trait(
            route="adviser",
            registered_by=factory.SubFactory(UserFactory),
            registered_by_organisation=factory.SubFactory(PartnerFactory, jobcentre=True),
        )
        without_email = factory.Trait(email="", contact_ways=[ContactWay.TEXT])

    reference = factory.Sequence(lambda n: reference_of(_signs(n)))
    name = "Leanne O’Hara"
    date_of_birth = date(1999, 3, 14)
    email = factory.Sequence(lambda n: f"leanne{n}@ohara.example")
    email_norm = factory.LazyAttribute(lambda row: row.email.lower())
    phone = "+447700900461"
    contact_ways = factory.LazyFunction(lambda: [ContactWay.TEXT, ContactWay.EMAIL])
    postcode = "WN7 2PQ"
    council = factory.LazyFunction(lambda: council("Wigan"))
    easting = 366_000
    northing = 399_000
    created_at = NOW
    last_activity_at = NOW


class ReferralFactory(factory.django.DjangoModelFactory):
    """A row in any state with the facts that belong to it, and the consent that it needs."""

    class Meta:
        model = Referral

    applicant = factory.SubFactory(ApplicantFactory)
    programme = factory.SubFactory(ProgrammeFactory)
    organisation = factory.LazyAttribute(lambda row: row.programme.organisation)
    sent_at = NOW
    clock_from = TODAY

    @classmethod
    def _create(cls, model_class, *args, **facts):
        consent_to_share(facts["applicant"], facts["organisation"], at=facts["sent_at"])
        return super()._create(model_class, *args, **{**facts_of(facts.get("state", "sent")), **facts})


class SeatFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Seat

    cohort = factory.SubFactory(CohortFactory)
    referral = factory.SubFactory(
        ReferralFactory,
        cohort=factory.SelfAttribute("..cohort"),
        programme=factory.SelfAttribute("..cohort.programme"),
        state=ReferralState.ACCEPTED,
    )
    place_no = factory.Sequence(lambda n: n % 30_000 + 1)
    status = SeatStatus.HELD
    since = NOW


class JobOutcomeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = JobOutcome

    applicant = factory.SubFactory(ApplicantFactory)
    work = "in_care"
    employer_name = "Bramble Lodge"
    employer_email = "manager@bramble.example"
    started_on = TODAY
    role = Role.APPLICANT
    at = NOW


def consent_to_share(applicant, organisation, *, at=NOW, purpose=Purpose.SHARE, is_given=True) -> ConsentRecord:
    return ConsentRecord.objects.create(
        applicant=applicant,
        organisation=organisation,
        purpose=purpose,
        wording=ConsentWording.objects.filter(purpose=purpose).latest("version"),
        channel=Channel.WEB,
        is_given=is_given,
        role=Role.APPLICANT,
        at=at,
    )


def facts_of(state: str) -> dict[str, object]:
    """What the constraints ask of a referral in such a state."""
    reasons = {
        "declined": "full",
        "withdrawn": "not_for_me",
        "superseded": "started_elsewhere",
        "handed_over": "handed_over",
        "completed": "completed",
        "ended_early": "stopped_coming",
        "not_started": "did_not_come",
    }
    facts: dict[str, object] = {}
    if state in reasons:
        facts |= {"closed_at": NOW, "close_reason": Reason.objects.get(code=reasons[state])}
    if state in ("started", "completed", "ended_early"):
        facts["started_on"] = TODAY
    if state in ("completed", "ended_early"):
        facts["ended_on"] = TODAY
    if state == "declined":
        facts["next_step"] = "other_programme"
    return facts


def restore_reasons_and_wordings(**signal: object) -> None:
    """What the migration loaded: a test with real transactions empties every table."""
    import_module("applicants.migrations.0002_load_reasons_and_wordings").load(apps, None)


def _signs(n: int) -> str:
    from applicants.references import ALPHABET

    signs = ""
    for _ in range(5):
        n, index = divmod(n, len(ALPHABET))
        signs += ALPHABET[index]
    return signs
