from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.enums import Ground
from campaigns.grounds import LOUD, choose_grounds
from campaigns.models.blocks import KINDS
from campaigns.selectors.blocks import kind_of

kinds = st.lists(st.sampled_from([kind_of(kind) for kind in KINDS]), max_size=15)


@given(hero=st.sampled_from(Ground.values), kinds=kinds)
@settings(max_examples=50)
def test_no_ground_follows_itself_and_no_loud_one_another_loud_one(hero, kinds):
    grounds = [hero, *choose_grounds(hero, kinds)]

    pairs = list(pairwise(grounds))
    assert len(grounds) == len(kinds) + 1
    assert [pair for pair in pairs if pair[0] == pair[1]] == []
    assert [pair for pair in pairs if set(pair) <= LOUD] == []


def test_page_of_a_rose_campaign_has_the_rhythm_of_the_design():
    kinds = ["text", "story", "roles", "ladder", "myth", "figure", "steps", "question", "call"]

    grounds = choose_grounds(Ground.ROSE, kinds)

    assert grounds == ["paper", "blush", "paper", "lilac", "paper", "sun", "paper", "sea-tint", "rose"]


def test_call_below_a_figure_is_quiet():
    assert choose_grounds(Ground.SUN, ["text", "figure", "call"]) == ["paper", "rose", "blush"]
