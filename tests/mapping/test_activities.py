from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from mapping.enums import MOVES, Audience, Delivery, EventKind, ReviewEvery, Role, State, Through
from mapping.models import Activity, ActivityEvent, Coverage
from mapping.refusals import NotComplete, NotPublished, NotYourMove, WrongState
from mapping.selectors.completeness import missing_before_publishing, quality_of
from mapping.selectors.coverage import councils_reached, covering
from mapping.services import archive_activity, publish_activity, verify_activity, withdraw_activity
from mapping.services.walking import walk
from tests.factories.mapping import NOW, TODAY, ActivityFactory, WayInFactory
from tests.factories.places import council
from tests.factories.users import UserFactory
from workforce_portal.places.models import SubRegion

pytestmark = pytest.mark.django_db


def refuses(name, **fields):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        ActivityFactory(**fields)


def history(activity):
    return list(activity.events.values_list("kind", "from_state", "to_state", "role", "reason"))


# --- what can never be untrue ---


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("activity_is_for_somebody", {"audiences": []}),
        ("activity_is_for_somebody", {"audiences": ["everybody"], "ways": False}),
        ("activity_ends_after_it_starts", {"starts_on": TODAY, "ends_on": TODAY - timedelta(days=1)}),
        ("activity_ages_in_order", {"age_from": 30, "age_to": 16}),
        ("activity_closed_says_why", {"closed_until": TODAY, "closed_note": ""}),
        ("activity_published_is_verified", {"verified_on": None}),
        ("activity_withdrawn_says_why", {"state": State.WITHDRAWN}),
        ("activity_withdrawn_says_why", {"withdrawn_reason": "It moved away"}),
        ("activity_archived_has_its_time", {"state": State.ARCHIVED}),
        ("activity_is_looked_at_again", {"review_every": 3650}),
    ],
)
def test_activity_refuses_what_cannot_be(name, fields):
    refuses(name, **fields)


@pytest.mark.parametrize("fields", [{}, {"is_region": True, "outcode": "M33"}])
def test_coverage_of_nothing_or_of_two_areas_is_refused(fields):
    activity = ActivityFactory()

    with pytest.raises(IntegrityError, match="coverage_is_one_area"), transaction.atomic():
        Coverage.objects.create(activity=activity, **fields)


def test_coverage_names_an_area_once():
    activity = ActivityFactory()

    with pytest.raises(IntegrityError, match="coverage_names_an_area_once"), transaction.atomic():
        Coverage.objects.create(activity=activity, council=council())


@transaction.atomic
def take_coverage_away(activity):
    activity.coverage.all().delete()
    connection.check_constraints()


def test_coverage_of_a_published_activity_never_ends_up_empty():
    activity = ActivityFactory()

    with pytest.raises(DatabaseError, match="for people of some area"):
        take_coverage_away(activity)


def test_way_in_that_leads_nowhere_is_refused():
    with pytest.raises(IntegrityError, match="way_in_leads_somewhere"), transaction.atomic():
        WayInFactory(activity=ActivityFactory(), audience=Audience.EMPLOYERS, phone="")


def test_history_is_only_ever_added():
    activity = ActivityFactory()
    verify_activity(activity_id=activity.pk, role=Role.STAFF, by=None, at=NOW)

    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        ActivityEvent.objects.update(reason="Something else")


# --- states ---


def in_state(state):
    facts = {
        State.WITHDRAWN: {"withdrawn_reason": "It moved away"},
        State.ARCHIVED: {"archived_at": NOW},
    }
    return ActivityFactory(state=state, **facts.get(state, {}))


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("role", Role)
def test_moves_are_those_of_the_table(move, state, role):
    activity = in_state(state)
    allowed = state in MOVES[move].sources and role in MOVES[move].roles

    if allowed:
        walk(activity, move, role=role, by=None, at=NOW, reason="Because")
        assert activity.state == MOVES[move].target
        assert history(activity) == [(EventKind.MOVED, state, MOVES[move].target, role, "Because")]
    else:
        with pytest.raises((WrongState, NotYourMove)):
            walk(activity, move, role=role, by=None, at=NOW, reason="Because")
        assert not activity.events.exists()


def test_publishing_counts_as_confirming(django_user_model):
    activity, staff = ActivityFactory(proposed=True), UserFactory(staff=True)

    publish_activity(activity_id=activity.pk, by=staff, at=NOW)

    activity.refresh_from_db()
    assert (activity.state, activity.verified_on, activity.verified_by) == (State.PUBLISHED, TODAY, staff)
    assert activity.review_on == TODAY + timedelta(days=ReviewEvery.QUARTER)


