"""What the apps tell of the links on their pages."""

import pytest
import time_machine

from campaigns.models import CallBlock, TextBlock
from campaigns.outside_links import block_links, page_links
from providers.outside_links import resource_links
from tests.factories.campaigns_campaigns import CampaignFactory, add_block
from tests.factories.campaigns_events import EventFactory
from tests.factories.campaigns_people import NOW, RoleFactory, StoryFactory
from tests.factories.providers_resources import ResourceFactory
from tests.factories.publishing import FactFactory
from workforce_portal.site.outside_links import fact_links

pytestmark = pytest.mark.django_db


def test_resources_tell_the_link_that_they_are_and_those_in_their_text():
    link = ResourceFactory(link=True)
    page = ResourceFactory(html_body='<p>See <a href="https://skills.example/scale">the pay scale</a>.</p>')
    ResourceFactory(draft=True, html_body='<p><a href="https://draft.example/">not public</a></p>')

    found = {(one.page_url, one.url, one.text) for one in resource_links()}

    assert found == {
        (link.get_absolute_url(), "https://advice.example/checks", link.title),
        (page.get_absolute_url(), "https://skills.example/scale", "the pay scale"),
    }


def test_pages_tell_the_links_in_their_fields_and_texts_while_they_are_public():
    with time_machine.travel(NOW, tick=False):
        StoryFactory(body='<p><a href="https://story.example/">his choir</a></p>')
        RoleFactory(what_you_do='<p><a href="https://role.example/">the standards</a></p>')
        RoleFactory(draft=True, what_you_do='<p><a href="https://draft.example/">no</a></p>')
        EventFactory(link="https://fairs.example/book", details="Parking: https://park.example/sale.")

        found = {(one.url, one.text) for one in page_links()}

    assert found == {
        ("https://story.example/", "his choir"),
        ("https://role.example/", "the standards"),
        ("https://fairs.example/book", "where to join or book"),
        ("https://park.example/sale", "https://park.example/sale"),
    }


def test_blocks_tell_the_links_of_public_campaigns_alone():
    campaign, draft = CampaignFactory(published=True), CampaignFactory()
    add_block(campaign, TextBlock, body='<p><a href="https://text.example/">more</a></p>')
    add_block(campaign, CallBlock, address="https://call.example/")
    add_block(draft, TextBlock, body='<p><a href="https://draft.example/">no</a></p>')

    found = list(block_links())

    assert {one.url for one in found} == {"https://text.example/", "https://call.example/"}
    assert {one.page_url for one in found} == {campaign.get_absolute_url()}
    assert {one.admin_url for one in found} == {f"/admin/campaigns/campaign/{campaign.pk}/change/"}


def test_figures_tell_their_sources():
    fact = FactFactory(source_url="https://figures.example/2027")

    [found] = [one for one in fact_links() if one.url == "https://figures.example/2027"]

    assert (found.text, found.admin_url) == (fact.source, f"/admin/publishing/fact/{fact.pk}/change/")
