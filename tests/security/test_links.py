import uuid

import pytest

from workforce_portal.security.links import BadLink, SignedLink

SOMEBODY = uuid.UUID("5f0f8a3e-3a51-4c0e-9d0b-0b6b0c1d2e3f")


def test_link_reads_back_what_was_signed():
    link = SignedLink("booking")

    token = link.make(SOMEBODY, 3)

    assert link.read(token) == (SOMEBODY, 3)


def test_link_fits_into_one_part_of_an_address_and_says_what_it_is():
    token = SignedLink("booking").make(SOMEBODY, 3)

    assert token.startswith("signed.")
    assert set(token) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert len(token) < 80


@pytest.mark.parametrize("place", range(0, 78, 7))
def test_link_changed_in_any_place_is_refused(place):
    link = SignedLink("booking")
    token = link.make(SOMEBODY, 3)
    place %= len(token)
    changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]

    with pytest.raises(BadLink):
        link.read(changed)


@pytest.mark.parametrize("token", ["", "signed", "signed.", "signed.x.y", "signed..", "ä" * 40, "x" * 10_000, "\x00"])
def test_link_that_is_nothing_of_ours_is_refused(token):
    with pytest.raises(BadLink):
        SignedLink("booking").read(token)


def test_link_for_one_purpose_does_not_open_another():
    token = SignedLink("booking").make(SOMEBODY, 3)

    with pytest.raises(BadLink):
        SignedLink("invitation").read(token)


def test_link_signed_with_a_retired_key_still_opens(settings):
    link = SignedLink("booking")
    settings.SECRET_KEY = "the old key"
    token = link.make(SOMEBODY, 3)

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "the new key", ["the old key"]

    assert link.read(token) == (SOMEBODY, 3)


def test_link_signed_with_a_dropped_key_is_refused(settings):
    link = SignedLink("booking")
    settings.SECRET_KEY = "the old key"
    token = link.make(SOMEBODY, 3)

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "the new key", []

    with pytest.raises(BadLink):
        link.read(token)
