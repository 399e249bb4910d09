from datetime import timedelta

import pytest

from applicants.actors import THE_PERSON
from applicants.enums import Channel, Purpose
from applicants.models import Assignment, ConsentRecord, Referral
from applicants.refusals import (
    AlreadySent,
    AnotherOrganisation,
    CohortClosed,
    NextStepNeeded,
    NoConsent,
    NotAMember,
    NoteNeeded,
    ProgrammeClosed,
    ReasonNotAllowed,
    WrongCohort,
    WrongState,
)
from applicants.selectors.consents import has_live_consent
from applicants.selectors.referrals import clock, history_for_person, referrals_of
from applicants.selectors.timeline import timeline
from applicants.services.answering import accept, ask_to_talk, decline
from applicants.services.assigning import assign
from applicants.services.attending import start
from applicants.services.consents import withdraw_consent
from applicants.services.referring import hand_over, move_to_programme, refer, reopen
from applicants.services.stopping import look_again, stop_looking, withdraw
from tests.factories.applicants import (
    NOW,
    TODAY,
    ApplicantFactory,
    CohortFactory,
    MembershipFactory,
    PartnerFactory,
    ProgrammeFactory,
    ReferralFactory,
    consent_to_share,
)
from tests.factories.applicants_acts import adviser, agree, partner_of, send, staff
from tests.factories.users import UserFactory
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services import send_due_mail

pytestmark = pytest.mark.django_db


def waiting_mail(referral):
    return set(PlannedMail.objects.about(referral).filter(state=State.PLANNED).values_list("kind", flat=True))


def test_refer_tells_both_sides_without_a_word_about_the_person(mailoutbox):
    referral = send(ApplicantFactory(name="Leanne O’Hara"), ProgrammeFactory())

    send_due_mail(at=NOW)

    to_person, to_partner = sorted(mailoutbox, key=lambda mail: "Hello Leanne" not in mail.body)
    assert to_partner.to == [f"{referral.organisation.name} <{referral.organisation.email}>"]
    assert referral.applicant.reference in to_partner.subject
    assert "Tuesday 12 January" in to_partner.subject
    for mail in mailoutbox:
        assert "O’Hara" not in mail.subject + mail.body
        assert referral.programme.name not in mail.subject + mail.body
    assert "Leanne" not in to_partner.subject + to_partner.body
    assert to_person.to == [f"Leanne <{referral.applicant.email}>"]


def test_an_adviser_who_sends_somebody_is_kept_as_they_were():
    by = adviser()

    referral = send(ApplicantFactory(), ProgrammeFactory(), by=by)

    assert (referral.sent_role, referral.sent_by, referral.sent_by_organisation) == (
        "adviser",
        by.user,
        by.organisation,
    )


def test_refer_refuses_what_cannot_be():
    applicant, programme = ApplicantFactory(), ProgrammeFactory()
    agree(applicant, programme.organisation)
    facts = {"applicant_id": applicant.pk, "programme_id": programme.pk, "by": THE_PERSON, "at": NOW}
    late = CohortFactory(programme=programme, starts_on=TODAY, closes_on=TODAY - timedelta(days=1))

    with pytest.raises(CohortClosed):
        refer(**facts, cohort_id=late.pk)
    with pytest.raises(WrongCohort):
        refer(**facts, cohort_id=CohortFactory().pk)
    refer(**facts)
    with pytest.raises(AlreadySent):
        refer(**facts)
    closed = ProgrammeFactory(organisation=programme.organisation, is_open=False)
    with pytest.raises(ProgrammeClosed):
        refer(**{**facts, "programme_id": closed.pk})


def test_accept_without_a_start_is_a_yes():
    referral = ReferralFactory()

    accept(referral_id=referral.pk, by=partner_of(referral), at=NOW)

    assert Referral.objects.get().state == "accepted"
    assert waiting_mail(referral) == {"referral_accepted"}


def test_two_partners_cannot_accept_one_referral():
    referral = ReferralFactory()
    stranger = partner_of(ProgrammeFactory())

    with pytest.raises(AnotherOrganisation):
        accept(referral_id=referral.pk, by=stranger, at=NOW)
    accept(referral_id=referral.pk, by=partner_of(referral), at=NOW)
    with pytest.raises(WrongState):
        accept(referral_id=referral.pk, by=partner_of(referral), at=NOW)


