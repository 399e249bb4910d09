"""What the database refuses, whoever writes it."""

import pytest
from django.db import IntegrityError, transaction

from applicants.enums import Purpose, ReferralState, Role
from applicants.models import AccessLog, Cohort, DuplicateCase, IdentityChange, Referral, ReferralEvent, StateSetByHand
from tests.factories.applicants import (
    NOW,
    TODAY,
    ApplicantFactory,
    CohortFactory,
    JobOutcomeFactory,
    PartnerFactory,
    ProgrammeFactory,
    ReferralFactory,
    SeatFactory,
    consent_to_share,
)

pytestmark = pytest.mark.django_db


def refused(name, write, **facts):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        write(**facts)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("applicant_has_a_date_of_birth", {"date_of_birth": None}),
        ("applicant_can_be_reached", {"contact_ways": []}),
        ("applicant_by_email_has_an_address", {"contact_ways": ["email"], "email": ""}),
        ("applicant_by_phone_has_a_number", {"contact_ways": ["call"], "phone": ""}),
        ("applicant_by_post_has_an_address", {"contact_ways": ["post"]}),
        ("applicant_through_an_adviser_has_one", {"contact_ways": ["adviser"]}),
        ("applicant_of_an_adviser_has_their_organisation", {"route": "adviser"}),
        ("applicant_with_a_job_has_its_time", {"work_found": "in_care"}),
        ("applicant_grid_reference_is_whole", {"easting": None}),
    ],
)
def test_applicant_of_a_kind_that_cannot_be(name, facts):
    refused(name, ApplicantFactory, **facts)


def test_who_registers_alone_has_no_proxy_organisation():
    jobcentre = PartnerFactory(jobcentre=True)

    refused("applicant_of_an_adviser_has_their_organisation", ApplicantFactory, registered_by_organisation=jobcentre)


def test_a_family_may_share_an_address_and_a_telephone():
    ApplicantFactory(email="home@ohara.example", phone="+447700900461")
    ApplicantFactory(email="home@ohara.example", phone="+447700900461")


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("referral_closed_has_its_time_and_reason", {"state": "withdrawn", "closed_at": None}),
        ("referral_closed_has_its_time_and_reason", {"state": "withdrawn", "close_reason": None}),
        ("referral_closed_has_its_time_and_reason", {"state": "sent", "closed_at": NOW}),
        ("referral_started_has_its_date", {"state": "started", "started_on": None}),
        ("referral_started_has_its_date", {"state": "accepted", "started_on": TODAY}),
        ("referral_ended_has_its_date", {"state": "completed", "ended_on": None}),
        ("referral_ended_has_its_date", {"state": "started", "ended_on": TODAY}),
        ("referral_declined_has_a_next_step", {"state": "declined", "next_step": ""}),
        ("referral_declined_has_a_next_step", {"state": "sent", "next_step": "ring"}),
        ("referral_waits_for_a_cohort", {"state": "waiting"}),
        ("referral_by_an_adviser_has_their_organisation", {"sent_role": Role.ADVISER}),
    ],
)
def test_referral_of_a_kind_that_cannot_be(name, facts):
    refused(name, ReferralFactory, **facts)


def test_referral_is_to_exactly_one_programme():
    partner = PartnerFactory()

    refused("programme_id", ReferralFactory, programme=None, organisation=partner)


def test_a_person_is_sent_to_a_programme_once_at_a_time():
    first = ReferralFactory()
    ReferralFactory(applicant=first.applicant, programme=first.programme, state="declined")

    refused("referral_open_once", ReferralFactory, applicant=first.applicant, programme=first.programme)


def test_no_referral_without_consent_to_share():
    applicant, programme = ApplicantFactory(), ProgrammeFactory()
    facts = {"applicant": applicant, "programme": programme, "organisation": programme.organisation}
    refused("consent to share", Referral.objects.create, **facts)
    refused("consent to share", Referral.objects.bulk_create, objs=[Referral(**facts)])

    consent_to_share(applicant, programme.organisation)
    consent_to_share(applicant, programme.organisation, is_given=False)

    refused("consent to share", Referral.objects.create, **facts)


