import pytest
from django.urls import reverse

from providers.models import Adviser, DropInType, Topic, Venue
from tests.factories.places import PostcodeFactory, council
from tests.factories.providers import (
    AdviserFactory,
    DropInFactory,
    DropInTypeFactory,
    StaffFactory,
    TopicFactory,
    VenueFactory,
    member_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

VENUE_ADD = "admin:providers_venue_add"
MAKE = {
    "topic": lambda n: TopicFactory(slug=f"topic-{n}", name=f"Topic {n}"),
    "adviser": lambda n: DropInFactory(adviser=AdviserFactory()),
    "dropintype": lambda n: DropInFactory(),
    "venue": lambda n: VenueFactory(),
}


@pytest.fixture
def manager_client(client):
    client.force_login(member_of("Programme managers"))
    return client


def venue(**changes):
    return {
        "name": "Ashfield Hall",
        "address": "1 Ashfield Road",
        "town": "Sale",
        "postcode": "m337xn",
        "council": "",
        "getting_there": "Tram to Sale",
        **changes,
    }


def errors(response):
    return {name: list(texts) for name, texts in response.context["adminform"].form.errors.items()}


def test_a_venue_is_placed_by_its_postcode(staff_client):
    PostcodeFactory(code="M337XN", easting=378_769, northing=391_744)

    staff_client.post(reverse(VENUE_ADD), venue(council=council("Wigan").pk))

    made = Venue.objects.get()
    assert (made.postcode, made.council, made.easting, made.northing) == (
        "M33 7XN",
        council("Trafford"),
        378_769,
        391_744,
    )


def test_a_venue_with_an_unknown_postcode_is_placed_roughly_and_says_so(staff_client):
    response = staff_client.post(reverse(VENUE_ADD), venue(postcode="BL1 9ZZ"), follow=True)

    assert "Its place on the map is approximate." in response.text
    assert Venue.objects.get().council == council("Bolton")


def test_a_venue_near_a_border_asks_for_its_council(staff_client):
    refused = staff_client.post(reverse(VENUE_ADD), venue(postcode="M35 9ZZ"))

    assert errors(refused) == {"council": ["M35 9ZZ lies near the border of several councils. Choose the right one."]}

    staff_client.post(reverse(VENUE_ADD), venue(postcode="M35 9ZZ", council=council("Oldham").pk))

    assert Venue.objects.get().council == council("Oldham")


@pytest.mark.parametrize(
    ("postcode", "sentence"),
    [
        ("M33", "Enter a whole postcode, such as M33 7XN."),
        ("Trafford", "Enter a whole postcode, such as M33 7XN."),
        ("LS1 4DY", "LS1 4DY is not in the North West of England."),
    ],
)
def test_a_venue_needs_a_postcode_of_the_region(postcode, sentence, staff_client):
    response = staff_client.post(reverse(VENUE_ADD), venue(postcode=postcode))

    assert errors(response)["postcode"][0].startswith(sentence)
    assert "Tram to Sale" in response.text
    assert not Venue.objects.exists()


def test_managers_add_a_kind_a_topic_and_an_adviser(manager_client):
    manager_client.post(
        reverse("admin:providers_topic_add"), {"name": "Pay", "slug": "pay", "position": 1, "is_offered": "on"}
    )
    manager_client.post(
        reverse("admin:providers_dropintype_add"),
        {
            "name": "Ask anything",
            "slug": "ask-anything",
            "summary": "Half an hour with an adviser.",
            "topics": [Topic.objects.get().pk],
            "who_for": "Anybody",
            "what_happens": "You ask.",
            "what_to_bring": "",
            "minutes": 30,
            "capacity": 1,
            "notice_hours": 2,
            "horizon_days": 90,
        },
    )
    manager_client.post(reverse("admin:providers_adviser_add"), {"name": "Joe Brennan", "is_active": "on"})

    assert list(DropInType.objects.get().topics.all()) == [Topic.objects.get()]
    assert Adviser.objects.get().is_active


@pytest.mark.parametrize("name", MAKE)
def test_lists_need_as_many_queries_for_many_rows_as_for_few(
    name, manager_client, django_assert_max_num_queries, django_assert_num_queries
):
    counts = []
    for number in range(3):
        MAKE[name](number)
        with django_assert_max_num_queries(40) as captured:
            manager_client.get(reverse(f"admin:providers_{name}_changelist"))
        counts.append(len(captured.captured_queries))

    assert len(set(counts)) == 1


def test_a_kind_counts_its_coming_sessions(staff_client):
    kind = DropInTypeFactory()
    DropInFactory(type=kind)
    DropInFactory(type=kind, status="draft")

    rows = staff_client.get(reverse("admin:providers_dropintype_changelist")).context["cl"].result_list

    assert [row.coming for row in rows] == [1]


def test_an_adviser_is_joined_to_one_of_the_staff_without_any_script(manager_client):
    colleague, member = member_of("Advisers"), StaffFactory(full_name="A member", is_staff=False)
    add = reverse("admin:providers_adviser_add")

    page = manager_client.get(add)
    manager_client.post(add, {"name": "Farida Iqbal", "user": colleague.pk, "is_active": "on"})
    refused = manager_client.post(add, {"name": "Joe Brennan", "user": member.pk, "is_active": "on"})
    mangled = manager_client.post(add, {"name": "Joe Brennan", "user": "Joe", "is_active": "on"})

    assert f'<option value="{colleague.pk}">' in page.text
    assert f'<option value="{member.pk}">' not in page.text
    assert Adviser.objects.get().user == colleague
    assert "Select a valid choice" in refused.text
    assert "Select a valid choice" in mangled.text
