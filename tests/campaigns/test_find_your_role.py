"""Eight questions by GET: the answers are in the address, and the same answers find the same roles."""

import random
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.demo.people import written
from campaigns.find_your_role import ALL_ANSWERS, QUESTIONS, Answers
from campaigns.models import Role
from campaigns.selectors.find_your_role import match_roles, suggest_roles
from tests.factories.campaigns_events import EventFactory
from tests.factories.campaigns_people import NOW, RoleFactory, StoryFactory, lead_to
from tests.factories.places import PostcodeFactory
from tests.pages import assert_valid_html
from tests.site.reading import read, texts, words

letters_of = st.tuples(*(st.sampled_from([one.letter for one in question.answers]) for question in QUESTIONS))


@pytest.fixture(scope="module")
def demonstration():
    """The roles of the demonstration, with no database behind them."""
    return [
        Role(
            pk=number,
            slug=text.slug,
            name=text.get("name"),
            rung=int(text.get("rung")),
            fits=text.get("fits").split(),
        )
        for number, text in enumerate(written("roles"), start=1)
    ]


def best_for(role):
    """The answers that suit the role, and the first where none does."""
    return Answers(
        "".join(
            next((one.letter for one in question.answers if one.key in role.fits), question.answers[0].letter)
            for question in QUESTIONS
        )
    )


# --- which roles ---


def test_every_role_is_the_first_for_somebody(demonstration):
    first = {role.name: match_roles(demonstration, best_for(role))[0].role.name for role in demonstration}

    assert first == {role.name: role.name for role in demonstration}


def test_every_answer_leads_somewhere(demonstration):
    assert set(ALL_ANSWERS) == {key for role in demonstration for key in role.fits}


@settings(max_examples=50, deadline=None)
@given(letters=letters_of, seed=st.integers(0, 99))
def test_any_answers_find_two_or_three_roles_in_one_order(demonstration, letters, seed):
    shuffled = random.Random(seed).sample(demonstration, len(demonstration))

    found = match_roles(demonstration, Answers("".join(letters)))

    assert 2 <= len(found) <= 3
    assert [match.role.name for match in found] == [
        match.role.name for match in match_roles(shuffled, Answers("".join(letters)))
    ]


def test_between_equals_the_one_that_suits_fewer_others_then_the_lower_then_the_alphabet_comes_first():
    def role(name, rung, fits):
        return Role(name=name, rung=rung, fits=fits)

    broad = role("A broad", 1, ["one-person", "listening", "steady"])
    high = role("B high", 3, ["one-person", "listening"])
    later, sooner = role("D later", 1, ["one-person", "listening"]), role("C sooner", 1, ["one-person", "listening"])

    found = match_roles([broad, high, later, sooner], Answers("aabaaaaa"))

    assert [match.role.name for match in found] == ["C sooner", "D later"]


def test_nobody_has_two_answers_of_one_name():
    letters = [answer.letter for question in QUESTIONS for answer in question.answers]

    assert len(ALL_ANSWERS) == len(letters)
    assert all(len({one.letter for one in question.answers}) == len(question.answers) for question in QUESTIONS)


# --- the address ---


@pytest.mark.parametrize(
    ("text", "read_as"),
    [("abab", "abab"), ("ABAB", "abab"), ("ab9ab", "ab"), ("", ""), ("zz", ""), ("aababaaaaaaa", "aababaaa")],
)
def test_of_an_address_as_much_counts_as_makes_sense(text, read_as):
    assert Answers.read(text).letters == read_as


@pytest.mark.django_db
def test_questions_lead_from_one_to_the_next_and_then_to_the_result(client):
    RoleFactory()
    address, seen = "/find-your-role/1/", []

    for number in range(1, len(QUESTIONS) + 1):
        page = client.get(address)
        seen.append(words(read(page).find(".//h1")))
        assert_valid_html(page.content.decode())
        assert not page.cookies
        answers = "a" * (number - 1)
        sent = client.get(f"/find-your-role/{number}/", {"answers": answers, "sent": "yes", "answer": "a"})
        assert sent.status_code == 302
        address = sent["Location"]

    assert seen == [question.text for question in QUESTIONS]
    assert address == "/find-your-role/aaaaaaaa/"
    assert client.get(address).status_code == 200


