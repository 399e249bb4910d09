import pytest
import time_machine

from tests.factories.mapping import NOW


@pytest.fixture
def now(settings):
    """The present of the map's factories; the admin's door asks for no second factor."""
    settings.DEMO_MODE = True
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller
