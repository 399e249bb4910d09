import random
from datetime import date

import pytest
import time_machine

from applicants.demo.partners import load_partners
from applicants.demo.story import load_story
from applicants.enums import OPEN, ReferralState
from applicants.models import Applicant, Cohort, ConsentRecord, Programme, Referral, ReferralEvent, Seat
from applicants.selectors.next_things import next_things
from tests.factories.applicants import NOW
from workforce_portal.organisations.models import Organisation
from workforce_portal.outbox.models import PlannedMail, State

pytestmark = pytest.mark.django_db

TODAY = date(2027, 1, 5)


@pytest.fixture
def loaded():
    with time_machine.travel(NOW, tick=False):
        load_partners(random.Random(1), TODAY)
        load_story(random.Random(1), TODAY)


@pytest.mark.usefixtures("loaded")
def test_the_demonstration_shows_every_kind_of_way():
    states = set(Referral.objects.values_list("state", flat=True))
    assert states >= set(OPEN) - {ReferralState.OFFERED}
    assert len(states) >= 12
    assert 100 <= Applicant.objects.count() <= 130
    sub_regions = set(Cohort.objects.values_list("council__sub_region", flat=True))
    assert (Programme.objects.count(), len(sub_regions)) == (8, 3)

    ahead = Cohort.objects.with_places().filter(starts_on__gt=TODAY)
    assert {0, 1} <= {cohort.places_left for cohort in ahead}
    assert Seat.objects.waiting().exists()

    # Nobody is told anything about the past, nothing lies in the future, and nobody is real.
    assert not PlannedMail.objects.filter(state=State.PLANNED, due_at__lte=NOW).exists()
    assert not ReferralEvent.objects.filter(at__gt=NOW).exists()
    assert not ConsentRecord.objects.filter(at__gt=NOW).exists()
    assert all(".example" in organisation.website for organisation in Organisation.objects.all())
    assert all(next_things(applicant, at=NOW) for applicant in Applicant.objects.all())
