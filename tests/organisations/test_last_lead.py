import pytest

from tests.factories.applicants import NOW, MembershipFactory
from workforce_portal.organisations.services.members import LastLead, end_membership

pytestmark = pytest.mark.django_db


def test_last_lead_of_an_organisation_stays():
    lead = MembershipFactory(role="lead")
    MembershipFactory(organisation=lead.organisation)
    MembershipFactory(organisation=lead.organisation, role="lead", user__is_active=False)

    with pytest.raises(LastLead, match="Invite another one first"):
        end_membership(membership_id=lead.pk, at=NOW)

    lead.refresh_from_db()
    assert lead.is_active


def test_lead_may_go_where_another_stays():
    lead = MembershipFactory(role="lead")
    MembershipFactory(organisation=lead.organisation, role="lead")

    end_membership(membership_id=lead.pk, at=NOW)

    lead.refresh_from_db()
    assert not lead.is_active
