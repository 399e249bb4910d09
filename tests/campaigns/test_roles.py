import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.enums import RoleGroup
from campaigns.selectors.roles import ladder_of, whole_ladder
from tests.factories.campaigns_people import NOW, RoleFactory, StoryFactory, lead_to
from tests.factories.publishing import FactFactory
from tests.pages import assert_valid_html
from tests.site.reading import read, texts, words
from workforce_portal.publishing.services import NotPublishable, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def role(name, rung, **values):
    return RoleFactory(name=name, slug=name.lower().replace(" ", "-"), rung=rung, **values)


def names(rungs):
    return [rung.role.name for rung in rungs]


@pytest.fixture
def career():
    """Care worker, senior, team leader, manager; a support worker beside, and a way round in a circle."""
    care, support = role("Care worker", 1), role("Support worker", 1)
    senior, leader, manager = role("Senior", 2), role("Team leader", 3), role("Manager", 4)
    lead_to(care, support, senior)
    lead_to(support, care, senior)
    lead_to(senior, leader, note="after training")
    lead_to(leader, manager, care)
    lead_to(manager, leader)
    return {one.name: one for one in (care, support, senior, leader, manager)}


@pytest.mark.parametrize("start", ["Care worker", "Senior", "Team leader", "Manager"])
def test_ladder_is_the_same_way_up_wherever_somebody_stands_on_it(career, start):
    ladder = ladder_of(career[start], NOW)

    assert names(ladder) == ["Care worker", "Senior", "Team leader", "Manager"]
    assert [rung.role.name for rung in ladder if rung.is_here] == [start]
    assert [rung.number for rung in ladder] == [1, 2, 3, 4]


def test_step_sideways_leads_on_and_is_no_rung(career):
    ladder = ladder_of(career["Support worker"], NOW)

    assert names(ladder) == ["Support worker", "Senior", "Team leader", "Manager"]
    assert [way.role.name for way in ladder[0].sideways] == ["Care worker"]


def test_ladder_of_a_role_in_a_circle_of_one_height_is_that_role_alone():
    one, other = role("Cook", 1), role("Gardener", 1)
    lead_to(one, other)
    lead_to(other, one)

    ladder = ladder_of(one, NOW)

    assert names(ladder) == ["Cook"]
    assert [way.role.name for way in ladder[0].sideways] == ["Gardener"]


def test_whole_ladder_begins_with_its_role_and_nobody_stands_on_it(career):
    ladder = whole_ladder(career["Care worker"], NOW)

    assert names(ladder) == ["Care worker", "Senior", "Team leader", "Manager"]
    assert not any(rung.is_here for rung in ladder)


def test_draft_role_is_on_no_ladder(career):
    type(career["Senior"]).objects.filter(name="Team leader").update(is_published=False)

    assert names(ladder_of(career["Care worker"], NOW)) == ["Care worker", "Senior"]


def test_page_of_a_role_leads_to_the_page_of_each_other_rung(client, career):
    page = read(client.get(career["Senior"].get_absolute_url()))

    rungs = [one for one in page.iter("li") if "rung" in one.get("class", "").split()]
    links = [one.find(".//a").get("href") if one.find(".//a") is not None else None for one in rungs]
    assert links == ["/roles/care-worker/", None, "/roles/team-leader/", "/roles/manager/"]
    assert [words(one) for one in rungs if one.get("aria-current")] == [words(rungs[1])]
    assert words(rungs[1]).startswith("You are here Senior")
    assert "After training." in words(rungs[2])


def test_page_says_pay_with_its_source_and_has_somebody_who_does_it(client):
    shown = role("Care worker", 1, pay=FactFactory(figure="£12.71 an hour", source="GOV.UK"))
    StoryFactory(role=shown)

    response = client.get(shown.get_absolute_url())

    page = read(response)
    assert_valid_html(response.content.decode())
    facts = [words(fact) for fact in page.iter("dd")]
    assert facts == [
        "you are patient and not bossy",
        "None needed: you learn while you are paid",
        "At least £12.71 an hour",
    ]
    assert any("GOV.UK" in source for source in texts(page, "p", "source"))
    assert "Read Yasmin’s story" in words(page.find("body"))
    assert "JobPosting" not in response.content.decode()


def test_page_without_a_figure_for_pay_claims_none(client):
    shown = role("Care worker", 1)

    page = read(client.get(shown.get_absolute_url()))

    assert "It varies a lot, so compare a few adverts" in [words(fact) for fact in page.iter("dd")]
    assert "£" not in words(page.find("body"))


def test_list_stands_in_the_groups_in_which_jobs_are_counted(client):
    role("Cook", 1, group=RoleGroup.AROUND)
    role("Manager", 4, group=RoleGroup.LEADING, needs_no_experience=False)
    role("Care worker", 1)
    role("Draft", 1, draft=True)

    def headings(query=""):
        page = read(client.get(f"/roles/{query}"))
        sections = [one for one in page.iter("section") if "call" not in one.get("class", "").split()]
        return {words(one.find(".//h2")): [words(card) for card in one.iter("h3")] for one in sections}

    assert headings() == {
        "Giving care and support": ["Care worker"],
        "Leading a team or a service": ["Manager"],
        "Everything around it": ["Cook"],
    }
    assert headings("?starting=yes") == {"Giving care and support": ["Care worker"], "Everything around it": ["Cook"]}


def test_empty_list_says_what_to_do_instead(client):
    response = client.get("/roles/?starting=yes")

    assert "None of the jobs that we describe is without any experience" in response.content.decode()
    assert_valid_html(response.content.decode())


@pytest.mark.parametrize("address", ["/roles/", "/roles/care-worker/"])
def test_number_of_queries_does_not_grow_with_roles(client, address):
    care = role("Care worker", 1, pay=FactFactory())
    lead_to(care, role("Senior", 2))
    client.get(address)
    with CaptureQueriesContext(connection) as before:
        client.get(address)

    for number in range(3):
        lead_to(care, role(f"Leader {number}", 3, pay=FactFactory()))
    with CaptureQueriesContext(connection) as after:
        client.get(address)

    assert len(after) == len(before)


def test_a_role_that_says_nothing_is_not_published():
    empty = role("Cook", 1, draft=True, what_you_do="", fits=[])

    with pytest.raises(NotPublishable) as refused:
        publish(empty, by=None, at=NOW)

    assert refused.value.problems == [
        "Say what people do in this job.",
        "Tick the answers of “Find your role” that it suits, or nobody is led to it.",
    ]
