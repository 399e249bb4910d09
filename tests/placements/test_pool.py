"""What small places could host together, said in sentences."""

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from placements.pool import PoolPlace, calculate
from tests.pages import assert_valid_html

HOLLY = PoolPlace("Holly Bank", most=2, supervises=2)
LIMES = PoolPlace("The Limes", most=1, supervises=0)
MILL = PoolPlace("Mill Lane", most=2, supervises=1, assesses=True)


def test_three_places_host_what_none_could_alone():
    pool = calculate([HOLLY, LIMES, MILL], weeks=9)

    assert pool.number == 3
    assert (
        pool.rota[0] == "Student 1: weeks 1 to 3 at Holly Bank, weeks 4 to 6 at The Limes and weeks 7 to 9 at Mill Lane"
    )
    assert pool.alone == [
        "Holly Bank alone: no student.",
        "The Limes alone: no student.",
        "Mill Lane alone: 1 student.",
    ]


def test_one_change_that_unlocks_most_is_named():
    assert calculate([HOLLY, LIMES, MILL], weeks=9).unlock == (
        "If a university sent a supervisor one day a week, for 2 students, you could host 5 students."
    )


def test_what_is_missing_is_said_where_nothing_is_possible():
    pool = calculate([HOLLY, LIMES], weeks=6)

    assert pool.number == 0
    assert "has no assessor in weeks 1 to 6" in pool.missing[0]
    assert pool.unlock == "If a university sent an assessor, you could host 2 students."


def test_places_that_take_nobody_host_nobody():
    nobody = PoolPlace("Away", most=0, supervises=3, assesses=True)

    assert calculate([nobody, nobody], weeks=4).number == 0


drawn = st.builds(PoolPlace, st.just("Place"), st.integers(0, 3), st.integers(0, 3), st.booleans())


@settings(max_examples=30, deadline=None)
@given(st.lists(drawn, min_size=2, max_size=5), st.integers(1, 12))
def test_as_many_as_there_is_room_and_supervision_for(places, weeks):
    room = min(sum(one.most for one in places), sum(one.supervises for one in places))

    assert calculate(places, weeks=weeks).number == (room if any(one.assesses for one in places) else 0)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ({}, "What could we host together?"),
        (
            {"weeks": "9", "most_1": "1", "supervises_1": "2", "most_2": "1", "assesses_2": "on"},
            "host 2 students for 9 weeks",
        ),
        ({"weeks": "9", "most_1": "1"}, "Fill in at least two places"),
        ({"weeks": "0", "most_1": "x"}, "Enter a whole number, such as 1"),
    ],
)
def test_page_answers_and_refuses_in_sentences(client, numbers, said):
    page = client.get(reverse("placements:pool"), numbers)

    assert said in page.text
    assert_valid_html(page.text)
