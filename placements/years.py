"""Placement years: they begin in September, as courses do, and are called after the year in which they begin."""

from __future__ import annotations

from datetime import date

FIRST_MONTH = 9
# From March on, hosts are asked about the year that begins in September.
ASKED_FROM_MONTH = 3


def placement_year(day: date) -> int:
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def year_asked_about(day: date) -> int:
    return day.year if day.month >= ASKED_FROM_MONTH else day.year - 1


def first_day(year: int) -> date:
    return date(year, FIRST_MONTH, 1)


def last_day(year: int) -> date:
    return date(year + 1, FIRST_MONTH - 1, 31)


def say_year(year: int) -> str:
    return f"September {year} to August {year + 1}"
