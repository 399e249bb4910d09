"""Programmes, blocks and needs, who sees them, and the calendar of everybody."""

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from placements.models import Block, Need, WaysOfWorking
from placements.selectors.universities import calendar_of, inductions, needs_for
from placements.services.universities import say_need
from tests.factories.placements import (
    NOW,
    TODAY,
    BlockFactory,
    HostFactory,
    ProgrammeFactory,
    SiteFactory,
    member_of,
)
from tests.factories.places import council
from tests.pages import assert_valid_html

pytestmark = pytest.mark.django_db
PARTS = ("day", "month", "year")


@pytest.fixture(autouse=True)
def on_a_day_in_january():
    with time_machine.travel(NOW, tick=False):
        yield


def needed(block, number=12, **facts):
    said = {"councils": [], "must_have": [], "note": "", **facts}
    return say_need(block=block, number=number, at=NOW, **said)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("block_ends_after_it_begins", {"ends_on": date(2027, 2, 1)}),
        ("block_is_of_a_year_of_study", {"level": 7}),
    ],
)
def test_block_of_a_kind_that_cannot_be(name, facts):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        BlockFactory(**facts)


def test_need_said_again_replaces_and_none_takes_it_back():
    block = BlockFactory()

    first, second = needed(block, 12), needed(block, 8)
    assert (first, second.number) == (second, 8)

    assert needed(block, 0) is None
    assert Need.objects.get().withdrawn_at == NOW


def test_host_sees_the_needs_of_its_own_area_alone():
    site = SiteFactory()
    anywhere = needed(BlockFactory())
    here = needed(BlockFactory(), councils=[council("Trafford"), council("Bury")])
    needed(BlockFactory(), councils=[council("Bury")])
    needed(BlockFactory(starts_on=date(2026, 9, 7), ends_on=date(2026, 11, 6)))

    assert set(needs_for(site, on=TODAY)) == {anywhere, here}


def test_no_university_sees_what_another_needs(client):
    need, mine = needed(BlockFactory(), 437), HostFactory(university=True)
    client.force_login(member_of(mine))

    for page in (client.get(reverse("placements:university_home")), client.get(reverse("placements:calendar"))):
        assert "437" not in page.text
    assert client.get(reverse("placements:need", args=[need.block.uuid])).status_code == 404
    assert client.get(reverse("placements:block_add", args=[need.block.programme.uuid])).status_code == 404

    client.force_login(member_of(need.block.programme.organisation))
    assert "437" in client.get(reverse("placements:university_home")).text


def test_university_goes_from_programme_to_need(client):
    mine = HostFactory(university=True)
    client.force_login(member_of(mine))
    assert_valid_html(client.get(reverse("placements:university_home")).text)

    client.post(
        reverse("placements:programme_add", args=[mine.uuid]), {"name": "BSc Nursing", "discipline": "adult_nursing"}
    )
    programme = client.get(reverse("placements:university_home")).context["programmes"][0]
    dates = ["30", "11", "2026", "29", "1", "2027"]
    names = [f"{end}_{part}" for end in ("starts_on", "ends_on") for part in PARTS]
    said = {"level": "2", "hours": "300", **dict(zip(names, dates, strict=True))}
    client.post(reverse("placements:block_add", args=[programme.uuid]), said)
    block = Block.objects.get()
    page = client.post(
        reverse("placements:need", args=[block.uuid]),
        {"number": "12", "councils": [council("Bury").pk], "must_have": ["dementia"], "note": "From 8am"},
        follow=True,
    )

    need = Need.objects.get()
    assert (need.number, need.must_have, list(need.councils.all())) == (12, ["dementia"], [council("Bury")])
    assert block.weeks == 9
    assert_valid_html(page.text)
    assert client.get(reverse("placements:need", args=[block.uuid])).context["form"].initial["number"] == 12


