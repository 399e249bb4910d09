"""Who acts for an organisation, what its programmes say, and what its people are written."""

from datetime import timedelta

import pytest

from applicants.models import MemberNotices
from applicants.services.assigning import assign
from applicants.services.notices import choose_notices, tell_of_the_morning
from tests.factories.applicants import NOW, ApplicantFactory, MembershipFactory, ProgrammeFactory, ReferralFactory
from tests.factories.applicants_acts import partner_of, send
from tests.factories.applicants_partners import workspace
from workforce_portal.organisations.models import Invitation
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.preparing import preview

pytestmark = pytest.mark.django_db
OFF = {"about_mine": False, "about_new": False, "each_morning": False}


def test_lead_invites_a_colleague_and_withdraws_it(client, organisation):
    facts = {"full_name": "Dorota Zielinska", "email": "dorota@pearl-street.example", "role": "member"}

    client.post(workspace("member_invite", organisation), facts)
    invitation = Invitation.objects.get()
    assert (invitation.organisation, invitation.email) == (organisation, "dorota@pearl-street.example")

    client.post(workspace("invitation_withdraw", organisation, invitation.uuid))
    invitation.refresh_from_db()
    assert invitation.withdrawn_at


def test_colleague_who_leaves_leaves_their_people_with_nobody(client, referral, organisation):
    colleague = MembershipFactory(organisation=organisation)
    assign(referral_id=referral.pk, adviser=colleague.user, by=partner_of(referral), at=NOW)

    client.post(workspace("member_end", organisation, colleague.pk))

    colleague.refresh_from_db()
    assert not colleague.is_active
    assert not referral.assignments.filter(ended_at=None).exists()


def test_last_lead_stays_and_is_told_why(client, lead, organisation):
    response = client.post(workspace("member_end", organisation, lead.pk))

    lead.refresh_from_db()
    assert response.status_code == 409
    assert "An organisation needs a lead" in response.content.decode()
    assert lead.is_active


def test_lead_changes_what_a_programme_says_and_not_its_rules(client, programme, organisation):
    facts = {
        "summary": "Three weeks.",
        "what_you_do": "Learn",
        "leads_to": "An interview",
        "length": "3 weeks",
        "is_open": "on",
        "age_from": "40",
        "name": "Another",
    }

    client.post(workspace("programme_edit", organisation, programme.slug), facts)

    before = programme.age_from, programme.name
    programme.refresh_from_db()
    assert (programme.summary, programme.length) == ("Three weeks.", "3 weeks")
    assert (programme.age_from, programme.name) == before


def test_each_chooses_for_themselves_and_for_one_organisation(client, lead, organisation):
    client.post(workspace("notices", organisation), {"about_new": "on"})

    saved = MemberNotices.objects.get()
    assert (saved.user, saved.organisation) == (lead.user, organisation)
    assert (saved.about_mine, saved.about_new, saved.each_morning) == (False, True, False)


def readers():
    return set(PlannedMail.objects.filter(kind="partner_new").values_list("to_email", flat=True))


def test_new_person_is_told_to_the_organisation_and_to_who_asked_for_it(organisation, programme, lead):
    choose_notices(user=lead.user, organisation=organisation, **{**OFF, "about_new": True})
    elsewhere = MembershipFactory(user=lead.user).organisation

    send(ApplicantFactory(), programme)
    send(ApplicantFactory(), ProgrammeFactory(organisation=elsewhere))

    assert readers() == {organisation.email, lead.user.email, elsewhere.email}


@pytest.mark.parametrize("wants", [True, False])
def test_who_switched_it_off_hears_nothing_of_those_whom_they_look_after(referral, organisation, lead, wants):
    from applicants.emails.partners import plan_reminder

    assign(referral_id=referral.pk, adviser=lead.user, by=partner_of(referral), at=NOW)
    choose_notices(user=lead.user, organisation=organisation, **{**OFF, "about_mine": wants})

    plan_reminder(referral, at=NOW)

    mail = PlannedMail.objects.get(kind="partner_reminder")
    assert mail.to_email == (lead.user.email if wants else organisation.email)


def test_summary_of_the_morning_says_numbers_alone_once_a_working_day(referral, organisation, lead):
    choose_notices(user=lead.user, organisation=organisation, **{**OFF, "each_morning": True})

    planned = [tell_of_the_morning(at=NOW), tell_of_the_morning(at=NOW)]
    saturday = tell_of_the_morning(at=NOW + timedelta(days=4))

    mail = PlannedMail.objects.get(kind="partner_morning")
    text = preview(mail, at=NOW).text
    assert (planned, saturday) == ([1, 1], 0)
    assert "To answer: 1" in text
    assert not [word for word in ("Leanne", referral.applicant.reference) if word in text]


def test_summary_is_not_written_when_there_is_nothing_to_do_or_they_left(referral, organisation, lead):
    idle = MembershipFactory()
    gone = MembershipFactory(organisation=organisation, is_active=False, ended_at=NOW)
    for one in (idle, gone):
        choose_notices(user=one.user, organisation=one.organisation, **{**OFF, "each_morning": True})
    ReferralFactory()

    assert tell_of_the_morning(at=NOW) == 0
