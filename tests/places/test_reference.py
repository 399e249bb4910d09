import pytest
from django.apps import apps

from tests.factories.places import BankHolidayFactory, migration
from workforce_portal.places.models import BankHoliday, Council, SubRegion
from workforce_portal.places.reference import council_rows, neighbours, outcodes


@pytest.mark.django_db(transaction=True)
def test_councils_are_there_after_a_test_with_real_transactions():
    assert Council.objects.count() == 24


@pytest.mark.django_db
def test_councils_and_bank_holidays_can_be_unloaded_and_loaded_again():
    for name in ["0003_load_bank_holidays", "0002_load_councils"]:
        migration(name).unload(apps, None)
    assert [model.objects.count() for model in (Council, SubRegion, BankHoliday)] == [0, 0, 0]

    for name in ["0002_load_councils", "0003_load_bank_holidays"]:
        migration(name).load(apps, None)
    assert [model.objects.count() for model in (Council, SubRegion)] == [24, 3]
    assert BankHoliday.objects.filter(date="2027-12-27").exists()


@pytest.mark.django_db
def test_a_bank_holiday_that_staff_added_is_kept():
    BankHolidayFactory(date="2027-12-25", title="Our own words")

    migration("0003_load_bank_holidays").load(apps, None)

    assert BankHoliday.objects.get(date="2027-12-25").title == "Our own words"


def test_outcodes_lie_in_the_region():
    assert len(outcodes()) == 326
    assert {row.code for row in outcodes().values() if not 280_000 < row.easting < 420_000} == set()
    assert {row.code for row in outcodes().values() if not 330_000 < row.northing < 590_000} == set()


def test_neighbours_are_neighbours_both_ways_and_everybody_has_one():
    names = {row.code: row.name for row in council_rows()}
    by_name = {names[code]: {names[other] for other in others} for code, others in neighbours().items()}

    assert by_name["Trafford"] == {"Manchester", "Salford", "Warrington", "Cheshire East"}
    assert all(by_name.values())
    assert all(one in by_name[other] for one, others in by_name.items() for other in others)
