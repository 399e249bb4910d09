from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from applicants.references import ALPHABET, BadReference, new_reference, normalise_reference, reference_of

bodies = st.text(alphabet=ALPHABET, min_size=5, max_size=5)


@pytest.mark.parametrize("typed", ["{}", " {} ", "{lower}", "{bare}", "{spaced}", "{without_prefix}"])
def test_reference_is_read_however_it_is_said(typed):
    reference = reference_of("7K39Q")
    bare = reference.replace("-", "")
    ways = {"lower": reference.lower(), "bare": bare, "spaced": " ".join(bare), "without_prefix": reference[4:]}

    assert normalise_reference(typed.format(reference, **ways)) == reference


@settings(max_examples=50)
@given(bodies, st.integers(0, 5), st.sampled_from(ALPHABET))
def test_one_sign_misheard_is_noticed(body, position, sign):
    signs = reference_of(body)[4:].replace("-", "")
    wrong = signs[:position] + sign + signs[position + 1 :]

    if wrong != signs:
        with pytest.raises(BadReference):
            normalise_reference(wrong)


@settings(max_examples=50)
@given(bodies)
def test_two_neighbours_swapped_are_noticed(body):
    signs = reference_of(body)[4:].replace("-", "")

    for place, (one, other) in enumerate(pairwise(signs)):
        if one != other:
            with pytest.raises(BadReference):
                normalise_reference(signs[:place] + other + one + signs[place + 2 :])


@pytest.mark.parametrize("typed", ["", "NWC", "NWC-OIL-SUE", "NWC-7K3-9QDX", "نص"])
def test_what_is_no_reference_is_refused(typed):
    with pytest.raises(BadReference, match="NWC-7K3-9QD"):
        normalise_reference(typed)


def test_new_references_are_well_formed():
    made = {new_reference() for _ in range(50)}

    assert {normalise_reference(reference) for reference in made} == made


def test_the_example_is_one():
    assert normalise_reference("nwc 7k3 9qd") == "NWC-7K3-9QD"
