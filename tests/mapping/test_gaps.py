"""The matrix, held against a second reckoning that asks each activity one by one."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from pytest_django.asserts import assertContains

from mapping.enums import Audience, Delivery, Level, Progress, Theme
from mapping.models import Activity, AreaCheck, Coverage, GapRule, LevelOverride, Opportunity
from mapping.selectors.gaps import behind, cells
from mapping.services.gaps import note_the_day
from tests.factories.mapping import TODAY, ActivityFactory, overdue
from tests.factories.places import council
from tests.factories.users import UserFactory
from tests.pages import assert_valid_html
from workforce_portal.places.models import Council, SubRegion
from workforce_portal.places.reference import outcodes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def reckoned(here, theme, audience=""):
    """Slowly, and by no code of the map: every activity is asked whether it counts here."""
    counted = []
    for activity in Activity.objects.all():
        areas = activity.coverage.all()
        is_for_here = any(
            area.is_region
            or area.sub_region_id == here.sub_region_id
            or area.council_id == here.code
            or (area.outcode and here.code in outcodes()[area.outcode].council_codes)
            for area in areas
        )
        is_fresh = activity.verified_on and activity.verified_on + timedelta(days=activity.review_every + 60) >= TODAY
        is_on = (not activity.starts_on or activity.starts_on <= TODAY) and (
            not activity.ends_on or activity.ends_on >= TODAY
        )
        is_open = not activity.closed_until or activity.closed_until <= TODAY
        if (
            activity.state == "published"
            and activity.theme == theme
            and (not audience or audience in activity.audiences)
            and is_for_here
            and is_fresh
            and is_on
            and is_open
            and activity.organisation.is_active
        ):
            counted.append(activity)
    return counted


@pytest.fixture
def a_region_of_all_sorts():
    ActivityFactory(for_people_of=("Trafford", "Salford"))
    ActivityFactory(audiences=[Audience.EMPLOYERS])
    ActivityFactory(delivery=Delivery.OUTREACH, place=None)
    everywhere, half, part = (ActivityFactory(remote=True, for_people_of=(), proposed=True) for _ in range(3))
    Coverage.objects.create(activity=everywhere, is_region=True)
    Coverage.objects.create(activity=half, sub_region=SubRegion.objects.get(name="Greater Manchester"))
    Coverage.objects.create(activity=part, outcode="L31")
    rows = Activity.objects.filter(pk__in=[everywhere.pk, half.pk, part.pk])
    rows.update(state="published", verified_on=TODAY, published_at="2027-01-01T00:00Z")
    ActivityFactory(theme=Theme.TRAINING, for_people_of=("Wigan",))
    ActivityFactory(closed_until=TODAY + timedelta(days=1), closed_note="Summer")
    ActivityFactory(starts_on=TODAY + timedelta(days=1))
    ActivityFactory(ends_on=TODAY - timedelta(days=1))
    ActivityFactory(organisation__is_active=False)
    overdue(60)
    overdue(61)


@pytest.mark.parametrize("audience", ["", Audience.EMPLOYERS])
def test_every_cell_is_what_a_second_reckoning_finds_and_opens_just_that_list(a_region_of_all_sorts, audience):
    found = cells(on=TODAY, audience=audience)

    assert len(found) == 24 * 6
    for here in Council.objects.all():
        for theme in (Theme.FIRST_STEP, Theme.TRAINING):
            slow = reckoned(here, theme, audience)
            cell = found[here.code, theme]
            assert cell.number == len(slow), (here, theme)
            assert cell.remote == sum(one.delivery == Delivery.REMOTE for one in slow)
            assert set(behind(here, theme, on=TODAY, audience=audience)) == set(slow)


def test_number_on_a_page_is_the_length_of_the_list_that_it_leads_to(client, a_region_of_all_sorts):
    groups = client.get("/map/gaps/?for=employers").context["groups"]

    numbers = {row.council.slug: row.cells[1].number for group in groups for row in group.rows}
    for slug in ("trafford", "salford", "bury"):
        listed = client.get(f"/map/areas/{slug}/first_step/?for=employers").context["activities"]
        assert len(listed) == numbers[slug]


def test_map_and_table_say_the_same(client, a_region_of_all_sorts):
    context = client.get("/map/", {"theme": "first_step"}).context

    table = {row.council.name: row.cells[0].count for group in context["groups"] for row in group.rows}
    assert {one.council.name: one.shown.count for one in context["drawn"].hexagons} == table


def level(name="Trafford", theme=Theme.FIRST_STEP):
    return cells(on=TODAY, themes=[theme])[council(name).code, theme].level


def test_four_words():
    GapRule.objects.filter(theme=Theme.FIRST_STEP).update(covered_from=2)
    assert level() == Level.UNKNOWN

    AreaCheck.objects.create(council=council(), theme=Theme.FIRST_STEP, checked_on=TODAY - timedelta(days=182))
    assert level() == Level.NONE

    ActivityFactory()
    assert level() == Level.THIN

    ActivityFactory(remote=True)
    assert level() == Level.THIN

    ActivityFactory(delivery=Delivery.OUTREACH, place=None)
    assert level() == Level.COVERED


def test_old_look_says_nothing_any_more():
    AreaCheck.objects.create(council=council(), theme=Theme.FIRST_STEP, checked_on=TODAY - timedelta(days=183))

    assert level() == Level.UNKNOWN


def test_level_set_by_hand_holds_until_its_day_and_is_told_with_reason_and_name(client):
    nadia = UserFactory(full_name="Nadia Rahman")
    said = {"council": council(), "theme": Theme.FIRST_STEP, "by": nadia, "reason": "They take everybody."}
    LevelOverride.objects.create(**said, level=Level.COVERED, expires_on=TODAY, made_on=TODAY - timedelta(days=9))

    page = client.get("/map/areas/trafford/first_step/")

    assert level() == Level.COVERED
    assertContains(page, "They take everybody. (Nadia Rahman)")
    assert cells(on=TODAY + timedelta(days=1))[council().code, Theme.FIRST_STEP].level == Level.UNKNOWN


def gap(**fields):
    row = Opportunity(
        council=council(), theme=Theme.FIRST_STEP, title="A first step", evidence="Four people asked.", **fields
    )
    note_the_day(row, on=TODAY)
    row.full_clean()
    row.save()
    return row


def test_opportunity_freezes_what_the_map_said_on_its_day():
    ActivityFactory()
    row = gap()

    ActivityFactory()
    note_the_day(row, on=TODAY + timedelta(days=5))

    assert (row.level_then, row.number_then, row.opened_on) == (Level.THIN, 1, TODAY)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"progress": Progress.DEVELOPING, "owner_name": "Helen"}, "Say who works on it, and by when."),
        ({"progress": Progress.CLOSED}, "Choose the activity that closed it."),
        ({"progress": Progress.NOT_PURSUED}, "Say why nobody goes on with it."),
    ],
)
def test_opportunity_says_what_its_progress_needs(fields, sentence):
    with pytest.raises(ValidationError, match=sentence):
        gap(**fields)


def test_opportunity_that_ended_has_its_day():
    row = gap(progress=Progress.CLOSED, closing_activity=ActivityFactory())

    assert row.ended_on == TODAY
    with pytest.raises(IntegrityError, match="opportunity_ended_has_its_day"), transaction.atomic():
        Opportunity.objects.update(ended_on=None)


def test_public_list_says_who_works_on_what(client):
    gap(progress=Progress.DEVELOPING, owner_name="Helen Postlethwaite", target_on=TODAY + timedelta(days=60))
    gap()

    response = client.get("/map/gaps/")

    assert [one.progress for one in response.context["opportunities"]] == [Progress.OPEN, Progress.DEVELOPING]
    assertContains(response, "Helen Postlethwaite")
    assertContains(response, "Owner wanted")
    assert_valid_html(response.text)
