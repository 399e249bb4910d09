"""The verbs of membership: invite, accept, withdraw, end."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from workforce_portal.organisations import emails
from workforce_portal.organisations.enums import MemberRole
from workforce_portal.organisations.models import Invitation, Membership, Organisation
from workforce_portal.users.models import User

LASTS = timedelta(days=14)
# How long a name and an address are kept after an invitation was used, withdrawn or ran out.
KEPT_FOR = timedelta(days=30)


class InvitationRefused(Exception):
    """The text is a sentence to show."""


class InvitationUsed(InvitationRefused):
    def __init__(self) -> None:
        super().__init__("This invitation has been used already. Sign in with your e-mail address.")


class InvitationOver(InvitationRefused):
    def __init__(self) -> None:
        super().__init__("This invitation has run out or was withdrawn. Ask for a new one.")


class AlreadyMember(InvitationRefused):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is a member already.")


class LastLead(Exception):
    def __init__(self) -> None:
        super().__init__("An organisation needs a lead. Invite another one first.")


@transaction.atomic
def invite_member(
    *, organisation: Organisation, email: str, full_name: str, role: MemberRole | str, by: User, at: datetime
) -> Invitation:
    """Mails a link that works once, for fourteen days; an earlier one to the same address works no more.

    Raises AlreadyMember, or InvitationOver for an organisation that no longer works with us.
    """
    if not organisation.is_active:
        raise InvitationOver
    members = Membership.objects.active().filter(organisation=organisation)
    if member := members.filter(user__email__iexact=email).select_related("user").first():
        raise AlreadyMember(member.user.full_name)
    waiting = Invitation.objects.select_for_update().filter(organisation=organisation, email__iexact=email)
    for earlier in waiting.filter(accepted_at=None, withdrawn_at=None):
        _withdraw(earlier, at=at)
    made = Invitation.objects.create(
        organisation=organisation,
        email=email.strip().lower(),
        full_name=full_name.strip(),
        role=role,
        invited_by=by,
        created_at=at,
        expires_at=at + LASTS,
    )
    emails.plan_invitation(made, at=at)
    return made


@transaction.atomic
def accept_invitation(*, invitation_id: int, at: datetime) -> Membership:
    """Makes the account where there is none, and the membership; one that had ended begins again.

    Raises InvitationUsed or InvitationOver.
    """
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("organisation")
    invitation = rows.get(pk=invitation_id)
    if invitation.accepted_at:
        raise InvitationUsed
    if not invitation.is_open(at) or not invitation.organisation.is_active:
        raise InvitationOver
    user = User.objects.filter(email__iexact=invitation.email).first()
    user = user or User.objects.create_user(invitation.email, full_name=invitation.full_name)
    membership, _ = Membership.objects.update_or_create(
        organisation=invitation.organisation,
        user=user,
        defaults={
            "role": invitation.role,
            "is_active": True,
            "invited_at": invitation.created_at,
            "accepted_at": at,
            "ended_at": None,
        },
    )
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    return membership


@transaction.atomic
def withdraw_invitation(*, invitation_id: int, at: datetime) -> Invitation:
    """Its link opens nothing any more. Raises InvitationUsed."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation_id)
    if invitation.accepted_at:
        raise InvitationUsed
    if invitation.withdrawn_at is None:
        _withdraw(invitation, at=at)
    return invitation


@transaction.atomic
def end_membership(*, membership_id: int, at: datetime) -> Membership:
    """The person acts for the organisation no more, from the next request on. Twice changes nothing.

    Raises LastLead.
    """
    membership = Membership.objects.get(pk=membership_id)
    # All leads, in one order: two who part with each other at once must not both succeed.
    leads = Membership.objects.select_for_update(of=("self",)).filter(
        organisation=membership.organisation_id, role=MemberRole.LEAD, is_active=True, user__is_active=True
    )
    if [lead.pk for lead in leads.order_by("pk")] == [membership.pk]:
        raise LastLead
    membership = Membership.objects.select_for_update().get(pk=membership_id)
    if membership.is_active:
        membership.is_active, membership.ended_at = False, at
        membership.save(update_fields=["is_active", "ended_at"])
    return membership


def remove_old_invitations(*, at: datetime) -> int:
    """Deletes those that were used, withdrawn or ran out a month ago, with the names and addresses in them."""
    before = at - KEPT_FOR
    is_over = Q(expires_at__lt=before) | Q(accepted_at__lt=before) | Q(withdrawn_at__lt=before)
    return Invitation.objects.filter(is_over).delete()[0]


def _withdraw(invitation: Invitation, *, at: datetime) -> None:
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    emails.cancel_invitation_mail(invitation, at=at)
