import pytest
import time_machine

from tests.factories.applicants import NOW
from tests.factories.applicants_staff import manager, team_member


@pytest.fixture
def now(settings):
    """The day of the factories; the admin's door asks for no second factor."""
    settings.DEMO_MODE = True
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def team(now, db, client):
    """A client of somebody in the group Applicants team, and in no other."""
    client.force_login(team_member())
    return client


@pytest.fixture
def managers(now, db, client):
    client.force_login(manager())
    return client
