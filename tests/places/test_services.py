from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from tests.factories.places import BankHolidayFactory, PostcodeFactory, council
from workforce_portal.places.models import BankHoliday, Postcode
from workforce_portal.places.postcode_directory import read_postcodes
from workforce_portal.places.services import load_postcodes, refresh_bank_holidays
from workforce_portal.places.working_days import ends_soon, last_known_bank_holiday

pytestmark = pytest.mark.django_db


def test_load_postcodes_replaces_what_was_there():
    PostcodeFactory(code="FY11AA", easting=1, northing=1)
    PostcodeFactory(code="FY99ZZ")
    progress = []

    loaded = load_postcodes(letters="F", on_progress=progress.append)

    assert loaded == progress[-1] == Postcode.objects.count() > 8_000
    assert not Postcode.objects.filter(code="FY99ZZ").exists()
    assert Postcode.objects.get(code="FY11AG").council == council("Blackpool")


def test_load_postcodes_twice_leaves_the_same_rows():
    load_postcodes(letters="F")
    before = set(Postcode.objects.values_list())

    load_postcodes(letters="F")

    assert set(Postcode.objects.values_list()) == before


def test_load_postcodes_leaves_a_filled_table_alone_if_asked():
    PostcodeFactory(code="M337XN")
    out = StringIO()

    call_command("load_postcodes", "--if-empty", stdout=out)

    assert out.getvalue() == "1 postcodes\n"
    assert Postcode.objects.get().code == "M337XN"


def test_read_postcodes_gives_lancashires_districts_to_the_county():
    councils = {row.council_code for row in read_postcodes("F")}

    # Blackpool is a council of its own; Fylde and Wyre, around it, are the county's.
    assert councils == {council("Blackpool").code, council("Lancashire").code}


def test_refresh_bank_holidays_adds_what_is_missing_and_keeps_what_staff_wrote():
    BankHoliday.objects.filter(date=date(2027, 12, 27)).delete()
    BankHolidayFactory(date=date(2027, 6, 16), title="National celebration")

    assert refresh_bank_holidays() == 1
    assert refresh_bank_holidays() == 0
    assert BankHoliday.objects.filter(date__in=[date(2027, 12, 27), date(2027, 6, 16)]).count() == 2


def test_refresh_bank_holidays_command_says_how_far_the_table_reaches():
    BankHoliday.objects.all().delete()
    out = StringIO()

    call_command("refresh_bank_holidays", stdout=out)

    last = BankHoliday.objects.last()
    assert out.getvalue() == f"{BankHoliday.objects.count()} added; the last known is on {last.date:%-d %B %Y}\n"


@pytest.mark.parametrize(("today", "is_soon"), [(date(2027, 6, 20), False), (date(2027, 6, 30), True)])
def test_bank_holidays_end_soon_six_months_before_the_last(today, is_soon):
    BankHoliday.objects.filter(date__gt=date(2027, 12, 27)).delete()

    assert ends_soon(last_known_bank_holiday(), today) is is_soon


def test_bank_holidays_end_soon_when_there_are_none():
    BankHoliday.objects.all().delete()

    assert ends_soon(last_known_bank_holiday(), date(2026, 1, 1))
