import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from mapping.enums import Level, ReportReason, State, Theme, TipStatus
from mapping.models import Activity, AreaCheck, GapRule, LevelOverride, Location, Opportunity
from mapping.services.tips import report_mistake
from tests.factories.applicants import MembershipFactory
from tests.factories.mapping import NOW, TODAY, ActivityFactory, LocationFactory, overdue
from tests.factories.places import PostcodeFactory, council
from tests.factories.users import UserFactory
from tests.mapping.test_tips import suggestion
from workforce_portal.staff.worklists import registry, waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def staff(client):
    """Somebody of the map team, signed in."""
    user = UserFactory(staff=True)
    user.groups.add(Group.objects.get(name="Map team"))
    client.force_login(user)
    return user


def at(name, *args):
    return reverse(f"admin:mapping_{name}", args=args)


PAGES = ("activity", "location", "mistakereport", "suggestion", "gaprule", "areacheck", "leveloverride", "opportunity")


@pytest.mark.parametrize("name", PAGES)
def test_lists_open_for_the_map_team_and_for_nobody_else(client, staff, name):
    assert client.get(at(f"{name}_changelist")).status_code == 200

    client.force_login(UserFactory(staff=True))
    assert client.get(at(f"{name}_changelist")).status_code == 403


def form_of(activity, **changes):
    """What a browser sends from the entry's form as it stands, with changes."""
    data = {
        "title": activity.title,
        "slug": activity.slug,
        "organisation": activity.organisation_id,
        "theme": activity.theme,
        "summary": activity.summary,
        "description": activity.description,
        "audiences": activity.audiences,
        "delivery": activity.delivery,
        "review_every": activity.review_every,
        "owner": activity.owner_id or "",
        "is_free": "on",
    }
    for name in ("coverage", "ways_in", "held_at", "events"):
        rows = list(getattr(activity, name).all()) if activity.pk else []
        data |= {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": len(rows)}
        for number, row in enumerate(rows):
            data |= {f"{name}-{number}-id": row.pk, f"{name}-{number}-activity": activity.pk}
            data |= fields_of(row, f"{name}-{number}-")
    return {**data, **changes}


def fields_of(row, prefix):
    names = ("council", "outcode", "audience", "through", "words", "phone", "location", "times")
    values = {name: getattr(row, f"{name}_id", getattr(row, name, None)) for name in names}
    return {prefix + name: value for name, value in values.items() if value is not None}


def test_new_entry_is_proposed_and_its_page_says_what_is_missing(client, staff):
    draft = Activity(
        organisation=MembershipFactory().organisation,
        title="New",
        slug="new",
        summary="One sentence.",
        theme=Theme.TRAINING,
        audiences=["workers"],
        delivery="person",
    )

    client.post(at("activity_add"), form_of(draft))

    activity = Activity.objects.get()
    assert activity.state == State.PROPOSED
    assert activity.events.get().by == staff
    page = client.get(at("activity_change", activity.pk))
    assertContains(page, '<a href="#coverage-group">Say for people of which area it is.</a>')
    assertNotContains(page, at("activity_act", activity.pk, "publish"))


def test_publishing_and_confirming_from_the_form(client, staff):
    activity = ActivityFactory(proposed=True)
    for name in ("publish", "verify"):
        url = at("activity_act", activity.pk, name)
        assertContains(client.get(at("activity_change", activity.pk)), url)
        assert client.get(url).status_code == 200
        assertRedirects(client.post(url, {"confirm": "yes"}), at("activity_change", activity.pk))

    activity.refresh_from_db()
    assert (activity.state, activity.verified_on, activity.verified_by) == (State.PUBLISHED, TODAY, staff)


@pytest.mark.parametrize(("name", "state"), [("withdraw", State.WITHDRAWN), ("archive", State.ARCHIVED)])
def test_ending_asks_for_the_reason(client, staff, name, state):
    activity = ActivityFactory()
    url = at("activity_act", activity.pk, name)

    client.post(url, {"confirm": "yes"})
    activity.refresh_from_db()
    assert activity.state == State.PUBLISHED
    client.post(url, {"confirm": "yes", "reason": "It moved away."})

    activity.refresh_from_db()
    assert (activity.state, activity.events.get().reason) == (state, "It moved away.")


def test_editing_is_written_down_and_confirms_nothing(client, staff):
    activity = ActivityFactory()
    before = activity.verified_on

    client.post(at("activity_change", activity.pk), form_of(activity, summary="Another sentence."))

    activity.refresh_from_db()
    assert (activity.summary, activity.verified_on) == ("Another sentence.", before)
    assert activity.events.get().reason == "summary"


def test_another_owner_makes_links_of_the_former_worthless(client, staff):
    activity = ActivityFactory()
    colleague = MembershipFactory(organisation=activity.organisation)

    client.post(at("activity_change", activity.pk), form_of(activity, owner=colleague.pk))

    activity.refresh_from_db()
    assert (activity.owner, activity.link_version) == (colleague, 2)


def test_last_area_of_a_published_entry_cannot_be_taken_away(client, staff):
    activity = ActivityFactory()

    page = client.post(at("activity_change", activity.pk), form_of(activity, **{"coverage-0-DELETE": "on"}))

    assertContains(page, "It is published: say for people of which area it is.")
    assert activity.coverage.exists()


def test_postcode_of_a_location_says_its_council_and_spot(client, staff):
    PostcodeFactory()
    organisation = MembershipFactory().organisation
    data = {"organisation": organisation.pk, "name": "Hall", "town": "Sale", "postcode": "m337xn"}

    client.post(at("location_add"), data)

    location = Location.objects.get()
    assert (location.council, location.easting, location.postcode) == (council(), 378_769, "M33 7XN")


def test_report_is_answered_and_suggestion_taken_up(client, staff):
    said = {"reason": ReportReason.GONE, "details": "", "name": "", "email": "joan@people.example"}
    report = report_mistake(activity_id=ActivityFactory().pk, sender="joan", at=NOW, **said)
    told = suggestion()

    client.post(at("mistakereport_answer", report.pk), {"status": TipStatus.DONE, "answer": "It is off the map."})
    taken_up = client.post(at("suggestion_take_up", told.pk))

    report.refresh_from_db()
    told.refresh_from_db()
    assert (report.status, report.answered_by) == (TipStatus.DONE, staff)
    assertRedirects(taken_up, at("activity_change", told.activity.pk))


def test_looks_and_levels_are_signed_by_whoever_writes_them(client, staff):
    here = {"council": council().pk, "theme": Theme.RECRUIT}

    client.post(at("areacheck_add"), {**here, "checked_on": "11/01/2027", "note": "Asked around"})
    client.post(
        at("leveloverride_add"), {**here, "level": Level.THIN, "reason": "We know of one.", "expires_on": "01/03/2027"}
    )

    assert AreaCheck.objects.get().by == staff
    assert LevelOverride.objects.get().by == staff


def test_thresholds_are_changed_and_neither_added_nor_deleted(client, staff):
    rule = GapRule.objects.get(theme=Theme.TRAINING)

    client.post(at("gaprule_change", rule.pk), {"covered_from": 5, "look_again_after": 90})

    rule.refresh_from_db()
    assert rule.covered_from == 5
    assert client.get(at("gaprule_add")).status_code == 403


def test_opportunity_is_named_with_what_the_map_says_that_day(client, staff):
    ActivityFactory()
    data = {
        "council": council().pk,
        "theme": Theme.FIRST_STEP,
        "title": "A first step",
        "evidence": "Four people asked.",
        "progress": "open",
    }

    client.post(at("opportunity_add"), data)

    assert Opportunity.objects.get().number_then == 1


def test_worklists_hold_what_waits(staff):
    overdue(3)
    ActivityFactory(orphan=True)
    ActivityFactory(proposed=True)
    suggestion()
    LocationFactory()

    keys = ("map-reports", "map-suggestions", "map-overdue", "map-orphans", "map-proposed", "map-gaps-stuck")
    found = waiting([registry[key] for key in keys], staff)

    assert {key: found[key].count for key in keys} == {
        "map-reports": 0,
        "map-suggestions": 1,
        "map-overdue": 1,
        "map-orphans": 1,
        "map-proposed": 1,
        "map-gaps-stuck": 0,
    }
