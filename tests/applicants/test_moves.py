"""Every cell of the table: each state, each move, each role."""

from pathlib import Path

import pytest

from applicants.actors import Actor
from applicants.diagram import diagram
from applicants.enums import CLOSED, MOVES, ReferralState, Role
from applicants.models import ReferralEvent
from applicants.permissions import can_make_move
from applicants.refusals import AnotherOrganisation, NotYourMove, WrongState
from applicants.services.walking import walk
from tests.factories.applicants import NOW, TODAY, CohortFactory, PartnerFactory, ReferralFactory

pytestmark = pytest.mark.django_db

DOCUMENT = Path(__file__).parents[2] / "docs" / "applicants.md"
# What each move has to be given, by the state that it leads to.
FACTS = {
    "declined": {"reason": "full", "next_step": "ring"},
    "withdrawn": {"reason": "not_for_me"},
    "superseded": {"reason": "started_elsewhere"},
    "handed_over": {"reason": "handed_over"},
    "started": {"started_on": TODAY},
    "completed": {"reason": "completed", "ended_on": TODAY},
    "ended_early": {"reason": "stopped_coming", "ended_on": TODAY},
    "not_started": {"reason": "did_not_come"},
}


def a_referral(state):
    cohort = CohortFactory()
    return ReferralFactory(programme=cohort.programme, cohort=cohort, state=state)


@pytest.mark.parametrize("state", ReferralState)
def test_every_move_from_each_state_is_for_those_roles_alone(state):
    referral = a_referral(state)

    for move, row in MOVES.items():
        for role in Role:
            by = Actor(role, None, referral.organisation if role == Role.PARTNER else None)
            allowed = state in row.sources and role in row.roles
            assert can_make_move(referral, move, by=by) is allowed, (state, move, role)


@pytest.mark.parametrize("move", MOVES)
def test_a_move_that_is_allowed_writes_its_state_and_history(move):
    row = MOVES[move]
    for source in row.sources:
        referral = a_referral(source)
        by = Actor(row.roles[0], None, referral.organisation if row.roles[0] == Role.PARTNER else None)

        walk(referral, move, by=by, at=NOW, **FACTS.get(row.target, {}))

        referral.refresh_from_db()
        assert referral.state == row.target
        assert (referral.closed_at is not None) is (row.target in CLOSED)
        event = ReferralEvent.objects.get(referral=referral)
        assert (event.move, event.from_state, event.to_state, event.role) == (move, source, row.target, by.role)


def test_a_move_that_is_refused_changes_nothing():
    referral = a_referral("completed")
    staff, stranger = Actor(Role.STAFF), Actor(Role.PARTNER, None, PartnerFactory())

    with pytest.raises(WrongState, match="completed"):
        walk(referral, "accept", by=staff, at=NOW)
    with pytest.raises(NotYourMove):
        walk(referral, "accept", by=Actor(Role.APPLICANT), at=NOW)
    with pytest.raises(AnotherOrganisation):
        walk(a_referral("sent"), "accept", by=stranger, at=NOW)

    referral.refresh_from_db()
    assert referral.state == "completed"
    assert not ReferralEvent.objects.exists()


def test_a_note_that_is_internal_is_a_line_of_its_own():
    referral = a_referral("sent")

    walk(
        referral,
        "withdraw",
        by=Actor(Role.STAFF),
        at=NOW,
        reason="not_for_me",
        note="Rang twice",
        note_is_visible=False,
    )

    assert set(referral.events.filter(is_visible=True).values_list("note", flat=True)) == {""}
    assert referral.events.get(is_visible=False).note == "Rang twice"


def test_every_state_can_be_left_or_is_an_end():
    left = {source for row in MOVES.values() for source in row.sources}
    ends = set(ReferralState) - left

    assert ends == {ReferralState.COMPLETED, ReferralState.ENDED_EARLY, ReferralState.HANDED_OVER}


def test_every_state_is_reached():
    assert {row.target for row in MOVES.values()} | {ReferralState.SENT} == set(ReferralState)


def test_the_diagram_in_the_documents_is_the_table():
    assert diagram() in DOCUMENT.read_text()
