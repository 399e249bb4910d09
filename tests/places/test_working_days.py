from datetime import date

import pytest

from tests.factories.places import BankHolidayFactory
from workforce_portal.places.working_days import add_working_days, bank_holiday_on, is_working_day, next_working_day

pytestmark = pytest.mark.django_db


def test_working_days_step_over_christmas_2026():
    # The 26th is a Saturday, so Boxing Day is kept on Monday the 28th.
    closed = [day for day in range(21, 32) if not is_working_day(date(2026, 12, day))]

    assert closed == [25, 26, 27, 28]
    assert bank_holiday_on(date(2026, 12, 28)) == "Boxing Day"
    assert next_working_day(date(2026, 12, 24)) == date(2026, 12, 29)
    assert add_working_days(date(2026, 12, 24), 4) == date(2027, 1, 4)


def test_working_days_step_over_easter_2027():
    assert next_working_day(date(2027, 3, 25)) == date(2027, 3, 30)
    assert add_working_days(date(2027, 3, 24), 2) == date(2027, 3, 30)
    assert bank_holiday_on(date(2027, 3, 26)) == "Good Friday"
    assert bank_holiday_on(date(2027, 3, 29)) == "Easter Monday"


def test_working_days_honour_a_day_that_staff_added():
    BankHolidayFactory(date=date(2027, 6, 16), title="National celebration")

    assert not is_working_day(date(2027, 6, 16))
    assert next_working_day(date(2027, 6, 15)) == date(2027, 6, 17)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 12, 1), 0, date(2026, 12, 1)),
        (date(2026, 12, 5), 1, date(2026, 12, 7)),
        (date(2026, 12, 29), -1, date(2026, 12, 24)),
        (date(2027, 1, 4), -3, date(2026, 12, 29)),
    ],
)
def test_add_working_days_counts_in_both_directions(start, count, expected):
    assert add_working_days(start, count) == expected


def test_add_working_days_asks_the_database_once(django_assert_num_queries):
    with django_assert_num_queries(1):
        add_working_days(date(2026, 12, 1), 60)
