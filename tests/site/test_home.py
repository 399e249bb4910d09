from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories.places import council
from tests.pages import assert_valid_html
from tests.site.reading import only, read, texts, words
from workforce_portal.places.models import Council
from workforce_portal.publishing.facts import get_fact
from workforce_portal.site import happenings
from workforce_portal.site.happenings import Happening

pytestmark = pytest.mark.django_db


@pytest.fixture
def on_offer():
    """What the one source of this test has to offer, in place of what the apps offer."""
    offered = []
    before = list(happenings._sources)
    happenings._sources[:] = [lambda at, council, limit: offered]
    yield offered
    happenings._sources[:] = before


def happening(title="Recruitment drop-in", *, council_code=None, is_few=False):
    return Happening(
        starts_at=timezone.now() + timedelta(days=3),
        for_whom="Running a service",
        title=title,
        url="/providers/drop-ins/1/",
        text="Bring your advert. Leave with a better one.",
        place="Online",
        places_left="1 place left",
        is_few=is_few,
        council_code=council_code,
    )


@pytest.mark.parametrize("count", [0, 1, 3])
def test_home_shows_what_is_coming_up(client, on_offer, count):
    on_offer.extend(happening(f"Drop-in {n}") for n in range(count))

    response = client.get(reverse("home"))

    tickets = texts(read(response), "li", "ticket")
    assert len(tickets) == count
    assert all("1 place left" in ticket for ticket in tickets)
    assert_valid_html(response.text)


def test_home_without_happenings_offers_other_ways(client, on_offer, settings):
    response = client.get(reverse("home"))

    (empty,) = texts(read(response), "div", "empty")
    assert "Nothing is open to book just now." in empty
    assert settings.HELP_PHONE in empty


def test_home_queries_do_not_grow_with_happenings(client, on_offer):
    on_offer.append(happening())
    with CaptureQueriesContext(connection) as with_one:
        client.get(reverse("home"))
    on_offer.extend([happening(), happening()])

    with CaptureQueriesContext(connection) as with_three:
        client.get(reverse("home"))

    assert len(with_one) == len(with_three) <= 4


def test_home_narrows_to_the_council_and_stays_on_it(client, on_offer):
    trafford = council("Trafford")
    on_offer.extend(
        [happening("Near", council_code=trafford.code), happening("Far", council_code=council("Bolton").code)]
    )

    page = read(client.get(reverse("home"), {"council": trafford.slug}))

    (ticket,) = texts(page, "li", "ticket")
    assert "Near" in ticket
    assert [words(option) for option in page.iter("option") if option.get("selected") is not None] == ["Trafford"]


def test_home_names_the_council_that_has_nothing(client, on_offer):
    on_offer.append(happening(council_code=council("Bolton").code))

    page = read(client.get(reverse("home"), {"council": "trafford"}))

    (empty,) = texts(page, "div", "empty")
    assert "Trafford" in empty
    assert "See all the North West" in empty


@pytest.mark.parametrize("nonsense", ["atlantis", "' OR 1=1", "\x00", ""])
def test_home_takes_an_unknown_council_for_the_whole_region(client, on_offer, nonsense):
    on_offer.append(happening(council_code=council("Bolton").code))

    response = client.get(reverse("home"), {"council": nonsense})

    assert response.status_code == 200
    assert len(texts(read(response), "li", "ticket")) == 1


def test_home_offers_every_council(client, on_offer):
    page = read(client.get(reverse("home")))

    names = [words(option) for option in page.iter("option")]
    assert names == ["All the North West", *Council.objects.order_by("name").values_list("name", flat=True)]


def test_home_says_where_its_figure_comes_from(client, on_offer):
    page = read(client.get(reverse("home")))

    fact = get_fact("free-posts")
    (source,) = texts(page, "p", "source")
    assert fact.period in source
    assert fact.source_url in {link.get("href") for link in page.iter("a")}


def test_home_escapes_what_a_source_says(client, on_offer):
    on_offer.append(happening("<script>alert(1)</script>"))

    response = client.get(reverse("home"))

    assert "<script>" not in response.text
    assert only(read(response), "h1") is not None
