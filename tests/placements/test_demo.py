"""The demonstration of placements shows every answer, and something for staff to do."""

import random
from datetime import date

import pytest
import time_machine

from placements.demo.hosts import load_hosts
from placements.demo.offers import load_offers
from placements.demo.universities import load_universities
from placements.enums import HostingAnswer
from placements.models import CallBack, HostingStatement, Offer
from placements.selectors.supervisors import audits_running_out
from placements.selectors.universities import calendar_of, inductions
from tests.factories.placements import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    with time_machine.travel(NOW, tick=False):
        load_hosts(random.Random(1), TODAY)
        load_universities(random.Random(1), TODAY)
        load_offers(random.Random(1), TODAY)


def test_every_answer_is_there(loaded):
    assert set(HostingStatement.objects.values_list("answer", flat=True)) == set(HostingAnswer.values)
    assert CallBack.objects.open().filter(ring_by__gte=date(2026, 12, 25)).exists()


def test_calendar_has_a_clash_and_a_shared_beginning(loaded):
    rows = calendar_of(2026)

    assert any(row.clashes for row in rows)
    assert inductions(row.block for row in rows)


def test_an_audit_is_running_out(loaded):
    assert [audit.site.name for audit in audits_running_out(at=NOW)] == ["Mill Lane"]


def test_some_offers_are_published_and_some_wait_for_something(loaded):
    published = set(Offer.objects.published().values_list("site__name", flat=True))

    assert published == {"Holly Bank House", "The Limes", "Seafield", "Mesnes House"}
    assert Offer.objects.filter(state="draft", site__name="Mill Lane").exists()
