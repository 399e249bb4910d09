"""Organisations at work: somebody signed in for one of them, and addresses of its workspace."""

from django.urls import reverse

from tests.factories.applicants import MembershipFactory, PartnerFactory
from workforce_portal.organisations.enums import MemberRole


def lead_of(organisation=None):
    """A lead of the organisation, of a new delivery partner by default."""
    return MembershipFactory(organisation=organisation or PartnerFactory(), role=MemberRole.LEAD)


def workspace(name, organisation, *args):
    return reverse(f"partners:{name}", args=[organisation.uuid, *args])
