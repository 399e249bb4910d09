from datetime import datetime

import pytest

from providers.offers import OfferWindow, offer_window
from workforce_portal.places.clock import LONDON


def london(*parts):
    return datetime(*parts, tzinfo=LONDON)


FAR = london(2027, 12, 1, 14)

CASES = {
    "by day: the same time on the next day": (
        london(2027, 1, 5, 10), FAR, london(2027, 1, 5, 10), london(2027, 1, 6, 10)
    ),
    "one second before 8pm": (
        london(2027, 1, 5, 19, 59, 59), FAR, london(2027, 1, 5, 19, 59, 59), london(2027, 1, 6, 19, 59, 59)
    ),
    "at 8pm: mailed, and counted from, 8am": (
        london(2027, 1, 5, 20), FAR, london(2027, 1, 6, 8), london(2027, 1, 7, 8)
    ),
    "at two at night: this morning": (london(2027, 1, 5, 2), FAR, london(2027, 1, 5, 8), london(2027, 1, 6, 8)),
    "three hours before the start": (
        london(2027, 1, 5, 10), london(2027, 1, 5, 16), london(2027, 1, 5, 10), london(2027, 1, 5, 13)
    ),
    "three hours before a morning's start is night: 8pm before": (
        london(2027, 1, 5, 10), london(2027, 1, 6, 9), london(2027, 1, 5, 10), london(2027, 1, 5, 20)
    ),
    "three hours before is 8am: nobody is asked by night": (
        london(2027, 1, 5, 10), london(2027, 1, 6, 11), london(2027, 1, 5, 10), london(2027, 1, 6, 8)
    ),
    "three hours before midnight is night: 8pm": (
        london(2027, 1, 5, 10), london(2027, 1, 5, 23, 59), london(2027, 1, 5, 10), london(2027, 1, 5, 20)
    ),
    "the night on which an hour comes twice": (
        london(2027, 10, 30, 8, 30), FAR, london(2027, 10, 30, 8, 30), london(2027, 10, 31, 8, 30)
    ),
    "the night on which an hour is missing": (
        london(2027, 3, 27, 19, 30), FAR, london(2027, 3, 27, 19, 30), london(2027, 3, 28, 19, 30)
    ),
    "made on the evening before the clocks change": (
        london(2027, 3, 27, 21), FAR, london(2027, 3, 28, 8), london(2027, 3, 29, 8)
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_offer_is_kept_until(case):
    at, starts_at, opens_at, ends_at = CASES[case]

    assert offer_window(starts_at, at=at) == OfferWindow(opens_at, ends_at)


@pytest.mark.parametrize(
    ("at", "starts_at"),
    [
        (london(2027, 1, 5, 10), london(2027, 1, 5, 13)),
        (london(2027, 1, 5, 10), london(2027, 1, 5, 12, 59)),
        (london(2027, 1, 5, 10), london(2027, 1, 5, 9)),
        (london(2027, 1, 5, 20, 30), london(2027, 1, 6, 9)),
        (london(2027, 1, 6, 7), london(2027, 1, 6, 11)),
    ],
)
def test_no_offer_when_nobody_could_answer_in_time(at, starts_at):
    assert offer_window(starts_at, at=at) is None


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("start_hour", range(24))
def test_offer_never_runs_out_overnight_nor_within_three_hours(hour, start_hour):
    at, starts_at = london(2027, 10, 30, hour, 15), london(2027, 10, 31, start_hour, 45)

    window = offer_window(starts_at, at=at)

    if window:
        ends = window.ends_at.astimezone(LONDON)
        assert (8, 0) <= (ends.hour, ends.minute) <= (20, 0)
        assert (starts_at.timestamp() - window.ends_at.timestamp()) >= 3 * 3600
        assert window.opens_at >= at
