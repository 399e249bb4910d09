"""What staff do about hosts, posted."""

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.urls import reverse

from placements.actors import Actor
from placements.admin import today
from placements.enums import HostingAnswer, Outcome, Role
from placements.models import CallBack, NoReason, Site
from placements.services.hosting import HostingDetails, answer_hosting, say_more
from tests.factories.placements import NOW, HostFactory, SiteFactory
from tests.factories.places import PostcodeFactory
from tests.factories.users import UserFactory
from workforce_portal.staff import worklists

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_second_factor")]
LISTS = [
    "site",
    "hostingstatement",
    "callback",
    "noreason",
    "supervisor",
    "audit",
    "programme",
    "need",
    "waysofworking",
    "offer",
    "window",
]
BEV = Actor(Role.HOST, name="Bev Ashworth")


@pytest.fixture(autouse=True)
def on_a_day_in_january():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def staff(client):
    user = UserFactory(superuser=True)
    client.force_login(user)
    return user


def a_call():
    site = SiteFactory()
    answer_hosting(site=site, answer=HostingAnswer.MAYBE, by=BEV, at=NOW)
    say_more(site=site, details=HostingDetails(reasons=["too_small"], note="Six beds"), by=BEV, at=NOW)
    return CallBack.objects.get(statement__site=site)


@pytest.mark.parametrize("name", LISTS)
def test_each_list_opens(client, staff, name):
    a_call()

    assert client.get(reverse(f"admin:placements_{name}_changelist")).status_code == 200


def test_numbers_on_today_are_the_rows_of_their_lists(staff):
    a_call()

    found = worklists.waiting(worklists.registry.for_user(staff), staff)

    assert today.__name__
    assert [found[key].count for key in ("hosts-to-ring", "hosts-who-said-maybe", "hosts-who-are-silent")] == [1, 1, 0]


def test_call_is_closed_with_how_it_ended(client, staff):
    call = a_call()
    url = reverse("admin:placements_callback_change", args=[call.pk])
    assert "Six beds" in client.get(url).text

    client.post(url, {"outcome": Outcome.TAKEN_UP, "note": "Will meet Mill Lane"})

    call.refresh_from_db()
    assert (call.outcome, call.closed_by, call.closed_at) == (Outcome.TAKEN_UP, staff, NOW)
    assert client.post(url, {"outcome": Outcome.LATER}).status_code == 403


def test_call_is_not_closed_without_saying_how(client, staff):
    call = a_call()

    page = client.post(reverse("admin:placements_callback_change", args=[call.pk]), {"outcome": ""})

    assert "Say how it ended" in page.text
    assert CallBack.objects.open().exists()


def test_place_is_added_where_its_postcode_lies(client, staff):
    PostcodeFactory()
    host = HostFactory()
    facts = {
        "organisation": host.pk,
        "name": "The Limes",
        "setting": "care_home",
        "people_supported": ["dementia"],
        "postcode": "m337xn",
        "dbs": "not_known",
        "is_active": "on",
    }

    client.post(reverse("admin:placements_site_add"), facts)
    site = Site.objects.get()
    assert (site.council.name, site.postcode, site.organisation) == ("Trafford", "M33 7XN", host)

    client.post(reverse("admin:placements_site_change", args=[site.pk]), {**facts, "name": "The Lindens"})
    site.refresh_from_db()
    assert site.name == "The Lindens"


def test_place_outside_the_region_is_refused_in_words(client, staff):
    page = client.post(reverse("admin:placements_site_add"), {"postcode": "SW1A 1AA"})

    assert "is not in the North West" in page.text


def test_remedy_is_the_staff_s_to_word(client, staff):
    reason = NoReason.objects.get(pk="travel")
    url = reverse("admin:placements_noreason_change", args=["travel"])

    client.post(
        url,
        {
            "label": reason.label,
            "remedy": "A lift with a colleague",
            "helper": "Us",
            "call_back_days": 2,
            "position": 1,
        },
    )

    reason.refresh_from_db()
    assert (reason.remedy, reason.is_active) == ("A lift with a colleague", False)


def test_co_ordinator_sees_every_list_and_settles_calls(client):
    user = UserFactory(staff=True)
    user.groups.add(Group.objects.get(name="Placements co-ordinators"))
    client.force_login(user)
    call = a_call()

    for name in LISTS:
        assert client.get(reverse(f"admin:placements_{name}_changelist")).status_code == 200
    client.post(reverse("admin:placements_callback_change", args=[call.pk]), {"outcome": Outcome.LATER, "note": ""})

    call.refresh_from_db()
    assert call.outcome == Outcome.LATER
