import pytest
import time_machine
from django.urls import reverse

from applicants.models import Applicant
from tests.factories.applicants import NOW, CohortFactory, ProgrammeFactory
from tests.factories.places import council
from tests.site.reading import only, read, texts, words

pytestmark = pytest.mark.django_db
COMPLETE = {"age": "27", "near": "WN7", "benefit": "no", "hours": "24", "matters": "soon"}


def ask(client, number, **query):
    with time_machine.travel(NOW, tick=False):
        return client.get(reverse("applicants:suits_question", args=[number]), query)


def result(client, **changes):
    with time_machine.travel(NOW, tick=False):
        return client.get(reverse("applicants:suits_result"), {**COMPLETE, **changes})


def test_question_keeps_the_first_half_of_a_postcode_and_the_council_alone(client):
    response = ask(client, 2, age="27", answer="wn7 2pq", sent="yes")

    query = response["Location"].split("?")[1]
    assert (response.status_code, "2PQ" in query.upper()) == (302, False)
    assert "near=WN7" in query


@pytest.mark.parametrize(("number", "answer"), [(1, "old"), (1, "300"), (2, "Paris"), (3, "maybe"), (4, ""), (5, "")])
def test_question_says_what_is_wrong_and_asks_again(client, number, answer):
    names = ["age", "near", "benefit", "hours", "matters"][: number - 1]

    response = ask(client, number, **{name: COMPLETE[name] for name in names}, answer=answer, sent="yes")

    assert response.status_code == 200
    assert len(texts(read(response), "p", "error-text")) == 1


@pytest.mark.parametrize("number", [1, 2])
def test_question_that_is_typed_may_be_passed_over(client, number):
    response = ask(client, number, age="27", answer="", sent="yes")

    assert response.status_code == 302
    assert ("age=-" if number == 1 else "near=-") in response["Location"]


def test_question_leads_back_to_the_first_without_an_answer(client):
    assert ask(client, 4, age="27")["Location"].startswith(reverse("applicants:suits_question", args=[2]))
    assert ask(client, 6).status_code == 404


def test_result_says_each_rule_in_words_and_leaves_out_nobody_for_what_is_not_known(client):
    CohortFactory(programme=ProgrammeFactory(name="For the young", kings_trust=True))
    CohortFactory(programme=ProgrammeFactory(name="On benefits", swap=True))
    CohortFactory(programme=ProgrammeFactory(name="Far away"), programme__councils=None)

    page = read(result(client, age="34", benefit="-"))

    said = " ".join(page.itertext())
    headings = [words(h) for h in page.iter("h3")]
    assert words(only(page, "h1")) == "2 programmes could suit you"
    assert set(headings[:2]) == {"On benefits", "Far away"}
    assert "For ages 16 to 30: you are 34" in said
    assert "For people on Universal Credit, JSA or ESA: you have not said" in said


def test_result_without_anything_says_what_to_do_instead(client):
    page = read(result(client))

    links = {link.get("href") for link in page.iter("a")}
    assert words(only(page, "h1")) == "Nothing starts just now that fits"
    assert {reverse("applicants:register"), reverse("applicants:programme_list")} <= links


def test_result_has_a_kind_page_for_somebody_under_16(client):
    assert words(only(read(result(client, age="15")), "h1")) == "Good that you think of it now"


def test_result_takes_no_harm_from_made_up_answers(client):
    for made_up in ({"age": "x"}, {"near": "\0"}, {"area": "'"}, {"matters": "x" * 999}):
        assert result(client, **made_up).status_code in (200, 302)


def test_result_asks_the_database_as_often_for_three_as_for_one(client, django_assert_max_num_queries):
    CohortFactory()
    with time_machine.travel(NOW, tick=False):
        result(client)
        with django_assert_max_num_queries(60) as first:
            result(client)
        CohortFactory.create_batch(2, council=council("Bolton"))
        with django_assert_max_num_queries(len(first)):
            result(client)

    assert not Applicant.objects.exists()


def test_programmes_show_starts_with_places_and_miles(client):
    cohort = CohortFactory(programme__name="Get Into Care", places=1)

    with time_machine.travel(NOW, tick=False):
        page = read(client.get(reverse("applicants:programme_list"), {"near": "WN7"}))

    said = " ".join(" ".join(page.itertext()).split())
    assert "Last place" in said
    assert "miles" in said
    assert any(str(cohort.uuid) in link.get("href") for link in page.iter("a"))


def test_programme_list_asks_the_database_as_often_for_three_as_for_one(client, django_assert_max_num_queries):
    CohortFactory()
    with time_machine.travel(NOW, tick=False):
        address = reverse("applicants:programme_list")
        client.get(address)
        with django_assert_max_num_queries(60) as first:
            client.get(address)
        CohortFactory.create_batch(2)
        with django_assert_max_num_queries(len(first)):
            client.get(address)


def test_programme_says_to_search_engines_what_it_says_to_people(client):
    cohort = CohortFactory(programme__name="Get Into Care")

    with time_machine.travel(NOW, tick=False):
        response = client.get(cohort.programme.get_absolute_url())

    assert '"@type": "Course"' in response.content.decode() or '"@type":"Course"' in response.content.decode()
    assert cohort.starts_on.isoformat() in response.content.decode()


def test_programme_that_takes_nobody_is_gone_with_a_way_on(client):
    programme = ProgrammeFactory(is_open=False)

    response = client.get(programme.get_absolute_url())

    assert response.status_code == 410
    assert reverse("applicants:suits") in {link.get("href") for link in read(response).iter("a")}
    assert client.get(reverse("applicants:programme", args=["never-was"])).status_code == 404


def test_home_tells_of_coming_starts(client):
    CohortFactory(programme__name="Get Into Care")

    with time_machine.travel(NOW, tick=False):
        page = " ".join(read(client.get(reverse("home"))).itertext())

    assert "Get Into Care" in page
