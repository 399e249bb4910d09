from dataclasses import replace

import pytest

from tests.outbox.conftest import GREETING
from workforce_portal.outbox import kinds


def test_kind_registered_is_found_and_listed():
    farewell = replace(GREETING, key="farewell")

    kinds.register(farewell)

    assert kinds.get("farewell") is farewell
    assert [kind.key for kind in kinds.all_kinds()] == ["greeting", "farewell"]


def test_kind_unknown_is_named():
    with pytest.raises(kinds.UnknownKind, match="'nonsense'"):
        kinds.get("nonsense")


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({}, "registered twice"),
        ({"key": "k" * 51}, "longer than 50"),
        ({"key": "other", "body": "{{ nickname }} {{ link }}"}, "has no {{ nickname }}"),
        ({"key": "other", "body": "Nothing to follow"}, "cannot do without {{ link }}"),
    ],
)
def test_kind_that_could_not_be_sent_is_refused(changes, complaint):
    with pytest.raises(ValueError, match=complaint):
        kinds.register(replace(GREETING, **changes))


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("Dear {{ first_name }}, {{link}}", ""),
        ("{{ surname }} {{ link }}", "It may name: {{ first_name }}, {{ note }}, {{ link }}."),
        ("{% if first_name %}{{ link }}{% endif %}", "with two braces on both sides"),
        ("{{ link }} {{ first_name }", "with two braces on both sides"),
        ("{{ first_name|upper }} {{ link }}", "has no {{ first_name|upper }}"),
        ("{{ first_name.password }} {{ link }}", "has no {{ first_name.password }}"),
        ("Hello", "cannot do without {{ link }}"),
    ],
)
def test_wording_is_checked_against_what_the_kind_may_name(body, fault):
    found = GREETING.fault_in("A subject", body)

    assert (fault in found) if fault else (found == "")