@pytest.mark.parametrize(
    ("ends", "sentence"),
    [
        (("1", "2", "2026"), "The last day has to come after the first. Check the year"),
        (("31", "2", "2027"), "February 2027 has no day 31"),
        (("1", "2", "2029"), "A block lasts a year at most"),
    ],
)
def test_block_that_ends_before_it_begins_is_refused_and_nothing_is_lost(client, ends, sentence):
    programme = ProgrammeFactory()
    client.force_login(member_of(programme.organisation))
    said = {"level": "2", "hours": "317", "starts_on_day": "30", "starts_on_month": "11", "starts_on_year": "2026"}
    said |= {f"ends_on_{part}": value for part, value in zip(PARTS, ends, strict=True)}

    page = client.post(reverse("placements:block_add", args=[programme.uuid]), said)

    assert sentence in page.text
    assert "317" in page.text
    assert not Block.objects.exists()


def test_ways_of_working_are_for_everybody_to_read(client):
    mine = HostFactory(university=True)
    client.force_login(member_of(mine))
    client.post(
        reverse("placements:ways_of_working", args=[mine.uuid]),
        {"ring": "Placements office", "ring_phone": "01632 960180", "paperwork": "The MYEPAD"},
    )
    assert WaysOfWorking.objects.get().organisation == mine

    client.logout()
    text = client.get(reverse("placements:calendar")).text

    assert "Placements office" in text
    assert "The MYEPAD" in text


def test_clash_is_of_two_universities_and_one_discipline():
    block = BlockFactory()
    other = BlockFactory(starts_on=date(2027, 4, 9), ends_on=date(2027, 6, 4))
    BlockFactory(programme__discipline="social_work")
    BlockFactory(programme=block.programme, level=3)
    BlockFactory(starts_on=date(2027, 6, 7), ends_on=date(2027, 7, 2))

    clashes = {row.block: set(row.clashes) for row in calendar_of(2026)}

    assert clashes[block] == {other}
    assert sum(bool(found) for found in clashes.values()) == 3


@pytest.mark.parametrize(
    ("starts", "ends", "bar"),
    [
        (date(2026, 9, 1), date(2026, 9, 15), (0, 1, 23)),
        (date(2026, 11, 30), date(2027, 1, 29), (5, 5, 14)),
        (date(2026, 6, 1), date(2026, 9, 20), (0, 2, 22)),
        (date(2027, 8, 16), date(2027, 10, 1), (23, 1, 0)),
    ],
)
def test_bar_of_a_block_has_its_place_in_the_year(starts, ends, bar):
    BlockFactory(starts_on=starts, ends_on=ends)

    (row,) = calendar_of(2026)

    assert (row.before, row.length, row.after) == bar


def test_blocks_that_begin_in_one_week_share_an_induction():
    monday, friday = BlockFactory(), BlockFactory(starts_on=date(2027, 2, 5))
    BlockFactory(starts_on=date(2027, 2, 8))

    (one,) = inductions(row.block for row in calendar_of(2026))

    assert (one.week, one.blocks) == (date(2027, 2, 1), [monday, friday])


@pytest.mark.parametrize(
    "query", [{}, {"year": "2027"}, {"year": "x", "discipline": "magic"}, {"discipline": "medicine"}]
)
def test_calendar_takes_any_choice(client, query):
    BlockFactory()

    page = client.get(reverse("placements:calendar"), query)

    assert page.status_code == 200
    assert_valid_html(page.text)


@pytest.mark.parametrize("number", [1, 3])
def test_pages_cost_the_same_whatever_their_length(client, number, django_assert_max_num_queries):
    mine = HostFactory(university=True)
    for block in BlockFactory.create_batch(number, programme__organisation=mine):
        needed(block)
    client.force_login(member_of(mine))

    with django_assert_max_num_queries(12):
        client.get(reverse("placements:university_home"))
    with django_assert_max_num_queries(8):
        client.get(reverse("placements:calendar"))
