"""Two publish at once, and everything in any order: a cap is never broken."""

import threading
from collections import Counter

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from placements.actors import Actor
from placements.enums import Discipline, OfferState, Role
from placements.models import Audit, Offer
from placements.refusals import Refusal
from placements.selectors.offers import cell_name, windows_of
from placements.services.offers import (
    fill_in_grid,
    pause_and_resume,
    publish_offer,
    take_up_again,
    withdraw_offer,
)
from tests.factories.placements import NOW, YEAR, AuditFactory, OfferFactory, ready_site

BEV = Actor(Role.HOST, name="Bev Ashworth")


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_the_last_place_at_once():
    site = ready_site(most_students=1)
    AuditFactory(site=site, discipline="nursing_associate")
    offers = [OfferFactory(site=site), OfferFactory(site=site, discipline="nursing_associate")]
    barrier, refused = threading.Barrier(2), []

    def publish(offer):
        try:
            barrier.wait()
            publish_offer(offer=offer, by=BEV, at=NOW)
        except Refusal as refusal:
            refused.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=publish, args=[offer]) for offer in offers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Offer.objects.published().count() == 1
    assert len(refused) == 1
    assert "would have 2 students and can take 1" in refused[0]


CELLS = st.tuples(st.sampled_from([Discipline.ADULT_NURSING, Discipline.NURSING_ASSOCIATE]), st.integers(0, 1))
ACTS = st.tuples(st.sampled_from(["fill", "publish", "withdraw", "again", "expire", "renew"]), CELLS, st.integers(0, 3))


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, min_size=4, max_size=12))
def test_no_sequence_of_acts_breaks_a_cap(acts):
    site = ready_site(most_students=2)
    AuditFactory(site=site, discipline="nursing_associate")
    windows = windows_of(YEAR)

    for act, (discipline, window), number in acts:
        offer = Offer.objects.filter(site=site, discipline=discipline, window=windows[window]).first()
        try:
            _do(act, site, offer, cell_name(discipline, windows[window]), number)
        except Refusal:
            continue

    there = Counter()
    for offer in Offer.objects.holding().filter(site=site):
        there[offer.window_id] += offer.number
    assert all(count <= 2 for count in there.values())
    assert all(offer.events.exists() for offer in Offer.objects.filter(site=site).exclude(state=OfferState.DRAFT))


def _do(act, site, offer, cell, number):
    if act == "fill":
        fill_in_grid(site=site, year=YEAR, numbers={cell: number}, at=NOW)
    elif act in ("expire", "renew"):
        until = NOW.date().replace(year=2026 if act == "expire" else 2028, month=12)
        Audit.objects.filter(site=site).update(valid_until=until)
        pause_and_resume(at=NOW)
    elif offer is not None:
        {
            "publish": lambda: publish_offer(offer=offer, by=BEV, at=NOW),
            "withdraw": lambda: withdraw_offer(offer=offer, reason="", by=BEV, at=NOW),
            "again": lambda: take_up_again(offer=offer, by=BEV, at=NOW),
        }[act]()
