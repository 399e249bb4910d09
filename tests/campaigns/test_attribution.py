import pytest
from django.test import RequestFactory

from campaigns.attribution import attribution_of, campaign_code, campaign_of
from tests.factories.campaigns_campaigns import CampaignFactory
from tests.factories.campaigns_short_links import ShortLinkFactory
from tests.factories.places import council
from workforce_portal.counting.sources import source_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return CampaignFactory(slug="good-with-people")


@pytest.fixture
def link(campaign):
    return ShortLinkFactory(campaign=campaign, council=council())


def ask(**query):
    return RequestFactory().get("/", query)


def test_a_short_code_tells_link_campaign_and_area(link, campaign):
    request = ask(c=link.code)

    known = attribution_of(request)

    assert (known.campaign, known.short_link) == (campaign, link)
    assert source_of(request).code == link.code
    assert source_of(request).area == "greater-manchester"


def test_a_link_without_a_campaign_is_a_source_all_the_same():
    link = ShortLinkFactory()

    assert campaign_of(ask(c=link.code)) is None
    assert source_of(ask(c=link.code)).code == link.code


def test_a_landing_that_names_a_campaign_becomes_its_code(campaign):
    landing = ask(utm_campaign="Good-With-People", utm_source="facebook")

    further = ask(c=source_of(landing).code)

    assert campaign_of(landing) == campaign_of(further) == campaign
    assert source_of(landing).code == campaign_code(campaign)


def test_an_unknown_campaign_becomes_other_and_stays_it(campaign):
    landing = ask(utm_campaign="<script>my name is Kath</script>")

    further = ask(c=source_of(landing).code)

    assert campaign_of(landing) is None
    assert source_of(landing).code == source_of(further).code == "other"


@pytest.mark.parametrize(
    "code", ["zzzzzz", "k-", "k-0", "k-99999999999999999999", "k-²", "k7mq2z\0", "K-1", "../", "<b>", "o" * 5000]
)
def test_a_made_up_code_is_nothing(code, link):
    request = ask(c=code)

    assert campaign_of(request) is None
    assert source_of(request).code == ""


def test_the_code_that_is_carried_comes_before_what_a_link_names(link, campaign):
    assert attribution_of(ask(c=link.code, utm_campaign="else")).short_link == link


def test_a_page_asks_once_and_only_where_something_is_asked(link, django_assert_num_queries):
    with django_assert_num_queries(0):
        campaign_of(ask())
    request = ask(c=link.code)
    with django_assert_num_queries(1):
        campaign_of(request)
        source_of(request)
        attribution_of(request)
