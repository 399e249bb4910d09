from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from mapping.enums import Audience, Delivery, State, Theme
from mapping.models import Coverage
from tests.factories.campaigns_events import EventFactory
from tests.factories.mapping import NOW, TODAY, ActivityFactory, overdue
from tests.factories.places import PostcodeFactory, council
from tests.pages import assert_valid_html

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
LIST = "/map/activities/"
MILE = 1609


def shown(response):
    return [activity.title for activity in response.context["activities"]]


def bands(response):
    return [(activity.title, activity.band) for activity in response.context["activities"]]


@pytest.fixture
def around_sale():
    """For people of Trafford in Trafford and beyond it, over the border in Salford, in far Wigan, and online."""
    ActivityFactory(title="Own", place__easting=378_769 + 3 * MILE)
    ActivityFactory(title="Border", for_people_of=("Salford",), place__easting=378_769 + MILE)
    ActivityFactory(title="Far", for_people_of=("Wigan",), place__easting=378_769 + 15 * MILE)
    ActivityFactory(title="Online", remote=True)
    ActivityFactory(title="Online for Bury", remote=True, for_people_of=("Bury",))
    ActivityFactory(title="They come", delivery=Delivery.OUTREACH, place=None)


def test_list_by_postcode_has_ones_own_council_first_then_the_border_with_its_miles(client, around_sale):
    PostcodeFactory()

    response = client.get(LIST, {"place": "m337xn"})

    assert bands(response) == [
        ("Own", "For people in Trafford"),
        ("They come", "For people in Trafford"),
        ("Border", "Just over the border"),
        ("Far", "Further away"),
        ("Online", "Online or by telephone"),
    ]
    assertContains(response, "<strong>1.0 miles</strong>")
    assertContains(response, "For people in Salford. Ask whether you may join.")
    assert_valid_html(response.text)


def test_list_by_council_has_what_is_for_its_people_and_next_door(client, around_sale):
    response = client.get(LIST, {"place": "trafford"})

    assert shown(response) == ["Own", "They come", "Border", "Online"]


def test_half_a_postcode_in_several_councils_asks_which(client, around_sale):
    response = client.get(LIST, {"place": "M33"})

    assertContains(response, "M33 lies in several councils. Which is yours?")
    answers = {link.label: link.query for link in response.context["search"].which_council}
    assert set(answers) == {"Trafford", "Manchester"}
    told = client.get(f"{LIST}?{answers['Trafford']}")
    assert bands(told)[0] == ("Own", "For people in Trafford")
    assertNotContains(told, "Which is yours?")


@pytest.mark.parametrize("place", ["SW1A 1AA", "LL12 7AG", "ZZ99 9ZZ", "nowhere at all", "\0", "🦊" * 200])
def test_list_with_a_place_that_is_not_in_the_region_says_so_and_shows_everything(client, place):
    ActivityFactory(title="Own")

    response = client.get(LIST, {"place": place})

    assert shown(response) == ["Own"]


def test_list_counts_beside_choices_are_what_each_would_show(client, around_sale):
    ActivityFactory(theme=Theme.TRAINING, audiences=[Audience.WORKERS, Audience.EMPLOYERS], is_free=False, costs="£5")

    query = {"place": "Trafford"}
    for group, _, choices in client.get(LIST, query).context["search"].groups:
        for choice in choices:
            assert len(shown(client.get(LIST, query | {group: choice.value}))) == choice.count, (group, choice)


def test_words_are_found_with_typing_errors_and_by_who_runs_it(client):
    ActivityFactory(title="Night staff circle", organisation__name="Kindling North")
    ActivityFactory(title="Four mornings")

    assert shown(client.get(LIST, {"q": "nigth staff"})) == ["Night staff circle"]
    assert shown(client.get(LIST, {"q": "kindling"})) == ["Night staff circle"]


def test_list_of_nothing_offers_wider_lists_that_find_something(client):
    ActivityFactory(title="Online", remote=True)

    response = client.get(LIST, {"how": "person"})

    assertContains(response, "No activities match")
    assert response.context["search"].ways_on
    for way in response.context["search"].ways_on:
        assert shown(client.get(f"{LIST}?{way.query}"))


def test_list_says_what_somebody_has_to_know_before_they_go(client):
    ActivityFactory(closed_until=TODAY + timedelta(days=9), closed_note="A new roof")
    ActivityFactory(starts_on=TODAY + timedelta(days=9))
    overdue(9)
    overdue(61)

    response = client.get(LIST)

    assert len(shown(response)) == 3
    for words in ("Closed until", "Starts on", "Not confirmed since"):
        assertContains(response, words, count=1)


@pytest.mark.parametrize(
    "path", [LIST, "/map/", "/map/areas/trafford/", "/map/areas/trafford/first_step/", "/map/gaps/"]
)
def test_pages_ask_the_database_as_often_for_many_as_for_one(client, path):
    ActivityFactory()
    client.get(path)
    with CaptureQueriesContext(connection) as one:
        client.get(path)
    for _ in range(2):
        ActivityFactory()

    with CaptureQueriesContext(connection) as three:
        response = client.get(path)

    assert len(three) == len(one)
    assert_valid_html(response.text)


# --- one activity ---


def test_page_has_how_to_get_in_before_all_else(client):
    response = client.get(ActivityFactory().get_absolute_url())

    text = response.text
    assert text.index("How to get in") < text.index("What happens")
    assertContains(response, "For somebody else: people who want to work in care")
    assertContains(response, 'href="tel:01614960199"')
    assert_valid_html(text)


def test_page_of_what_is_proposed_is_not_there_and_of_what_went_says_so(client):
    proposed = ActivityFactory(proposed=True)
    gone = ActivityFactory(state=State.WITHDRAWN, withdrawn_reason="The money came to an end.")
    other = ActivityFactory(title="Another like it")

    assert client.get(proposed.get_absolute_url()).status_code == 404
    page = client.get(gone.get_absolute_url())
    assertContains(page, "The money came to an end.", status_code=410)
    assertContains(page, other.title, status_code=410)


def test_page_of_what_nobody_confirmed_is_amber_then_warns(client):
    assertContains(client.get(overdue(5).get_absolute_url()), "Not confirmed since")
    assertContains(client.get(overdue(80).get_absolute_url()), "We do not know whether this is still right")


# --- a council ---


def test_page_of_a_council_knits_together_what_each_workstream_has(client):
    ActivityFactory(title="For Trafford", for_people_of=("Trafford",), place__council=council("Salford"))
    ActivityFactory(title="In Trafford, for Bury", for_people_of=("Bury",))
    region = ActivityFactory(title="For everybody", for_people_of=(), proposed=True)
    Coverage.objects.create(activity=region, is_region=True)
    type(region).objects.filter(pk=region.pk).update(state=State.PUBLISHED, verified_on=TODAY, published_at=NOW)
    EventFactory(title="Fair in Trafford", starts_at=NOW + timedelta(days=3), ends_at=NOW + timedelta(days=4))

    response = client.get("/map/areas/trafford/")

    for words in ("For Trafford", "For everybody", "Fair in Trafford"):
        assertContains(response, words)
    assertNotContains(response, "In Trafford, for Bury")


def test_address_of_no_theme_is_not_there(client):
    assert client.get("/map/areas/trafford/dancing/").status_code == 404
    assert client.get("/map/areas/atlantis/").status_code == 404
