from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.factories.applicants import NOW, MembershipFactory, PartnerFactory
from tests.factories.users import UserFactory
from workforce_portal.organisations.links import INVITATION_LINK, invitation_url
from workforce_portal.organisations.models import Invitation, Membership
from workforce_portal.organisations.selectors import is_member, members_of, organisations_of
from workforce_portal.organisations.services.members import (
    AlreadyMember,
    InvitationOver,
    InvitationUsed,
    accept_invitation,
    end_membership,
    invite_member,
    remove_old_invitations,
    withdraw_invitation,
)
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.users.models import User

pytestmark = pytest.mark.django_db


def invite(organisation=None, email="shaun@pearl-street.example", at=NOW):
    return invite_member(
        organisation=organisation or PartnerFactory(),
        email=email,
        full_name="Shaun Makinson",
        role="member",
        by=UserFactory(staff=True),
        at=at,
    )


def path_of(invitation):
    return reverse("invitation", args=[INVITATION_LINK.make(invitation.uuid, invitation.link_version)])


def test_invite_member_mails_the_link(mailoutbox):
    invitation = invite()

    send_due_mail(at=NOW)

    (mail,) = mailoutbox
    assert mail.to == ["Shaun Makinson <shaun@pearl-street.example>"]
    assert invitation_url(invitation) in mail.body
    assert "Tuesday 19 January 2027" in mail.body


def test_accept_invitation_makes_the_account_and_the_membership():
    invitation = invite()

    membership = accept_invitation(invitation_id=invitation.pk, at=NOW)

    assert membership.user.email == "shaun@pearl-street.example"
    assert not membership.user.is_staff
    assert not membership.user.has_usable_password()
    assert list(organisations_of(membership.user)) == [invitation.organisation]


def test_accept_invitation_takes_the_account_that_there_is():
    user = UserFactory(email="shaun@pearl-street.example", full_name="Shaun M")

    membership = accept_invitation(invitation_id=invite(email="Shaun@Pearl-Street.example").pk, at=NOW)

    assert membership.user == user
    assert User.objects.get(pk=user.pk).full_name == "Shaun M"


def test_an_invitation_is_used_once():
    invitation = invite()
    accept_invitation(invitation_id=invitation.pk, at=NOW)

    with pytest.raises(InvitationUsed):
        accept_invitation(invitation_id=invitation.pk, at=NOW)
    with pytest.raises(InvitationUsed):
        withdraw_invitation(invitation_id=invitation.pk, at=NOW)


def test_an_invitation_runs_out_after_fourteen_days():
    invitation = invite()

    with pytest.raises(InvitationOver):
        accept_invitation(invitation_id=invitation.pk, at=NOW + timedelta(days=14))

    accept_invitation(invitation_id=invitation.pk, at=NOW + timedelta(days=14, seconds=-1))


def test_a_second_invitation_replaces_the_first():
    first = invite()
    second = invite(first.organisation)

    with pytest.raises(InvitationOver):
        accept_invitation(invitation_id=first.pk, at=NOW)
    assert PlannedMail.objects.about(first).get().state == State.CANCELLED
    assert PlannedMail.objects.about(second).get().state == State.PLANNED


def test_a_withdrawn_invitation_opens_nothing():
    invitation = invite()

    withdraw_invitation(invitation_id=invitation.pk, at=NOW)

    with pytest.raises(InvitationOver):
        accept_invitation(invitation_id=invitation.pk, at=NOW)


def test_members_are_not_invited_again():
    invitation = invite()
    accept_invitation(invitation_id=invitation.pk, at=NOW)

    with pytest.raises(AlreadyMember, match="Shaun Makinson"):
        invite(invitation.organisation)


def test_an_organisation_that_works_with_us_no_more_invites_nobody():
    with pytest.raises(InvitationOver):
        invite(PartnerFactory(is_active=False))


def test_a_membership_that_ended_begins_again_with_a_new_invitation():
    membership = accept_invitation(invitation_id=invite().pk, at=NOW)
    end_membership(membership_id=membership.pk, at=NOW)
    assert not is_member(membership.user, membership.organisation)

    accept_invitation(invitation_id=invite(membership.organisation).pk, at=NOW)

    assert is_member(membership.user, membership.organisation)
    assert Membership.objects.count() == 1


def test_organisations_of_says_what_somebody_acts_for():
    membership = MembershipFactory()
    jobcentre = MembershipFactory(user=membership.user, organisation=PartnerFactory(jobcentre=True)).organisation
    MembershipFactory(user=membership.user, is_active=False, ended_at=NOW)
    MembershipFactory(user=membership.user, organisation=PartnerFactory(is_active=False))
    MembershipFactory()

    assert set(organisations_of(membership.user)) == {membership.organisation, jobcentre}
    assert list(organisations_of(membership.user, "jobcentre")) == [jobcentre]
    assert not organisations_of(AnonymousUser())
    assert [row.user for row in members_of(membership.organisation)] == [membership.user]


def test_old_invitations_are_removed_with_their_names():
    old, young = invite(), invite(email="june@pearl-street.example", at=NOW + timedelta(days=20))

    assert remove_old_invitations(at=NOW + timedelta(days=45)) == 1

    assert list(Invitation.objects.all()) == [young]
    assert old not in Invitation.objects.all()


def test_membership_that_ended_has_its_time():
    with pytest.raises(IntegrityError, match="membership_ended"), transaction.atomic():
        MembershipFactory(is_active=False)


@time_machine.travel(NOW, tick=False)
def test_invitation_page_changes_nothing_until_accept_is_pressed(client):
    invitation = invite()

    page = client.get(path_of(invitation))
    assert invitation.organisation.name in page.text
    assert not Membership.objects.exists()

    pressed = client.post(path_of(invitation))

    assert pressed.url == reverse("account_login")
    assert Membership.objects.get().organisation == invitation.organisation


@time_machine.travel(NOW, tick=False)
def test_invitation_page_says_what_is_wrong(client):
    used, late = invite(), invite(email="june@pearl-street.example", at=NOW - timedelta(days=20))
    accept_invitation(invitation_id=used.pk, at=NOW)

    assert "been used already" in client.get(path_of(used)).text
    assert "run out" in client.post(path_of(late)).text
    assert client.get(reverse("invitation", args=["signed.nonsense"])).status_code == 404
    assert Membership.objects.count() == 1


@pytest.mark.usefixtures("no_second_factor")
def test_staff_invite_and_end_in_the_admin(admin_client):
    organisation = PartnerFactory()
    MembershipFactory(organisation=organisation, role="lead")
    facts = {"organisation": organisation.pk, "full_name": "June Tan", "email": "june@pearl.example", "role": "lead"}

    admin_client.post(reverse("admin:organisations_invitation_add"), facts)
    membership = accept_invitation(invitation_id=Invitation.objects.get().pk, at=timezone.now())
    action = {"action": "end_memberships", "_selected_action": [membership.pk]}
    admin_client.post(reverse("admin:organisations_membership_changelist"), action)

    assert membership.is_lead
    assert not Membership.objects.get(pk=membership.pk).is_active
    for name in ("organisation", "membership", "invitation"):
        assert admin_client.get(reverse(f"admin:organisations_{name}_changelist")).status_code == 200
    page = admin_client.get(reverse("admin:organisations_organisation_change", args=[organisation.pk]))
    assert "June Tan" in page.text
