"""A registration's answers as rows of “Check your answers”."""

from __future__ import annotations

from datetime import date
from typing import Any

from applicants.enums import Answer as Said
from applicants.enums import ContactWay, FreeTime
from applicants.forms.registering import HOURS
from applicants.phones import say_phone
from applicants.registration import Registration
from workforce_portal.journeys.answers import Answer

DATE = "%-d %B %Y"


def registration_answers(registration: Registration) -> list[Answer]:
    return [
        *_who(registration.form("who").cleaned_data),
        *_contact(registration.form("contact").cleaned_data),
        *_place(registration.form("place").cleaned_data),
        *_needs(registration.form("needs").cleaned_data),
        _row("Good to know", registration.form("to-know").cleaned_data["to_know"], "to-know"),
        _row("To take part", registration.form("adjustments").cleaned_data["adjustments"], "adjustments"),
    ]


def _who(data: dict[str, Any]) -> list[Answer]:
    return [
        _row("Name", data["name"], "who"),
        _row("Called", data["called"] or data["name"].split()[0], "who"),
        _row("Date of birth", _day(data["date_of_birth"]), "who"),
    ]


def _contact(data: dict[str, Any]) -> list[Answer]:
    ways = [str(ContactWay(way).label) for way in data["ways"]]
    best = f"\nBest: {ContactWay(data['best']).label}" if data["best"] and len(ways) > 1 else ""
    return [
        _row("Phone", say_phone(data["phone"]), "contact"),
        _row("E-mail", data["email"], "contact"),
        _row("How to reach you", ", ".join(ways) + best, "contact"),
        _row("Quiet hours", _hours(data["not_before"], data["not_after"]), "contact"),
    ]


def _place(data: dict[str, Any]) -> list[Answer]:
    free_at = ", ".join(str(FreeTime(when).label) for when in data["free_at"])
    return [
        _row("Postcode", data["postcode"], "place"),
        _row("Free", free_at, "place"),
        _row("Hours a week", dict(HOURS).get(data["hours_free"], ""), "place"),
        _row("From", _day(data["free_from"]) if data["free_from"] else "At once", "place"),
    ]


def _needs(data: dict[str, str]) -> list[Answer]:
    asked = {"Benefits": "claims_benefit", "Right to work": "may_work_in_uk", "Driving": "drives"}
    return [
        _row(question, str(Said(data[name]).label) if data[name] else "", "needs") for question, name in asked.items()
    ]


def _row(question: str, answer: str, key: str) -> Answer:
    return Answer(question, answer, change_name="step", change_value=f"change-{key}")


def _day(day: date) -> str:
    return day.strftime(DATE)


def _hours(start: str, end: str) -> str:
    said = [f"not before {_clock(start)}" if start else "", f"not after {_clock(end)}" if end else ""]
    return ", ".join(filter(None, said)).capitalize()


def _clock(value: str) -> str:
    hour = int(value[:2])
    return "midday" if hour == 12 else f"{hour % 12 or 12}{'am' if hour < 12 else 'pm'}"
