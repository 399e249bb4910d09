import pytest
import time_machine

from tests.factories.providers import NOW, adviser_user


@pytest.fixture
def now(settings):
    """The day on which the factories' sessions are a fortnight off; the admin's door asks for no second factor."""
    settings.DEMO_MODE = True
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def adviser(now, db):
    """Somebody of the staff in the group Advisers, and in no other."""
    return adviser_user()


@pytest.fixture
def staff_client(client, adviser):
    client.force_login(adviser)
    return client
