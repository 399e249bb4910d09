import pytest
import time_machine

from tests.factories.campaigns_people import NOW


@pytest.fixture
def now(settings):
    """The present of the people's factories; the admin's door asks for no second factor."""
    settings.DEMO_MODE = True
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller
