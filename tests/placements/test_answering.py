"""The question by its link, and the workspace of hosts."""

import pytest
import time_machine
from django.urls import reverse

from placements.enums import HostingAnswer
from placements.links import answer_path
from placements.models import HostingStatement, Site
from tests.factories.placements import NOW, HostFactory, SiteFactory, member_of
from tests.factories.places import PostcodeFactory
from tests.pages import assert_valid_html
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_a_day_in_january():
    with time_machine.travel(NOW, tick=False):
        yield


def test_get_shows_and_changes_nothing(client):
    site = SiteFactory()

    for part in ("", "more/", "done/", "still-right/"):
        response = client.get(answer_path(site, part), follow=True)
        assert response.status_code == 200
        assert_valid_html(response.text)

    assert not HostingStatement.objects.exists()
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_one_press_answers_without_signing_in(client):
    site = SiteFactory()

    response = client.post(answer_path(site), {"answer": "maybe"})

    assert response.url == answer_path(site, "more/")
    assert HostingStatement.objects.get().answer == HostingAnswer.MAYBE


def test_answer_that_is_none_of_the_four_is_refused_in_words(client):
    site = SiteFactory()

    page = client.post(answer_path(site), {"answer": "perhaps"}, follow=True)

    assert "Choose one of the four answers" in page.text
    assert not HostingStatement.objects.exists()


def test_reasons_show_remedy_person_and_date(client):
    site = SiteFactory()
    client.post(answer_path(site), {"answer": "no"})

    said = {"reasons": ["too_small", "cqc"], "ask_next_year_name": "Kwame Asante"}
    page = client.post(answer_path(site, "more/"), said, follow=True)

    text = words(read(page))
    assert "Two to five small places host together" in text
    assert "Our placements co-ordinator rings 01632 960140 by Tuesday 19 January" in text
    assert "What it does not commit you to" in text
    assert "ask Kwame Asante" in text
    assert_valid_html(page.text)


def test_number_and_courses_may_be_unknown(client):
    site = SiteFactory()
    client.post(answer_path(site), {"answer": "yes"})

    page = client.post(answer_path(site, "more/"), {"how_many": "", "note": ""}, follow=True)

    assert page.redirect_chain[-1][0] == answer_path(site, "done/")
    statement = HostingStatement.objects.get()
    assert (statement.how_many, statement.disciplines) == (None, [])


def test_still_right_is_one_press(client):
    site = SiteFactory()
    client.post(answer_path(site), {"answer": "yes"})

    with time_machine.travel(NOW.replace(month=2), tick=False):
        page = client.post(answer_path(site, "still-right/"), follow=True)

    assert "fresh for another month" in page.text
    assert HostingStatement.objects.get().confirmed_at == NOW.replace(month=2)


@pytest.mark.parametrize("change", [{"link_version": 2}, {"is_active": False}])
def test_link_that_was_replaced_or_ended_opens_nothing(client, change):
    site = SiteFactory()
    path = answer_path(site)
    Site.objects.update(**change)

    assert client.get(path).status_code == 404
    assert client.post(path, {"answer": "yes"}).status_code == 404


def test_workspace_asks_to_sign_in(client):
    assert reverse("account_login") in client.get(reverse("placements:host_home")).url


def test_member_sees_the_places_of_their_own_host_alone(client):
    mine, theirs = SiteFactory(), SiteFactory()
    client.force_login(member_of(mine.organisation))

    page = client.get(reverse("placements:host_home"))

    assert mine.name in page.text
    assert theirs.name not in page.text
    for name in ("placements:host_site", "placements:site_change"):
        assert client.get(reverse(name, args=[mine.uuid])).status_code == 200
        assert client.get(reverse(name, args=[theirs.uuid])).status_code == 404
    assert client.get(reverse("placements:site_add", args=[theirs.organisation.uuid])).status_code == 404


def test_stranger_who_signs_in_is_told_how_to_begin(client):
    client.force_login(member_of(HostFactory(university=True)))

    assert "act for no host so far" in client.get(reverse("placements:host_home")).text


@pytest.mark.parametrize("number", [1, 3])
def test_list_of_places_costs_the_same_whatever_its_length(client, number, django_assert_max_num_queries):
    host = HostFactory()
    SiteFactory.create_batch(number, organisation=host)
    client.force_login(member_of(host))

    with django_assert_max_num_queries(9):
        client.get(reverse("placements:host_home"))


FACTS = {
    "name": "The Limes",
    "postcode": "m337xn",
    "setting": "care_home",
    "people_supported": ["dementia"],
    "dbs": "not_known",
}


def test_place_is_added_by_four_answers(client):
    PostcodeFactory()
    host = HostFactory()
    client.force_login(member_of(host))

    page = client.post(reverse("placements:site_add", args=[host.uuid]), FACTS, follow=True)

    site = Site.objects.get()
    assert (site.postcode, site.council.name, site.most_students) == ("M33 7XN", "Trafford", None)
    assert "could it have a student?" in page.text
    assert_valid_html(page.text)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"postcode": "SW1A 1AA"}, "is not in the North West"),
        ({"postcode": "Trafford"}, "Enter the whole postcode"),
        ({"people_supported": []}, "Choose whom you support"),
        ({"most_students": "-1"}, "Enter 0 or more"),
        ({"most_students": "lots"}, "Enter a whole number, such as 2"),
    ],
)
def test_place_that_cannot_be_is_refused_and_nothing_is_lost(client, wrong, sentence):
    host = HostFactory()
    client.force_login(member_of(host))

    page = client.post(reverse("placements:site_add", args=[host.uuid]), {**FACTS, **wrong})

    assert sentence in page.text
    assert "The Limes" in page.text
    assert not Site.objects.exists()


def test_two_places_of_a_name_are_refused(client):
    PostcodeFactory()
    site = SiteFactory(name="The Limes")
    client.force_login(member_of(site.organisation))

    page = client.post(reverse("placements:site_add", args=[site.organisation.uuid]), FACTS)

    assert "a place of this name already" in page.text


def test_place_is_changed(client):
    PostcodeFactory()
    site = SiteFactory()
    client.force_login(member_of(site.organisation))

    client.post(reverse("placements:site_change", args=[site.uuid]), {**FACTS, "most_students": "0"})

    site.refresh_from_db()
    assert (site.name, site.most_students) == ("The Limes", 0)
