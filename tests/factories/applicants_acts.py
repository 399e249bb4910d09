"""Short ways to act, as pages do it."""

from datetime import date, timedelta

from applicants.actors import THE_PERSON, Actor
from applicants.enums import Channel, Purpose, Role
from applicants.models import Cohort, Programme, Referral
from applicants.services.answering import accept
from applicants.services.consents import give_consent
from applicants.services.referring import refer
from applicants.services.registering import ApplicantDetails, Registration, register_applicant
from tests.factories.applicants import NOW, CohortFactory, MembershipFactory, ReferralFactory
from tests.factories.users import UserFactory


def staff() -> Actor:
    return Actor(Role.STAFF, UserFactory(staff=True))


def partner_of(thing: Referral | Programme) -> Actor:
    """Somebody who acts for the organisation of the referral or programme."""
    return Actor(Role.PARTNER, MembershipFactory(organisation=thing.organisation).user, thing.organisation)


def adviser() -> Actor:
    membership = MembershipFactory(organisation__jobcentre=True)
    return Actor(Role.ADVISER, membership.user, membership.organisation)


def details(**changes) -> ApplicantDetails:
    usual = {
        "name": "Leanne O’Hara",
        "date_of_birth": date(1999, 3, 14),
        "contact_ways": ("text", "email"),
        "email": "leanne@ohara.example",
        "phone": "07700 900461",
        "postcode": "WN7 2PQ",
    }
    return ApplicantDetails(**{**usual, **changes})


def register(*, at=NOW, by=THE_PERSON, agreed=(), key=None, is_somebody_else=False, **changes) -> Registration:
    return register_applicant(
        details=details(**changes),
        by=by,
        at=at,
        agreed=agreed,
        idempotency_key=key,
        is_somebody_else=is_somebody_else,
    )


def agree(applicant, organisation, *, at=NOW, purpose=Purpose.SHARE):
    return give_consent(
        applicant_id=applicant.pk,
        purpose=purpose,
        organisation=organisation,
        channel=Channel.WEB,
        by=THE_PERSON,
        at=at,
    )


def send(applicant, programme, *, cohort=None, at=NOW, by=THE_PERSON) -> Referral:
    agree(applicant, programme.organisation, at=at)
    cohort_id = cohort.pk if cohort else None
    return refer(applicant_id=applicant.pk, programme_id=programme.pk, cohort_id=cohort_id, by=by, at=at)


def say_yes(referral, *, at=NOW, by=None) -> Referral:
    return accept(referral_id=referral.pk, by=by or partner_of(referral), at=at)


def full_cohort(places=1, waiting=0, **facts) -> tuple[Cohort, list[Referral]]:
    """A cohort of which every place is taken, and those who wait for one, the longest waiting first."""
    cohort = CohortFactory(places=places, **facts)
    referrals = []
    for number in range(places + waiting):
        referral = ReferralFactory(programme=cohort.programme, cohort=cohort)
        referrals.append(say_yes(referral, at=NOW + timedelta(seconds=number)))
    return cohort, referrals
