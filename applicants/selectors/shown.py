"""What an organisation sees of somebody who shares with it: what the consent's words say, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from applicants.enums import ContactWay, FreeTime
from applicants.models import Applicant
from applicants.phones import say_phone
from workforce_portal.places.clock import say_date


@dataclass(frozen=True)
class Detail:
    question: str
    answer: str


def ways_to_reach(applicant: Applicant) -> list[Detail]:
    """How the person wants to be reached, the way they like best first, each with what it needs."""
    needs = {
        ContactWay.TEXT: say_phone(applicant.phone),
        ContactWay.CALL: say_phone(applicant.phone),
        ContactWay.EMAIL: applicant.email,
        ContactWay.POST: applicant.address,
        ContactWay.ADVISER: str(applicant.registered_by_organisation or ""),
    }
    return [Detail(ContactWay(way).label, needs[ContactWay(way)]) for way in applicant.contact_ways]


def quiet_hours(applicant: Applicant) -> str:
    """“Not before 10am, not after 6pm”; empty where they have named no hours."""
    parts = [
        f"{words} {moment:%-I:%M%p}".replace(":00", "").replace("AM", "am").replace("PM", "pm")
        for words, moment in (("not before", applicant.contact_from), ("not after", applicant.contact_until))
        if moment
    ]
    return ", ".join(parts).capitalize()


def details_shown(applicant: Applicant, *, on: date) -> list[Detail]:
    """Adjustments stand here only while the person agrees that we keep them: without that they are deleted."""
    age = applicant.age_on(on)
    rows = [
        Detail("Name", applicant.name),
        Detail("Called", applicant.called),
        Detail("Age", str(age) if age is not None else ""),
        Detail("Area", area_of(applicant)),
        Detail("Free", ", ".join(FreeTime(part).label.lower() for part in applicant.free_at).capitalize()),
        Detail("Hours a week", str(applicant.hours_free) if applicant.hours_free else ""),
        Detail("Could start from", say_date(applicant.free_from) if applicant.free_from else ""),
        Detail("To know", applicant.to_know),
        Detail("To take part", applicant.adjustments),
    ]
    return [row for row in rows if row.answer]


def area_of(applicant: Applicant) -> str:
    """The postcode's first half and the council: near enough to say how far somebody has to travel."""
    outcode = applicant.postcode.split(" ")[0] if applicant.postcode else ""
    return ", ".join(filter(None, [outcode, applicant.council.name if applicant.council else ""]))
