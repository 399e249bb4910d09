"""The demonstration of placements shows every answer, and something for staff to do."""

import random
from datetime import date

import pytest
import time_machine

from placements.demo.hosts import load_hosts
from placements.enums import HostingAnswer
from placements.models import CallBack, HostingStatement
from tests.factories.placements import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    with time_machine.travel(NOW, tick=False):
        load_hosts(random.Random(1), TODAY)


def test_every_answer_is_there(loaded):
    assert set(HostingStatement.objects.values_list("answer", flat=True)) == set(HostingAnswer.values)
    assert CallBack.objects.open().filter(ring_by__gte=date(2026, 12, 25)).exists()