def test_ask_to_talk_starts_the_clock_again():
    referral = ReferralFactory(clock_from=TODAY - timedelta(days=6), reminded_at=NOW)

    ask_to_talk(referral_id=referral.pk, note="About the bus", by=partner_of(referral), at=NOW)

    referral.refresh_from_db()
    assert (referral.state, referral.clock_from, referral.reminded_at) == ("talking", TODAY, None)
    assert str(clock(referral).answer_by) == "2027-01-12"


def test_decline_says_why_and_what_follows():
    referral, suggested = ReferralFactory(), ProgrammeFactory()

    decline(
        referral_id=referral.pk,
        reason="full",
        next_step="other_programme",
        suggested_programme_id=suggested.pk,
        note="Rather chaotic on the phone",
        by=partner_of(referral),
        at=NOW,
    )

    referral.refresh_from_db()
    assert (referral.state, referral.suggested_programme) == ("declined", suggested)
    assert waiting_mail(referral) == {"referral_declined"}
    assert not history_for_person(referral).exclude(note="").exists()


def test_decline_is_not_taken_without_a_reason_and_a_next_step():
    referral = ReferralFactory()
    facts = {"referral_id": referral.pk, "by": partner_of(referral), "at": NOW}

    with pytest.raises(NextStepNeeded):
        decline(**facts, reason="full", next_step="")
    with pytest.raises(ReasonNotAllowed):
        decline(**facts, reason="not_for_me", next_step="ring")

    referral.refresh_from_db()
    assert referral.state == "sent"


def test_withdraw_tells_the_partner_at_once_and_calls_off_the_rest():
    referral = send(ApplicantFactory(), ProgrammeFactory())

    withdraw(referral_id=referral.pk, by=THE_PERSON, at=NOW)
    withdraw(referral_id=referral.pk, by=THE_PERSON, at=NOW)

    referral.refresh_from_db()
    assert (referral.state, referral.close_reason.code) == ("withdrawn", "no_reason")
    assert waiting_mail(referral) == {"partner_stopped"}
    assert has_live_consent(referral.applicant, referral.organisation, Purpose.SHARE)


def test_who_has_started_may_stop_too():
    referral = ReferralFactory(state="started")

    withdraw(referral_id=referral.pk, reason="family", by=THE_PERSON, at=NOW)

    referral.refresh_from_db()
    assert (referral.state, referral.ended_on) == ("ended_early", TODAY)


def test_staff_who_stop_a_referral_tell_the_person():
    referral = ReferralFactory()

    withdraw(referral_id=referral.pk, reason="other_plans", by=staff(), at=NOW)

    assert waiting_mail(referral) == {"partner_stopped", "referral_closed"}


def test_start_closes_what_is_open_elsewhere_and_staff_can_open_it_again():
    applicant = ApplicantFactory()
    here = ReferralFactory(applicant=applicant, state="accepted")
    sent, talking = ReferralFactory(applicant=applicant), ReferralFactory(applicant=applicant, state="talking")
    declined = ReferralFactory(applicant=applicant, state="declined")

    start(referral_id=here.pk, on=TODAY, by=partner_of(here), at=NOW)

    states = dict(Referral.objects.values_list("pk", "state"))
    assert states == {here.pk: "started", sent.pk: "superseded", talking.pk: "superseded", declined.pk: "declined"}
    assert "partner_stopped" in waiting_mail(sent)

    with pytest.raises(NoteNeeded):
        reopen(referral_id=sent.pk, note=" ", by=staff(), at=NOW)
    assert reopen(referral_id=sent.pk, note="It fell through", by=staff(), at=NOW).state == "sent"
    assert "partner_new" in waiting_mail(sent)


def test_reopen_needs_the_consent_still():
    referral = ReferralFactory(state="withdrawn")
    consent_to_share(referral.applicant, referral.organisation, is_given=False)

    with pytest.raises(NoConsent):
        reopen(referral_id=referral.pk, note="They rang", by=staff(), at=NOW)


def test_hand_over_takes_the_old_organisation_out():
    old, new = send(ApplicantFactory(), ProgrammeFactory()), ProgrammeFactory()
    assign(referral_id=old.pk, adviser=MembershipFactory(organisation=old.organisation).user, by=staff(), at=NOW)

    made = hand_over(referral_id=old.pk, programme_id=new.pk, channel=Channel.WEB, by=THE_PERSON, at=NOW)

    old.refresh_from_db()
    assert (old.state, made.state, made.handed_over_from) == ("handed_over", "sent", old)
    assert has_live_consent(old.applicant, new.organisation, Purpose.HAND_OVER)
    assert has_live_consent(old.applicant, new.organisation, Purpose.SHARE)
    assert not has_live_consent(old.applicant, old.organisation, Purpose.SHARE)
    assert [row.is_shared for row in referrals_of(old.organisation)] == [False]
    assert not made.events.exclude(kind="sent").exists()