def test_withdrawing_and_archiving_and_back():
    activity = ActivityFactory()

    withdraw_activity(activity_id=activity.pk, reason="The hall burnt down", role=Role.OWNER, by=None, at=NOW)
    archive_activity(activity_id=activity.pk, reason="Gone for good", role=Role.STAFF, by=None, at=NOW)
    publish_activity(activity_id=activity.pk, by=None, at=NOW)

    activity.refresh_from_db()
    assert (activity.state, activity.withdrawn_reason, activity.archived_at) == (State.PUBLISHED, "", None)
    assert [line[2] for line in history(activity)] == [State.WITHDRAWN, State.ARCHIVED, State.PUBLISHED]


# --- confirming ---


def test_confirming_is_not_editing_and_twice_a_day_is_once():
    activity, owner = ActivityFactory(), UserFactory()

    for _ in range(2):
        verify_activity(activity_id=activity.pk, role=Role.OWNER, by=owner, at=NOW)

    changed = activity.changed_at
    activity.refresh_from_db()
    assert (activity.verified_on, activity.verified_by, activity.changed_at) == (TODAY, owner, changed)
    assert [line[0] for line in history(activity)] == [EventKind.VERIFIED]


def test_confirming_what_is_not_published_is_refused():
    with pytest.raises(NotPublished):
        verify_activity(activity_id=ActivityFactory(proposed=True).pk, role=Role.OWNER, by=None, at=NOW)


# --- complete, and good ---


def test_complete_entry_misses_nothing():
    assert missing_before_publishing(ActivityFactory(proposed=True), on=TODAY) == []


def test_incomplete_entry_says_what_is_missing_and_where():
    activity = ActivityFactory(
        proposed=True,
        description=" ",
        is_free=False,
        ends_on=TODAY - timedelta(days=1),
        audiences=[Audience.STUDENTS, Audience.EMPLOYERS],
        for_people_of=(),
        ways=False,
    )
    activity.held_at.all().delete()

    with pytest.raises(NotComplete) as refused:
        publish_activity(activity_id=activity.pk, by=None, at=NOW)

    assert [one.where for one in refused.value.missing] == [
        "#id_description",
        "#id_costs",
        "#id_ends_on",
        "#coverage-group",
        "#held_at-group",
        "#ways_in-group",
        "#ways_in-group",
        "#ways_in-group",
    ]
    assert "Say how students and schools get in." in str(refused.value)


def test_remote_entry_needs_no_place():
    assert missing_before_publishing(ActivityFactory(proposed=True, remote=True), on=TODAY) == []


def test_quality_says_what_would_raise_it_and_rises_by_that():
    activity = ActivityFactory(costs="")
    before = quality_of(activity)
    gain = next(gain for gain in before.gains if gain.where == "#id_costs")

    activity.costs = "Bus fares are paid."

    assert str(gain) == f"To gain {gain.points} points: say what it costs, or what is paid for."
    assert quality_of(activity).score == before.score + gain.points


def test_quality_is_whole_only_once_nothing_is_left_to_gain():
    activity = ActivityFactory(costs="Bus fares are paid.", age_from=18, description="word " * 40)
    activity.ways_in.filter(through=Through.SELF).update(email="moira@first-steps.example")

    quality = quality_of(activity)

    assert (quality.score, quality.gains) == (100, [])


def test_quality_of_remote_entries_ignores_places():
    wheres = {gain.where for gain in quality_of(ActivityFactory(remote=True, delivery=Delivery.REMOTE)).gains}

    assert "#held_at-group" not in wheres


# --- coverage is not location ---


def test_coverage_by_region_sub_region_council_and_outcode():
    merseyside = SubRegion.objects.get(name="Cheshire and Merseyside")
    region, sub_region, one, part = (ActivityFactory(for_people_of=(), proposed=True) for _ in range(4))
    Coverage.objects.create(activity=region, is_region=True)
    Coverage.objects.create(activity=sub_region, sub_region=merseyside)
    Coverage.objects.create(activity=one, council=council("Wigan"))
    Coverage.objects.create(activity=part, outcode="L31")

    def at(name):
        return set(covering(council(name)))

    assert at("Wigan") == {region, one}
    assert at("Sefton") == {region, sub_region, part}
    assert at("Halton") == {region, sub_region}
    assert at("Bury") == {region}


def test_reach_of_many_is_what_each_council_is_told():
    merseyside = SubRegion.objects.get(name="Cheshire and Merseyside")
    for area in ({"is_region": True}, {"sub_region": merseyside}, {"outcode": "L31"}, {"outcode": "ZZ9"}):
        Coverage.objects.create(activity=ActivityFactory(), **area)
    activities = Activity.objects.values_list("pk", flat=True)

    reached = councils_reached(activities)

    for name in ("Trafford", "Sefton", "Knowsley", "Bury"):
        here = council(name)
        assert {pk for pk, codes in reached.items() if here.code in codes} == set(
            covering(here).values_list("pk", flat=True)
        )
