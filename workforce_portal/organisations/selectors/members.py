from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from workforce_portal.organisations.models import Invitation, Membership, Organisation
from workforce_portal.organisations.models.members import MembershipQuerySet, OrganisationQuerySet
from workforce_portal.users.models import User


def organisations_of(user: User | AnonymousUser, *kinds: str) -> OrganisationQuerySet:
    """The organisations that somebody acts for, of all kinds or of those named; none for who has not signed in."""
    if not isinstance(user, User):
        return Organisation.objects.none()
    acting = Membership.objects.active().filter(user=user)
    rows = Organisation.objects.filter(pk__in=acting.values("organisation")).select_related("council")
    return rows.of_kind(*kinds) if kinds else rows


def is_member(user: User, organisation: Organisation) -> bool:
    return Membership.objects.active().filter(user=user, organisation=organisation).exists()


def members_of(organisation: Organisation) -> MembershipQuerySet:
    return Membership.objects.active().filter(organisation=organisation).select_related("user").order_by("user")


def invitations_waiting(organisation: Organisation, *, at: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.open(at).filter(organisation=organisation)
