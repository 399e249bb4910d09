import pytest

from applicants.actors import THE_PERSON
from applicants.enums import Channel, Looked, Purpose
from applicants.models import Applicant, ConsentRecord, ConsentWording, Referral
from applicants.refusals import NoConsent, PersonForgotten
from applicants.selectors.consents import has_live_consent, holders, live_consents
from applicants.selectors.referrals import referrals_of
from applicants.services.consents import give_consent, withdraw_consent
from applicants.services.looking import note_look
from applicants.services.referring import refer
from tests.factories.applicants import (
    NOW,
    ApplicantFactory,
    CohortFactory,
    PartnerFactory,
    ProgrammeFactory,
    ReferralFactory,
)
from tests.factories.applicants_acts import agree, partner_of, say_yes, send
from workforce_portal.outbox.models import PlannedMail

pytestmark = pytest.mark.django_db


def take_back(applicant, organisation, purpose=Purpose.SHARE):
    return withdraw_consent(
        applicant_id=applicant.pk,
        purpose=purpose,
        organisation=organisation,
        channel=Channel.WEB,
        by=THE_PERSON,
        at=NOW,
    )


def test_consent_is_for_one_organisation_and_purpose():
    applicant, partner, other = ApplicantFactory(), PartnerFactory(), PartnerFactory()

    agree(applicant, partner)

    assert has_live_consent(applicant, partner, Purpose.SHARE)
    assert not has_live_consent(applicant, partner, Purpose.HAND_OVER)
    assert not has_live_consent(applicant, other, Purpose.SHARE)
    assert not has_live_consent(ApplicantFactory(), partner, Purpose.SHARE)


def test_the_latest_word_holds_and_all_stay_written():
    applicant, partner = ApplicantFactory(), PartnerFactory()

    agree(applicant, partner)
    take_back(applicant, partner)
    assert live_consents(applicant) == []
    agree(applicant, partner)

    assert [record.is_given for record in live_consents(applicant)] == [True]
    assert list(ConsentRecord.objects.values_list("is_given", flat=True)) == [True, False, True]


def test_consent_is_to_the_wording_in_use():
    newer = ConsentWording.objects.create(
        purpose=Purpose.SHARE, version=2, question="May we?", explanation="So.", from_date=NOW.date()
    )

    assert agree(ApplicantFactory(), PartnerFactory()).wording == newer


def test_nothing_is_sent_without_consent():
    applicant, programme = ApplicantFactory(), ProgrammeFactory()

    with pytest.raises(NoConsent, match=programme.organisation.name):
        refer(applicant_id=applicant.pk, programme_id=programme.pk, by=THE_PERSON, at=NOW)

    assert not Referral.objects.exists()


def test_taking_consent_back_closes_sharing_at_once():
    programme = ProgrammeFactory()
    cohort = CohortFactory(programme=programme)
    applicant = ApplicantFactory()
    open_one = say_yes(send(applicant, programme, cohort=cohort))
    begun = ReferralFactory(applicant=applicant, programme__organisation=programme.organisation, state="started")
    elsewhere = ReferralFactory(applicant=applicant)

    take_back(applicant, programme.organisation)

    states = dict(Referral.objects.values_list("pk", "state"))
    assert states == {open_one.pk: "withdrawn", begun.pk: "ended_early", elsewhere.pk: "sent"}
    assert not cohort.seats.open().exists()
    assert not any(row.is_shared for row in referrals_of(programme.organisation))
    assert all(row.is_shared for row in referrals_of(elsewhere.organisation))
    told = PlannedMail.objects.filter(kind="partner_stopped", state="planned")
    assert {mail.about_id for mail in told} == {open_one.pk, begun.pk}


def test_what_was_never_agreed_to_is_not_taken_back():
    assert take_back(ApplicantFactory(), PartnerFactory()) is None
    assert not ConsentRecord.objects.exists()


def test_taking_back_consent_for_health_removes_what_was_said():
    applicant = ApplicantFactory(adjustments="I use a wheelchair")
    agree(applicant, None, purpose=Purpose.HEALTH)

    take_back(applicant, None, Purpose.HEALTH)

    assert Applicant.objects.get().adjustments == ""


def test_the_forgotten_agree_to_nothing_more():
    applicant = ApplicantFactory(redacted_at=NOW)

    with pytest.raises(PersonForgotten):
        give_consent(applicant_id=applicant.pk, purpose=Purpose.POOL, channel=Channel.PHONE, by=THE_PERSON, at=NOW)


def test_holders_say_who_has_the_details_since_when_and_who_looked():
    applicant, jobcentre = ApplicantFactory(), PartnerFactory(jobcentre=True)
    agree(applicant, jobcentre, purpose=Purpose.PROGRESS)
    referral = send(applicant, ProgrammeFactory())
    agree(applicant, None, purpose=Purpose.POOL)
    gone = PartnerFactory()
    agree(applicant, gone)
    take_back(applicant, gone)
    by = partner_of(referral)
    note_look(applicant=applicant, what=Looked.OPENED, by=by, at=NOW)

    first, second = holders(applicant)

    assert (first.organisation, first.purposes, first.last_look) == (jobcentre, [Purpose.PROGRESS], None)
    assert (second.organisation, second.since, second.last_look.by) == (referral.organisation, NOW, by.user)
