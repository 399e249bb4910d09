from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.campaigns_pages import PageFactory
from tests.factories.users import UserFactory
from tests.publishing.forms import address, sent
from workforce_portal.places.clock import LONDON

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.publishing.urls"),
    pytest.mark.usefixtures("no_second_factor"),
]
NOW = datetime(2027, 1, 5, 10, 0, tzinfo=LONDON)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


def sentences(response):
    return [str(message) for message in response.context["messages"]]


def test_a_publisher_publishes_at_once(client, publisher):
    page = PageFactory()
    client.force_login(publisher)

    response = client.post(address("publish", page), follow=True)

    page.refresh_from_db()
    assert (page.is_published, page.publish_at) == (True, NOW)
    assert sentences(response) == ["Everybody can see it."]


def test_what_has_a_time_waits_for_it(client, publisher):
    page = PageFactory(publish_at=NOW + timedelta(days=2, hours=3))
    client.force_login(publisher)

    response = client.post(address("publish", page), follow=True)

    assert "It appears by itself on Thursday 7 January 2027 at 1pm." in sentences(response)[0]
    assert "Appears on 7 January 2027" in response.text
    assert client.get(page.get_absolute_url()).status_code == 404
    with time_machine.travel(page.publish_at, tick=False):
        assert client.get(page.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("act", ["publish", "unpublish", "retire"])
def test_an_author_decides_nothing_about_what_is_public(client, author, act):
    page = PageFactory(published=act != "publish")
    client.force_login(author)

    response = client.post(address(act, page), {"text": "Read on", "url": "/stories/"})

    page.refresh_from_db()
    assert response.status_code == 403
    assert page.is_published == (act != "publish")


def test_an_author_cannot_send_the_page_published(client, author):
    page = PageFactory()
    client.force_login(author)

    client.post(address("change", page), sent(page, name="Care assistant", is_published="on"))

    page.refresh_from_db()
    assert (page.name, page.is_published) == ("Care assistant", False)


def test_an_author_changes_nothing_that_is_public(client, author):
    page = PageFactory(published=True, name="Care worker")
    client.force_login(author)

    shown = client.get(address("change", page))
    refused = client.post(address("change", page), sent(page, name="Carer"))

    page.refresh_from_db()
    assert "Only somebody who may publish can change it while it is published" in shown.text
    assert refused.status_code == 403
    assert page.name == "Care worker"


def test_a_get_decides_nothing(client, publisher):
    draft, public = PageFactory(), PageFactory(published=True)
    client.force_login(publisher)

    client.get(address("publish", draft))
    for act in ("unpublish", "retire", "withdraw_previews"):
        client.get(address(act, public))

    draft.refresh_from_db()
    public.refresh_from_db()
    assert (draft.is_published, public.is_published, public.preview_version) == (False, True, 1)


@pytest.mark.parametrize(
    ("lacks", "sentence"),
    [
        ({"review_by": None}, "Say by when somebody reads it again to see that it is true."),
        ({"review_by": date(2027, 1, 5)}, "Its review date has passed. Read it again, then set the next one."),
        ({"what_you_do": ""}, "Say what people do in this job."),
        (
            {"publish_at": NOW - timedelta(days=2), "unpublish_at": NOW - timedelta(days=1)},
            "The time at which it goes has passed. Take that time away or set a later one.",
        ),
    ],
)
def test_what_is_not_fit_to_be_public_is_refused_with_a_sentence(client, publisher, lacks, sentence):
    page = PageFactory(**lacks)
    client.force_login(publisher)

    shown = client.get(address("change", page))
    response = client.post(address("publish", page), follow=True)

    page.refresh_from_db()
    assert sentence in shown.text
    assert not page.is_published
    assert sentence in sentences(response)


def test_taken_back_it_is_a_draft(client, publisher):
    page = PageFactory(published=True)
    client.force_login(publisher)

    client.post(address("unpublish", page))

    assert client.get(page.get_absolute_url()).status_code == 404


def test_retired_its_address_says_what_to_do_instead(client, publisher):
    page = PageFactory(published=True)
    client.force_login(publisher)

    client.post(address("retire", page), {"text": "See all jobs in care", "url": "/roles/?from=old"})

    response = client.get(page.get_absolute_url())
    assert response.status_code == 410
    assert '<a class="button" href="/roles/?from=old">See all jobs in care</a>' in response.text


def test_retiring_leads_to_no_other_site(client, publisher):
    page = PageFactory(published=True)
    client.force_login(publisher)

    response = client.post(address("retire", page), {"text": "Read on", "url": "//elsewhere.example/"})

    page.refresh_from_db()
    assert "Enter an address of this portal that begins with /" in response.text
    assert page.is_published


def test_published_again_it_is_there_again(client, publisher):
    page = PageFactory(published=True)
    client.force_login(publisher)
    client.post(address("retire", page), {"text": "See all jobs in care", "url": "/roles/"})

    client.post(address("publish", page))

    assert client.get(page.get_absolute_url()).status_code == 200


def test_what_is_public_stays_fit_to_be(client, publisher):
    page = PageFactory(published=True)
    client.force_login(publisher)

    response = client.post(address("change", page), sent(page, name="Care assistant", what_you_do="<p> </p>"))

    page.refresh_from_db()
    assert "Say what people do in this job." in response.text
    assert 'value="Care assistant"' in response.text
    assert page.what_you_do == "<p>You help with washing and dressing.</p>"


def test_what_is_public_keeps_its_review_date(client, publisher):
    page = PageFactory(published=True)
    client.force_login(publisher)

    response = client.post(address("change", page), sent(page, review_by=""))

    assert "It is published: say by when somebody reads it again" in response.text


def test_it_does_not_go_before_it_appears(client, author):
    page = PageFactory(publish_at=NOW + timedelta(days=2))
    client.force_login(author)

    response = client.post(address("change", page), sent(page, unpublish_at_0="2027-01-06", unpublish_at_1="09:00"))

    assert "Enter a time after the one at which it appears." in response.text


def test_a_time_that_clocks_skip_is_refused(client, author):
    page = PageFactory()
    client.force_login(author)

    response = client.post(address("change", page), sent(page, publish_at_0="2027-03-28", publish_at_1="01:30"))

    page.refresh_from_db()
    assert response.status_code == 200
    assert "clocks change" in response.text
    assert page.publish_at is None


def test_a_time_in_summer_is_the_one_on_the_clock(client, author):
    page = PageFactory()
    client.force_login(author)

    client.post(address("change", page), sent(page, publish_at_0="2027-07-01", publish_at_1="09:00"))

    page.refresh_from_db()
    assert page.publish_at == datetime(2027, 7, 1, 9, 0, tzinfo=LONDON)


def test_what_is_published_is_not_deleted(client, publisher, user_who_may):
    public, draft = PageFactory(published=True), PageFactory()
    client.force_login(user_who_may("view_role", "change_role", "publish_role", "delete_role"))

    refused = client.post(address("delete", public), {"post": "yes"})
    allowed = client.post(address("delete", draft), {"post": "yes"})

    assert (refused.status_code, allowed.status_code) == (403, 302)


def test_the_list_says_what_stands_where(client, author):
    PageFactory(name="Draft one")
    PageFactory(name="Public one", published=True)
    PageFactory(name="Gone one", published=True, unpublish_at=NOW - timedelta(days=1))
    PageFactory(name="Later one", published=True, publish_at=NOW + timedelta(days=1))
    client.force_login(author)
    listed = "/pages/campaigns/role/"

    def shown(stage):
        rows = client.get(listed, {"stage": stage}).context["cl"].result_list
        return [page.name for page in rows]

    assert {stage: shown(stage) for stage in ("draft", "scheduled", "published", "gone")} == {
        "draft": ["Draft one"],
        "scheduled": ["Later one"],
        "published": ["Public one"],
        "gone": ["Gone one"],
    }
    everything = client.get(listed).text
    assert "Gone since 4 January 2027" in everything
    assert "Appears on 6 January 2027" in everything


def test_the_list_costs_the_same_however_long(client, author):
    def queries():
        with CaptureQueriesContext(connection) as queries:
            client.get("/pages/campaigns/role/")
        return len(queries)

    client.force_login(author)
    PageFactory(owner=author)
    client.get("/pages/campaigns/role/")
    with_one = queries()
    PageFactory.create_batch(2, owner=UserFactory())

    assert queries() == with_one
