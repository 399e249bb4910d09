import random

import pytest

from mapping.demo.load import load_map
from mapping.enums import Level, Progress, State
from mapping.models import Activity, Opportunity, Suggestion
from mapping.selectors.activities import is_being_checked
from mapping.selectors.completeness import missing_before_publishing
from mapping.selectors.gaps import cells
from tests.factories.mapping import TODAY
from tests.factories.users import UserFactory
from workforce_portal.demo.people import PROGRAMME_LEAD
from workforce_portal.outbox.services import send_due_mail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def region():
    UserFactory(email=PROGRAMME_LEAD, superuser=True)
    load_map(random.Random(2027), TODAY)


def test_demonstration_shows_every_state_and_word(region):
    activities = Activity.objects.all()

    assert activities.count() > 90
    assert {one.state for one in activities} == set(State)
    assert {cell.level for cell in cells(on=TODAY).values()} == set(Level)
    assert {one.progress for one in Opportunity.objects.all()} == set(Progress)
    published = Activity.objects.published()
    assert any(one.has_stepped_down(TODAY) for one in published)
    assert any(one.is_overdue(TODAY) and not one.has_stepped_down(TODAY) for one in published)
    assert any(one.is_closed(TODAY) for one in published)
    assert any(one.is_to_come(TODAY) for one in published)
    assert sum(is_being_checked(one) for one in published) == 1
    assert all(missing_before_publishing(one, on=TODAY) == [] for one in published)
    assert Suggestion.objects.filter(status="open").exists()


def test_what_is_real_names_its_source_and_what_is_not_says_so(region):
    real = Activity.objects.exclude(source_url="")

    assert real.count() == 11
    assert set(Activity.objects.filter(source_url="").values_list("source", flat=True)) == {
        "Invented for this demonstration"
    }
    assert not real.exclude(ways_in__phone="").exists()


def test_mail_of_the_demonstration_goes_to_invented_people_only(region, mailoutbox):
    send_due_mail()

    assert mailoutbox
    assert all(address.rstrip(">").endswith(".example") for mail in mailoutbox for address in mail.to)
