import pytest
from django.urls import reverse

from providers.enums import ServiceSetting, Stage
from providers.services.packs import publish_pack
from tests.factories.providers import NOW, DropInFactory, DropInTypeFactory, TopicFactory, book
from tests.factories.providers_resources import (
    PackFactory,
    PackMemberFactory,
    ResourceFactory,
    ResourceVersionFactory,
    TopicResourceFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
LIST = reverse("providers:resource_list")
START = reverse("providers:start")


def said(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


# --- the list ---


def test_list_says_what_each_resource_is_before_the_click(client):
    resource = ResourceFactory(is_editable=True, minutes=30)
    ResourceVersionFactory(resource=resource)

    page = said(client, LIST)

    assert "1 resource<" in page
    assert f'href="{resource.get_absolute_url()}"' in page
    assert "30 minutes" in page
    assert "PDF, 1 KB, 2 pages" in page
    assert "You can edit it" in page


def test_list_announces_its_count_in_the_title_when_it_is_narrowed(client):
    ResourceFactory()

    assert "<title>1 found: Resources" in said(client, f"{LIST}?stage=select")
    assert "<title>0 found: Resources" in said(client, f"{LIST}?stage=keep")


def test_list_without_a_match_says_what_to_do(client):
    ResourceFactory()

    page = said(client, f"{LIST}?q=zebra")

    assert "No resources match" in page
    assert "See all resources" in page


def test_list_says_when_only_similar_words_were_found(client):
    ResourceFactory(title="Interview questions")

    assert "Nothing has “intervew” word for word" in said(client, f"{LIST}?q=intervew")


def test_list_goes_on_over_pages_and_keeps_its_choices(client):
    ResourceFactory.create_batch(23, stage=Stage.KEEP)

    first = said(client, f"{LIST}?stage=keep")

    assert "1 to 20 of 23" in first
    assert "?stage=keep&amp;page=2" in first
    assert "21 to 23 of 23" in said(client, f"{LIST}?stage=keep&page=2")


@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_as_often_for_three_as_for_one(client, number, django_assert_num_queries):
    for _ in range(number):
        ResourceVersionFactory()

    with django_assert_num_queries(4):
        client.get(LIST)


def test_list_shows_published_packs(client):
    pack = PackMemberFactory().pack
    publish_pack(pack_id=pack.pk, at=NOW)
    hidden = PackFactory(title="Not yet")

    page = said(client, LIST)

    assert f'href="{pack.get_absolute_url()}"' in page
    assert hidden.title not in page


# --- one resource ---


def test_a_page_is_read_first_and_taken_along_second(client):
    resource = ResourceFactory(html_body="<h2>Before you start</h2>", is_editable=True)
    ResourceVersionFactory(resource=resource)

    page = said(client, resource.get_absolute_url())

    assert page.index("<h2>Before you start</h2>") < page.index("Take it with you")
    assert reverse("providers:resource_download", args=[resource.slug]) in page
    assert "PDF, 1 KB, 2 pages. <strong>You can edit this.</strong>" in page
    assert reverse("providers:format_request", args=[resource.slug]) in page
    assert reverse("providers:resource_tell_me", args=[resource.slug]) in page


def test_a_file_alone_offers_itself_and_another_format(client):
    version = ResourceVersionFactory()

    page = said(client, version.resource.get_absolute_url())

    assert "Take it with you" in page
    assert "Ask for another format" in page


def test_somebody_elses_page_says_where_it_opens(client):
    resource = ResourceFactory(link=True)

    assert "(opens advice.example)" in said(client, resource.get_absolute_url())


def test_a_withdrawn_resource_is_gone_and_a_draft_was_never_there(client):
    said(client, ResourceFactory(withdrawn=True).get_absolute_url(), status=410)
    said(client, ResourceFactory(draft=True).get_absolute_url(), status=404)


def test_the_number_in_a_footer_leads_to_that_version(client):
    version = ResourceVersionFactory()
    address = version.resource.get_absolute_url()

    response = client.get(address, {"copy": "1"})

    assert response.status_code == 302
    assert response["Location"] == version.get_absolute_url()
    assert "There is no version 7" in said(client, f"{address}?copy=7")
    assert "There is no version &lt;b" in said(client, f"{address}?copy=<b>")


def test_a_resource_names_the_next_free_drop_in_on_its_topic(client):
    about = TopicFactory(slug="choosing", name="Choosing the right person")
    resource = TopicResourceFactory(topic=about).resource
    DropInFactory(
        starts_at=NOW.replace(day=8), type=DropInTypeFactory(topics=[TopicFactory(slug="other", name="Other")])
    )
    full = DropInFactory(starts_at=NOW.replace(day=9), type=DropInTypeFactory(topics=[about]), capacity=1)
    free = DropInFactory(starts_at=NOW.replace(day=11), type=DropInTypeFactory(topics=[about]))
    book(full)

    page = said(client, resource.get_absolute_url())

    assert "The next free drop-in on “Choosing the right person”" in page
    assert f'href="{free.get_absolute_url()}"' in page
    assert full.get_absolute_url() not in page


# --- three questions ---


def test_three_questions_lead_to_what_fits_and_to_a_drop_in(client):
    drop_in = DropInFactory()
    quick = [ResourceFactory(minutes=5) for _ in range(3)]
    long = ResourceFactory(minutes=240)
    elsewhere = ResourceFactory(stage=Stage.KEEP)

    page = said(client, f"{START}?stage=select&setting=home_care&time=30")

    assert all(f'href="{resource.get_absolute_url()}"' in page for resource in quick)
    assert long.title not in page
    assert elsewhere.title not in page
    assert f'href="{drop_in.get_absolute_url()}"' in page


def test_three_questions_give_three_to_five(client):
    ResourceFactory.create_batch(9, minutes=5)

    response = client.get(f"{START}?stage=select&setting=any&time=5")

    assert len(response.context["resources"]) == 5


def test_where_little_fits_longer_ones_follow_then_those_for_others(client):
    quick = ResourceFactory(minutes=5)
    longer = ResourceFactory(minutes=240)
    for_others = ResourceFactory(minutes=5, settings=[ServiceSetting.CARE_HOME])

    response = client.get(f"{START}?stage=select&setting=home_care&time=5")

    assert response.context["resources"] == [quick, longer, for_others]


def test_staffs_own_order_comes_first(client):
    ResourceFactory(title="A")
    named = TopicResourceFactory(resource=ResourceFactory(title="Z")).resource

    response = client.get(f"{START}?stage=select&setting=any&time=5")

    assert response.context["resources"][0] == named


def test_an_answer_left_out_is_asked_for_and_the_others_are_kept(client):
    page = said(client, f"{START}?stage=select&time=5")

    assert "Choose your kind of service" in page
    assert page.count("checked") == 2


def test_answers_can_be_changed_without_starting_again(client):
    page = said(client, f"{START}?stage=select&setting=any&time=5&change=1")

    assert page.count("checked") == 3
    assert "Start with the first one" not in page


def test_the_answer_sets_no_cookie_and_changes_nothing(client):
    ResourceFactory()

    response = client.get(f"{START}?stage=select&setting=any&time=5")

    assert not response.cookies
    assert "<script" not in response.content.decode()


def test_with_nothing_published_the_questions_still_lead_on(client):
    page = said(client, f"{START}?stage=select&setting=any&time=5")

    assert "We have nothing on that yet" in page
    assert "See every drop-in" in page


# --- ways in ---


def test_the_library_is_found_from_the_front_doors_and_the_sitemap(client):
    resource = ResourceFactory()
    draft = ResourceFactory(draft=True)

    sitemap = said(client, "/sitemap.xml")

    assert f'href="{LIST}"' in said(client, "/")
    assert f'href="{START}"' in said(client, reverse("providers:index"))
    assert f'action="{LIST}"' in said(client, reverse("providers:index"))
    assert f"{resource.get_absolute_url()}</loc><lastmod>2026-09-01" in sitemap
    assert draft.get_absolute_url() not in sitemap


def test_a_drop_in_shows_the_resources_of_its_topics(client):
    resource = TopicResourceFactory(topic=TopicFactory()).resource
    withdrawn = TopicResourceFactory(topic=TopicFactory(), resource=ResourceFactory(withdrawn=True)).resource

    page = said(client, DropInFactory().get_absolute_url())

    assert resource.title in page
    assert withdrawn.title not in page