def test_consent_names_an_organisation_where_one_is_meant():
    applicant = ApplicantFactory()

    refused("consent_names", consent_to_share, applicant=applicant, organisation=None)
    refused(
        "consent_names", consent_to_share, applicant=applicant, organisation=PartnerFactory(), purpose=Purpose.HEALTH
    )


def test_state_is_not_set_by_hand():
    referral = ReferralFactory()
    read = Referral.objects.get(pk=referral.pk)
    read.state = ReferralState.ACCEPTED

    with pytest.raises(StateSetByHand):
        read.save()

    referral.refresh_from_db()
    assert referral.state == ReferralState.SENT


def test_other_fields_of_a_referral_are_saved_as_ever():
    read = Referral.objects.get(pk=ReferralFactory().pk)
    read.message = "I can come on Tuesdays."

    read.save()

    assert Referral.objects.get(pk=read.pk).message == "I can come on Tuesdays."


def test_history_is_only_added_to():
    referral = ReferralFactory()
    consent = referral.applicant.consents.get()
    event = ReferralEvent.objects.create(referral=referral, kind="noted", role=Role.STAFF, at=NOW)
    look = AccessLog.objects.create(applicant=referral.applicant, what="opened", at=NOW)
    change = IdentityChange.objects.create(applicant=referral.applicant, field="name", role=Role.STAFF, at=NOW)

    for row in (consent, event, look, change):
        refused("only ever added", row.save)
        refused("only ever added", row.delete)
        refused("only ever added", type(row).objects.filter(pk=row.pk).update, at=NOW)


def test_two_people_cannot_have_one_place():
    seat = SeatFactory(place_no=1)

    refused("seat_place_is_taken_once", SeatFactory, cohort=seat.cohort, place_no=1)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("seat_held_has_its_place", {"place_no": None}),
        ("seat_place_no_from_one", {"place_no": 0}),
        ("seat_waiting_has_no_place", {"status": "waiting", "place_no": 3}),
        ("seat_offered_has_its_end", {"status": "offered"}),
        ("seat_offered_has_its_end", {"offer_until": NOW}),
        ("seat_ended_has_its_time", {"status": "given_up"}),
    ],
)
def test_seat_of_a_kind_that_cannot_be(name, facts):
    refused(name, SeatFactory, **facts)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("cohort_has_a_place", {"places": 0}),
        ("cohort_ends_after_it_starts", {"ends_on": TODAY}),
        ("cohort_closes_before_it_starts", {"closes_on": TODAY.replace(year=2028)}),
        ("cohort_cancelled_says_why", {"cancelled_at": NOW}),
    ],
)
def test_cohort_of_a_kind_that_cannot_be(name, facts):
    refused(name, CohortFactory, **facts)


def test_cohort_knows_how_many_places_are_left():
    cohort = CohortFactory(places=3)
    SeatFactory(cohort=cohort, status="offered", offer_until=NOW)
    SeatFactory(cohort=cohort)
    SeatFactory(cohort=cohort, status="waiting", place_no=None)

    assert Cohort.objects.with_places().get(pk=cohort.pk).places_left == 1


def test_programme_is_for_people_of_sixteen_and_over():
    refused("programme_from_sixteen", ProgrammeFactory, age_from=15)
    refused("programme_ages_in_order", ProgrammeFactory, age_from=18, age_to=17)


def test_duplicate_case_has_the_earlier_record_first():
    first, second = ApplicantFactory(), ApplicantFactory()

    refused("earlier_record_first", DuplicateCase.objects.create, first=second, second=first, reason="name")


def test_follow_up_is_asked_after_4_13_or_26_weeks():
    job = JobOutcomeFactory()

    refused("follow_up_at", job.follow_ups.create, weeks=5, asked_of="person", due_on=TODAY)
