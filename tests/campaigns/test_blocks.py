import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from campaigns.models import (
    CallBlock,
    Campaign,
    LadderBlock,
    QuoteBlock,
    StepsBlock,
    StoryBlock,
    TextBlock,
    VideoBlock,
)
from tests.factories.campaigns_campaigns import CampaignFactory, add_block
from workforce_portal.publishing.services import NotPublishable, publish

pytestmark = pytest.mark.django_db


def refused(block):
    with pytest.raises(ValidationError) as refusal:
        block.full_clean()
    return refusal.value.message_dict


def test_embed_pasted_instead_of_an_address_is_refused_with_a_sentence():
    film = add_block(CampaignFactory(), VideoBlock)
    film.address = "https://www.youtube.com/@somebody"

    assert "not the address of a video" in refused(film)["address"][0]


def test_button_that_leads_to_no_page_is_refused():
    call = add_block(CampaignFactory(), CallBlock)
    call.address = "/no/such/page/"

    assert refused(call) == {"address": ["There is no page at this address of the portal."]}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"third_text": "About it."}, "third"),
        ({"fourth": "Start"}, "third"),
    ],
)
def test_steps_have_no_gap_and_none_is_without_words(values, field):
    steps = add_block(CampaignFactory(), StepsBlock)
    for name, value in values.items():
        setattr(steps, name, value)

    assert list(refused(steps)) == [field]


def test_button_of_the_hero_needs_words_and_an_address():
    campaign = CampaignFactory.build(picture=None, button="Find your role")

    assert "button" in refused(campaign)


def test_address_of_a_page_of_the_portals_own_is_refused():
    campaign = CampaignFactory.build(picture=None, slug="events")

    assert refused(campaign) == {"slug": ["The portal has a page of its own at this address. Choose another."]}


@pytest.mark.parametrize("transcript", ["", "  \n"])
def test_page_with_a_film_without_transcript_is_not_published(transcript):
    campaign = CampaignFactory()
    add_block(campaign, VideoBlock, transcript=transcript)

    with pytest.raises(NotPublishable, match="“A morning with Harjit” has no transcript"):
        publish(campaign, by=None, at=timezone.now())

    assert not Campaign.objects.get(pk=campaign.pk).is_published


@pytest.mark.parametrize("kind", [CallBlock, QuoteBlock, StoryBlock, LadderBlock])
def test_page_with_two_of_what_stands_once_is_not_published(kind):
    campaign = CampaignFactory()
    add_block(campaign, kind)
    add_block(campaign, kind)

    assert campaign.publish_problems(timezone.now()) == [kind.one_to_a_page]


def test_page_without_blocks_or_picture_says_what_it_lacks():
    campaign = CampaignFactory(picture=None)

    assert campaign.publish_problems(timezone.now()) == [
        "Choose a picture for the top of the page.",
        "The page has no blocks yet. Add what it says.",
    ]


def test_page_with_words_and_a_picture_is_published():
    campaign = CampaignFactory()
    add_block(campaign, TextBlock)

    assert publish(campaign, by=None, at=timezone.now()).is_published
