from datetime import timedelta

import pytest
from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.http import QueryDict

from providers.enums import ServiceSetting, Stage
from providers.filters.library import LibraryCriteria, LibrarySearch
from providers.models import Resource
from providers.models.resources import SEARCH_CONFIG
from tests.factories.providers_resources import PUBLISHED, ResourceFactory

pytestmark = pytest.mark.django_db


def search(query=""):
    return LibrarySearch(LibraryCriteria.from_query(QueryDict(query)))


def titles(query=""):
    return [resource.title for resource in search(query).found]


def counts(query, group):
    choices = next(choices for name, _, choices in search(query).groups if name == group)
    return {choice.value: choice.count for choice in choices}


@pytest.fixture
def interview():
    return ResourceFactory(title="Interview questions that show values", summary="Twelve of them.", slug="interview")


@pytest.fixture
def rota():
    return ResourceFactory(
        title="Pay and rota honesty sheet",
        summary="What it pays, and when.",
        slug="rota",
        stage=Stage.PLAN,
        html_body="<p>Say it before the interview, at a café.</p>",
    )


def test_a_word_is_found_in_any_of_its_forms_and_the_title_counts_most(interview, rota):
    assert titles("q=interviews") == [interview.title, rota.title]


def test_words_with_typing_errors_find_what_looks_like_them(interview, rota):
    found = search("q=intervew+qestions")

    assert [resource.title for resource in found.found] == [interview.title]
    assert found.is_close


def test_an_accent_is_no_obstacle(rota):
    assert titles("q=cafe") == [rota.title]
    assert titles("q=caf%C3%A9") == [rota.title]


def test_a_phrase_and_a_word_to_leave_out(interview, rota):
    assert titles("q=%22interview+questions%22") == [interview.title]
    assert titles("q=interview+-questions") == [rota.title]


def test_the_markup_of_a_text_is_not_found(rota):
    assert titles("q=strong") == []


@pytest.mark.parametrize("words", ["...", "&&&", "a", "the", "'; --", "%00", "-", "“"])
def test_words_that_say_nothing_find_nothing(interview, words):
    assert titles(f"q={words}") in ([], [interview.title])


def test_what_is_not_published_is_never_found(interview):
    ResourceFactory(title="Interview draft", draft=True)
    ResourceFactory(title="Interview of old", withdrawn=True)

    assert titles("q=interview") == [interview.title]
    assert titles() == [interview.title]


def test_an_edited_title_is_found_at_once(interview):
    Resource.objects.filter(pk=interview.pk).update(title="Rounders")

    assert titles("q=rounders") == ["Rounders"]


def test_without_words_the_way_of_recruiting_is_the_order(interview, rota):
    assert titles() == [rota.title, interview.title]


def test_the_newest_first(interview, rota):
    Resource.objects.filter(pk=interview.pk).update(changed_at=PUBLISHED + timedelta(days=1))

    assert titles("sort=newest") == [interview.title, rota.title]


def test_choices_narrow_the_list(interview, rota):
    home = ResourceFactory(title="An open morning", settings=[ServiceSetting.CARE_HOME], minutes=240, is_editable=True)

    assert titles("stage=plan") == [rota.title]
    assert set(titles("stage=plan&stage=select")) == {rota.title, interview.title, home.title}
    assert set(titles("setting=home_care")) == {rota.title, interview.title}
    assert titles("time=240") == [home.title]
    assert titles("edit=y") == [home.title]
    assert titles("stage=nonsense&time=7") == [rota.title, interview.title, home.title]


def test_each_count_is_what_the_choice_would_leave(interview, rota):
    ResourceFactory(title="An open morning", settings=[ServiceSetting.CARE_HOME], minutes=240, is_editable=True)

    for query in ("", "stage=select", "setting=home_care", "edit=y", "q=interview", "time=5&time=240&stage=plan"):
        for group in ("stage", "setting", "time", "edit"):
            kept = [pair for pair in query.split("&") if pair and not pair.startswith(f"{group}=")]
            for value, count in counts(query, group).items():
                assert count == len(titles("&".join([*kept, f"{group}={value}"]))), (query, group, value)


def test_the_same_list_has_one_address():
    mangled = LibraryCriteria.from_query(QueryDict("time=5&q=++pay++rota&stage=plan&stage=check&sort=best&x=1"))

    assert mangled.query == "q=pay+rota&stage=check&stage=plan&time=5"


def test_a_dead_end_has_ways_on(interview):
    ways = search("q=interview&stage=keep&time=5").ways_on

    assert [way.label for way in ways] == [
        "See 1 resource on every step of the way",
        "See 1 resource with these words",
    ]


@pytest.mark.parametrize(
    ("looked_up", "index"),
    [
        ({"search_words": SearchQuery("interview", config=SEARCH_CONFIG)}, "resource_search_by_word"),
        ({"search_text__trigram_word_similar": "intervew"}, "resource_search_by_likeness"),
    ],
)
def test_words_are_looked_up_in_an_index(looked_up, index):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")

    plan = Resource.objects.filter(**looked_up).order_by().explain()

    assert index in plan
