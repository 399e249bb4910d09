import json

import pytest
from django.urls import reverse

from tests.factories.organisations import CareServiceFactory
from workforce_portal.organisations.models import CareService
from workforce_portal.organisations.selectors import plain_words, search_care_services

pytestmark = pytest.mark.django_db


def names(text, **options):
    return [service.name for service in search_care_services(text, **options)]


@pytest.fixture
def three_services():
    CareServiceFactory(name="Allingham House Care Centre", provider_name="Quayside Care Ltd", postcode="WA15 6SQ")
    CareServiceFactory(name="St Mary’s Home", also_known_as="The Café", provider_name="Trust", postcode="OL1 1UH")
    CareServiceFactory(name="Bramble Lodge", provider_name="Allied Health Limited", postcode="M33 7XN")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Allingham", ["Allingham House Care Centre"]),
        ("house allingham", ["Allingham House Care Centre"]),
        ("alingam", ["Allingham House Care Centre"]),
        ("brmable", ["Bramble Lodge"]),
        ("allingham huose", ["Allingham House Care Centre"]),
        ("quayside care limited", ["Allingham House Care Centre"]),
        ("st marys", ["St Mary’s Home"]),
        ("St. Mary's", ["St Mary’s Home"]),
        ("CAFE", ["St Mary’s Home"]),
        ("bramble", ["Bramble Lodge"]),
        ("m33 7xn", ["Bramble Lodge"]),
        ("M337XN", ["Bramble Lodge"]),
        ("bramble m33", ["Bramble Lodge"]),
        ("wa15", ["Allingham House Care Centre"]),
        ("nothing like these", []),
        ("%", []),
        ("a", []),
        ("", []),
        ("\0", []),
    ],
)
@pytest.mark.usefixtures("three_services")
def test_search_care_services_forgives_how_it_is_typed(typed, found):
    assert names(typed) == found


def test_search_care_services_begins_with_names_that_begin_so():
    CareServiceFactory(name="The Bramble")
    CareServiceFactory(name="Bramble Lodge")
    CareServiceFactory(name="Oak Lodge", provider_name="Bramble Limited")

    assert names("bramble") == ["Bramble Lodge", "The Bramble", "Oak Lodge"]


def test_search_care_services_leaves_out_what_left_the_directory():
    CareServiceFactory(name="Bramble Lodge", left_directory_on="2026-10-01")
    CareServiceFactory(name="Bramble Court", added_by_staff=True)

    assert names("bramble") == ["Bramble Court"]


def test_search_care_services_stops_at_the_limit():
    CareServiceFactory.create_batch(12, name="Bramble Lodge")

    assert len(search_care_services("bramble")) == 10
    assert len(search_care_services("bramble", limit=3)) == 3


@pytest.mark.parametrize("text", ["St Mary’s  (Home)", "CAFÉ Ölé", "M33 7XN", "  a-b_c  "])
def test_plain_words_are_the_databases(text):
    service = CareServiceFactory(name=text, provider_name="", postcode="")

    service.refresh_from_db()

    assert plain_words(text) in {service.search_text.strip(), service.search_text.replace(" ", "")}


def test_search_care_services_stays_quick_among_sixty_thousand(django_assert_max_num_queries):
    words = ["Oak", "Elm", "Ash", "Holly", "Rose", "Ivy", "Mill", "Park", "Abbey", "Dale"]
    CareService.objects.bulk_create(
        (
            CareService(
                name=f"{words[n % 10]}{words[n // 10 % 10].lower()} {words[n // 100 % 10]} Care Home",
                postcode=f"M{n % 40} {n % 9}AA",
            )
            for n in range(1_000)
        ),
        batch_size=1_000,
    )

    with django_assert_max_num_queries(7):
        assert len(names("oakelm mil")) > 0


def test_care_service_search_answers_with_what_tells_services_apart(client):
    service = CareServiceFactory(name="Bramble Lodge", address="1 Bramble Lane, Sale", postcode="M33 7XN")

    response = client.get(reverse("care_service_search"), {"q": "brambel"})

    assert json.loads(response.content) == {
        "results": [{"id": service.pk, "name": "Bramble Lodge", "detail": "1 Bramble Lane, Sale, M33 7XN"}]
    }
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert response.headers["Content-Type"] == "application/json"


def test_care_service_search_is_only_asked(client):
    assert client.post(reverse("care_service_search"), {"q": "bramble"}).status_code == 405


def test_care_service_search_stops_a_machine_that_asks_too_often(client, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "service_search_by_address": "2/h"}

    answers = [client.get(reverse("care_service_search"), {"q": "bramble"}).status_code for _ in range(3)]

    assert answers == [200, 200, 429]
