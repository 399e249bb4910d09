from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.places import restore_reference_rows
from tests.factories.providers import AdviserFactory, DropInFactory, DropInTypeFactory, TopicFactory
from tests.outbox.conftest import sink
from tests.processes import queue, running_web

__all__ = ["queue", "sink"]


@pytest.fixture(autouse=True)
def region(transactional_db):
    restore_reference_rows()


@pytest.fixture
def topic():
    return TopicFactory()


@pytest.fixture
def drop_in(topic):
    """Five places next week, and two more sessions of the kind after it."""
    kind = DropInTypeFactory(topics=[topic])
    start = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=8)
    for weeks in (1, 2):
        DropInFactory(type=kind, adviser=AdviserFactory(), starts_at=start + timedelta(weeks=weeks), capacity=50)
    return DropInFactory(type=kind, adviser=AdviserFactory(), starts_at=start, capacity=5)


@pytest.fixture
def log(tmp_path):
    return tmp_path / "processes.log"


@pytest.fixture
def web(log):
    with running_web(log=log) as port:
        yield port
