import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Campaign, QuestionBlock, TextBlock, VideoBlock
from tests.factories.campaigns_campaigns import CampaignFactory, add_block
from tests.factories.users import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_second_factor")]


@pytest.fixture
def lead(client):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


def change_url(campaign):
    return reverse("admin:campaigns_campaign_change", args=[campaign.pk])


def as_typed(client, campaign):
    """What a browser would send back of the form as it stands."""
    response = client.get(change_url(campaign))
    data = {}
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False:
                data[field.html_name] = value if not isinstance(value, list) else [str(one) for one in value]
    moment = data.pop("publish_at", None)
    if moment:
        data |= {"publish_at_0": f"{timezone.localtime(moment):%d/%m/%Y}", "publish_at_1": "09:00:00"}
    data["seen_changed_at"] = campaign.changed_at.isoformat()
    return data


def test_blocks_are_moved_by_their_places(lead):
    campaign = CampaignFactory()
    first = add_block(campaign, QuestionBlock, question="One?")
    add_block(campaign, QuestionBlock, question="Two?")
    data = as_typed(lead, campaign)
    prefix = next(key for key, value in data.items() if value == "One?").removesuffix("-question")

    response = lead.post(change_url(campaign), {**data, f"{prefix}-ordering": 99})

    assert response.status_code == 302
    assert list(QuestionBlock.objects.values_list("question", flat=True)) == ["Two?", "One?"]
    first.refresh_from_db()
    assert first.ordering == 99


def test_film_with_a_wrong_address_is_refused_and_what_was_typed_stays(lead):
    campaign = CampaignFactory()
    film = add_block(campaign, VideoBlock)
    data = as_typed(lead, campaign)
    prefix = next(key for key, value in data.items() if value == film.title).removesuffix("-title")

    response = lead.post(change_url(campaign), {**data, f"{prefix}-address": "https://vimeo.com/channels/staffpicks"})

    assert "That is not the address of a video." in response.text
    assert "https://vimeo.com/channels/staffpicks" in response.text
    film.refresh_from_db()
    assert film.address == "https://youtu.be/dQw4w9WgXcQ"


def test_published_page_cannot_lose_its_transcript(lead):
    campaign = CampaignFactory(published=True)
    film = add_block(campaign, VideoBlock)
    data = as_typed(lead, campaign)
    prefix = next(key for key, value in data.items() if value == film.title).removesuffix("-title")

    response = lead.post(change_url(campaign), {**data, f"{prefix}-transcript": ""})

    assert "has no transcript" in response.text
    film.refresh_from_db()
    assert film.transcript


def test_queries_of_the_form_do_not_grow_with_the_blocks(lead):
    small, large = CampaignFactory(), CampaignFactory()
    for campaign, times in [(small, 1), (large, 12)]:
        for _ in range(times):
            add_block(campaign, TextBlock)
    lead.get(change_url(small))  # content types are read once a process

    with CaptureQueriesContext(connection) as of_small:
        lead.get(change_url(small))
    with CaptureQueriesContext(connection) as of_large:
        lead.get(change_url(large))

    assert len(of_small) == len(of_large)


def test_form_carries_only_the_inline_map_that_its_policy_names(lead):
    response = lead.get(change_url(add_block(CampaignFactory(), TextBlock).parent))

    policy = response.headers["Content-Security-Policy"]
    nonce = policy.split("'nonce-")[1].split("'")[0]
    assert f'<script type="importmap" nonce="{nonce}">' in response.text
    assert "unsafe-inline" not in policy


def test_list_says_which_campaigns_are_public(lead):
    CampaignFactory(name="Open one", published=True)
    CampaignFactory(name="Draft one")

    text = lead.get(reverse("admin:campaigns_campaign_changelist")).text

    assert "Open one" in text
    assert "Draft one" in text
    assert Campaign.objects.count() == 2
