import random

import pytest

from providers.demo.resource_requests import ASKED, DUE_FOR_REVIEW, FOLLOWED, load_resource_requests
from providers.models import ChangeSubscription, DailyCount, FormatRequest, Resource
from tests.factories.providers import NOW, StaffFactory
from tests.factories.providers_resources import ResourceFactory
from workforce_portal.demo.people import PROGRAMME_LEAD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_the_staff_of_the_demonstration_have_something_to_answer_and_to_review():
    StaffFactory(email=PROGRAMME_LEAD)
    for slug in {asked[0] for asked in ASKED} | set(DUE_FOR_REVIEW) | {FOLLOWED}:
        ResourceFactory(slug=slug)

    load_resource_requests(random.Random(1), NOW.date())

    open_ones = FormatRequest.objects.to_do()
    assert open_ones.count() == len(ASKED) - 1
    assert not open_ones.filter(due_on__lt=NOW.date()).exists()
    assert Resource.objects.due_for_review(NOW.date()).count() == len(DUE_FOR_REVIEW)
    assert ChangeSubscription.objects.active().count() == 1
    assert DailyCount.objects.filter(on__lt=NOW.date()).count() > 100
    assert not DailyCount.objects.filter(on__gte=NOW.date()).exists()