@pytest.mark.django_db
def test_whoever_goes_back_finds_the_answer_and_keeps_the_later_ones(client):
    page = read(client.get("/find-your-role/2/?answers=abca"))
    checked = [one.get("value") for one in page.iter("input") if one.get("checked") is not None]

    changed = client.get("/find-your-role/2/?answers=abca&sent=yes&answer=d")

    assert checked == ["b"]
    assert changed["Location"] == "/find-your-role/3/?answers=adca"


@pytest.mark.django_db
@pytest.mark.parametrize("answer", ["", "&answer=", "&answer=q"])
def test_a_page_without_an_answer_asks_for_one(client, answer):
    response = client.get(f"/find-your-role/1/?sent=yes{answer}")

    assert response.status_code == 200
    assert words(read(response).find(".//title")).startswith("Error:")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/find-your-role/5/?answers=ab", "/find-your-role/3/?answers=ab"),
        ("/find-your-role/ab/", "/find-your-role/3/?answers=ab"),
        ("/find-your-role/AABABAAA/", "/find-your-role/aababaaa/"),
        ("/find-your-role/nonsense-of-any-kind/", "/find-your-role/1/"),
    ],
)
def test_a_mangled_address_leads_to_the_next_question(client, address, leads_to):
    assert client.get(address)["Location"] == leads_to


@pytest.mark.django_db
def test_there_is_no_ninth_question(client):
    assert client.get("/find-your-role/9/?answers=aaaaaaaa").status_code == 404
    assert client.get("/find-your-role/0/").status_code == 404


# --- the result ---


@pytest.mark.django_db
def test_result_says_why_who_does_it_and_where_people_start(client, now):
    start = RoleFactory(name="Care worker", rung=1, fits=["degree"])
    found = RoleFactory(name="Team leader", rung=3, fits=["one-person", "listening", "steady", "calm"])
    lead_to(start, found)
    StoryFactory(role=found)

    suggestion = suggest_roles(Answers("aaaaaaaa"), NOW)[0]
    response = client.get("/find-your-role/aaaaaaaa/")

    assert (suggestion.role, suggestion.starts_as) == (found, start)
    assert suggestion.story.person.shown_name == "Yasmin"
    text = words(read(response).find("body"))
    assert "Because you said: you like to get to know one person well" in text
    assert "Most people begin as Care worker" in text
    assert_valid_html(response.content.decode())


@pytest.mark.django_db
def test_next_step_is_near_the_postcode_and_the_link_to_share_does_not_say_it(client, now):
    PostcodeFactory()
    RoleFactory()
    EventFactory(title="Jobs fair in Sale", starts_at=NOW + timedelta(days=9))

    response = client.get("/find-your-role/aaaaaaaa/?near=m33+7xn")

    page = read(response)
    assert "Jobs fair in Sale" in words(page.find("body"))
    addresses = [one.get("href") for one in page.iter("a")] + [one.get("content") for one in page.iter("meta")]
    assert not [address for address in addresses if address and "33" in address and "7XN" in address.upper()]
    assert not response.cookies


@pytest.mark.django_db
def test_what_is_for_employers_is_no_next_step(client, now):
    from tests.factories.providers import DropInFactory

    RoleFactory()
    DropInFactory(type__name="Write a job advert")

    assert "Write a job advert" not in client.get("/find-your-role/aaaaaaaa/").content.decode()


@pytest.mark.django_db
def test_place_that_is_not_known_is_refused_in_a_sentence(client):
    RoleFactory()

    response = client.get("/find-your-role/aaaaaaaa/?near=Atlantis")

    assert "We cannot find that place." in response.content.decode()
    assert texts(read(response), "div", "error-summary")


@pytest.mark.django_db
def test_result_without_any_role_still_says_what_to_do(client):
    response = client.get("/find-your-role/aaaaaaaa/")

    assert "There are no jobs to show just now. Ring us" in response.content.decode()
    assert_valid_html(response.content.decode())


def test_every_combination_of_the_first_four_answers_finds_something(demonstration):
    first_four = product(*([one.letter for one in question.answers] for question in QUESTIONS[:4]))

    assert all(match_roles(demonstration, Answers("".join(letters) + "aaaa"))[0].because for letters in first_four)