def test_hand_over_leaves_the_sharing_that_another_programme_needs():
    old = send(ApplicantFactory(), ProgrammeFactory())
    send(old.applicant, ProgrammeFactory(organisation=old.organisation))

    hand_over(referral_id=old.pk, programme_id=ProgrammeFactory().pk, channel=Channel.WEB, by=THE_PERSON, at=NOW)

    assert has_live_consent(old.applicant, old.organisation, Purpose.SHARE)


def test_move_to_programme_is_one_press():
    old, new = send(ApplicantFactory(), ProgrammeFactory()), ProgrammeFactory()

    made = move_to_programme(referral_id=old.pk, programme_id=new.pk, channel=Channel.WEB, by=THE_PERSON, at=NOW)

    old.refresh_from_db()
    assert (old.state, old.close_reason.code) == ("withdrawn", "another_programme")
    assert (made.programme, made.state) == (new, "sent")


def test_a_no_can_be_followed_by_a_move():
    declined = ReferralFactory(state="declined")

    made = move_to_programme(
        referral_id=declined.pk, programme_id=ProgrammeFactory().pk, channel=Channel.WEB, by=THE_PERSON, at=NOW
    )

    assert made.state == "sent"


def test_assign_supersedes_and_never_overwrites():
    referral = ReferralFactory()
    first, second = (MembershipFactory(organisation=referral.organisation).user for _ in range(2))

    for person in (first, first, second):
        assign(referral_id=referral.pk, adviser=person, by=partner_of(referral), at=NOW)

    assert list(Assignment.objects.values_list("adviser", "ended_at")) == [(first.pk, NOW), (second.pk, None)]
    referral.refresh_from_db()
    assert referral.link_version == 3
    assert Referral.objects.unassigned().count() == 0
    assign(referral_id=referral.pk, adviser=None, by=staff(), at=NOW)
    assert Referral.objects.unassigned().count() == 1


def test_only_who_acts_for_the_organisation_is_assigned():
    referral = ReferralFactory()

    with pytest.raises(NotAMember):
        assign(referral_id=referral.pk, adviser=UserFactory(), by=staff(), at=NOW)
    with pytest.raises(AnotherOrganisation):
        assign(referral_id=referral.pk, adviser=None, by=partner_of(ProgrammeFactory()), at=NOW)


def test_messages_to_a_partner_go_to_the_assigned_adviser():
    referral = ReferralFactory()
    person = MembershipFactory(organisation=referral.organisation).user
    assign(referral_id=referral.pk, adviser=person, by=staff(), at=NOW)

    withdraw(referral_id=referral.pk, by=THE_PERSON, at=NOW)

    assert PlannedMail.objects.get(kind="partner_stopped").to_email == person.email


def test_stop_looking_stops_everything_until_look_again():
    referral = send(ApplicantFactory(), ProgrammeFactory())

    stop_looking(applicant_id=referral.applicant_id, by=THE_PERSON, at=NOW)

    referral.refresh_from_db()
    assert referral.state == "withdrawn"
    assert look_again(applicant_id=referral.applicant_id, at=NOW).is_looking


def test_timeline_tells_the_person_what_happened_and_no_more():
    applicant = ApplicantFactory()
    referral = send(applicant, ProgrammeFactory(name="Get Into Care"), at=NOW)
    decline(referral_id=referral.pk, reason="full", next_step="ring", note="Internal", by=partner_of(referral), at=NOW)
    withdraw_consent(
        applicant_id=applicant.pk,
        purpose=Purpose.SHARE,
        organisation=referral.organisation,
        channel=Channel.WEB,
        by=THE_PERSON,
        at=NOW + timedelta(minutes=1),
    )

    words = [row.words for row in timeline(applicant)]

    assert words[0] == f"Share my details with a partner, {referral.organisation}: no longer"
    assert "Get Into Care: Not possible" in words
    assert "Registered themselves" in words
    assert not any("Internal" in line for line in words)
    assert ConsentRecord.objects.count() == 2


def test_referrals_of_an_organisation_are_its_own():
    ours, theirs = ReferralFactory(), ReferralFactory()

    assert list(referrals_of(ours.organisation)) == [ours]
    assert list(referrals_of(theirs.organisation)) == [theirs]
    assert not referrals_of(PartnerFactory())
