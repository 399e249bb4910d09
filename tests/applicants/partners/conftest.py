import pytest
import time_machine

from tests.factories.applicants import NOW, CohortFactory, ProgrammeFactory, ReferralFactory
from tests.factories.applicants_partners import lead_of


@pytest.fixture(autouse=True)
def on_the_day():
    """A Tuesday at ten: the clock of the factories."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def lead(client):
    """Signed in for a delivery partner."""
    membership = lead_of()
    client.force_login(membership.user)
    return membership


@pytest.fixture
def organisation(lead):
    return lead.organisation


@pytest.fixture
def programme(organisation):
    return ProgrammeFactory(organisation=organisation, name="Get Into Care, Leigh")


@pytest.fixture
def cohort(programme):
    return CohortFactory(programme=programme)


@pytest.fixture
def referral(programme, cohort):
    return ReferralFactory(programme=programme, cohort=cohort, message="I know the buses")


@pytest.fixture
def count_queries(client, django_assert_max_num_queries):
    def count(url):
        with django_assert_max_num_queries(40) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    return count
