import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.places import PostcodeFactory, council
from workforce_portal.places import selectors
from workforce_portal.places.selectors import Place, PlaceNotFound, find_place, miles_between

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["M33 7XN", "m337xn", " m33  7xn ", "M 33 7 XN", "m33-7xn", "M33 7XN."])
def test_find_place_reads_a_postcode_in_any_case_and_spacing(typed):
    PostcodeFactory(code="M337XN", council=council("Trafford"), easting=378_769, northing=391_744)

    place = find_place(typed)

    assert place == Place("M33 7XN", "M33 7XN", 378_769, 391_744, council("Trafford"))


@pytest.mark.parametrize("typed", ["M1", "m1", " M 1 ", "M1 1", "M1 1A"])
def test_find_place_takes_the_first_half_of_a_postcode_as_its_middle(typed):
    place = find_place(typed)

    assert (place.name, place.postcode, place.council) == ("M1", None, council("Manchester"))
    assert place.is_approximate
    assert place.note == "Distances are measured from the middle of M1."
    assert miles_between(place.easting, place.northing, 384_500, 398_100) < 1


def test_find_place_does_not_guess_the_council_of_an_outcode_that_lies_in_two():
    place = find_place("BB1")

    assert place.council is None
    assert place.easting


def test_find_place_falls_back_on_the_outcode_of_a_postcode_that_is_not_known():
    place = find_place("m1 9zz")

    assert (place.name, place.postcode, place.is_approximate) == ("M1", None, True)
    assert place.note == "We do not know M1 9ZZ, so distances are measured from the middle of M1."


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Trafford", "Trafford"),
        ("trafford council", "Trafford"),
        ("TRAFFORD METROPOLITAN BOROUGH COUNCIL", "Trafford"),
        ("St. Helens", "St Helens"),
        ("saint helens", "St Helens"),
        ("City of Salford", "Salford"),
        ("Cheshire West & Chester", "Cheshire West and Chester"),
        ("cheshire west", "Cheshire West and Chester"),
        ("blackburn", "Blackburn with Darwen"),
        ("Lancashire County Council", "Lancashire"),
    ],
)
def test_find_place_takes_a_council_by_name(typed, name):
    assert find_place(typed) == Place(name, council=council(name))


def test_find_place_asks_which_council_is_meant():
    with pytest.raises(PlaceNotFound, match=r"^Enter Cheshire East or Cheshire West and Chester, or a postcode"):
        find_place("Cheshire")


@pytest.mark.parametrize(("typed", "name"), [("LL11", "LL11"), ("ll11 1aa", "LL11 1AA"), ("SW1A1AA", "SW1A 1AA")])
def test_find_place_says_that_a_place_is_outside_the_region(typed, name):
    with pytest.raises(PlaceNotFound) as refusal:
        find_place(typed)

    assert str(refusal.value) == (
        f"{name} is not in the North West of England. "
        "Enter a postcode, such as M33 7XN, or a council in the North West, such as Trafford."
    )


def test_find_place_puts_a_neighbours_postcode_outside_the_region():
    # BD23 is Skipton's; one postcode in a hundred lies in Lancashire.
    with pytest.raises(PlaceNotFound, match="BD23 9ZZ is not in the North West"):
        find_place("BD23 9ZZ")


@pytest.mark.parametrize("typed", ["", "   ", "?", "12345", "asdf", "M33 7XN 8", "M٣٣ 7XN", "\0", "the council"])
def test_find_place_says_what_to_enter_instead_of_nonsense(typed):
    with pytest.raises(PlaceNotFound, match=r"Enter a postcode, such as M33 7XN, or a council"):
        find_place(typed)


@given(typed=st.text(max_size=40))
def test_find_place_either_finds_or_answers_with_a_sentence(typed):
    try:
        answer = find_place(typed).name
    except PlaceNotFound as refusal:
        answer = str(refusal)

    assert answer


@given(
    postcode=st.from_regex(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}", fullmatch=True),
    gaps=st.lists(st.sampled_from(["", " ", "  ", "\t"]), min_size=7, max_size=7),
    lower=st.booleans(),
)
def test_split_postcode_does_not_mind_spaces_or_case(postcode, gaps, lower):
    typed = "".join(letter + gap for letter, gap in zip(postcode, gaps, strict=False))

    halves = selectors.split_postcode(typed.lower() if lower else typed)

    assert halves == (postcode[:-3], postcode[-3:])


def test_find_place_asks_the_database_once_for_a_postcode(django_assert_num_queries):
    PostcodeFactory(code="M337XN")

    with django_assert_num_queries(1):
        assert find_place("M33 7XN").council.sub_region.name == "Greater Manchester"


def test_the_region_has_24_councils_in_3_sub_regions():
    shape = {row.name: row.councils.count() for row in selectors.sub_regions()}

    assert shape == {"Cheshire and Merseyside": 9, "Greater Manchester": 10, "Lancashire and South Cumbria": 5}
