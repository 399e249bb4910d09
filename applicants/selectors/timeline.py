"""What has happened to somebody, as they read it: one list, the latest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from applicants.enums import Looked, Purpose
from applicants.models import AccessLog, Applicant, ConsentRecord, IdentityChange, ReferralEvent, StaffMessage


@dataclass(frozen=True)
class Happened:
    """One line; `source` is the row that it comes from, for a page to word it more richly."""

    at: datetime
    words: str
    who: str
    source: Applicant | ConsentRecord | ReferralEvent | IdentityChange | AccessLog | StaffMessage


def timeline(applicant: Applicant) -> list[Happened]:
    rows = [
        Happened(applicant.created_at, applicant.get_route_display(), _who(applicant.registered_by), applicant),
        *_of_referrals(applicant),
        *_of_consents(applicant),
        *_of_corrections(applicant),
        *_of_looks(applicant),
        *_of_messages(applicant),
    ]
    return sorted(rows, key=lambda row: row.at, reverse=True)


def _of_referrals(applicant: Applicant) -> list[Happened]:
    events = ReferralEvent.objects.filter(referral__applicant=applicant, is_visible=True)
    related = ("referral__programme", "by", "organisation", "reason")
    rows = events.select_related(*related)
    return [Happened(row.at, f"{row.referral.programme}: {row}", _who(row.by), row) for row in rows]


def _of_consents(applicant: Applicant) -> list[Happened]:
    rows = applicant.consents.select_related("organisation", "by")
    return [Happened(row.at, _said(row), _who(row.by), row) for row in rows]


def _said(record: ConsentRecord) -> str:
    about = f", {record.organisation}" if record.organisation else ""
    return f"{Purpose(record.purpose).label}{about}: {'yes' if record.is_given else 'no longer'}"


def _of_corrections(applicant: Applicant) -> list[Happened]:
    return [Happened(row.at, str(row), _who(row.by), row) for row in applicant.identity_changes.select_related("by")]


def _of_looks(applicant: Applicant) -> list[Happened]:
    """The first look of each person alone: the whole log is a list of its own."""
    looks = applicant.looks.filter(what__in=[Looked.OPENED, Looked.OPENED_LINK]).select_related("organisation", "by")
    firsts = looks.order_by("organisation_id", "by_id", "at", "pk").distinct("organisation_id", "by_id")
    return [Happened(row.at, f"{row.organisation or 'Our staff'}: {row}", _who(row.by), row) for row in firsts]


def _of_messages(applicant: Applicant) -> list[Happened]:
    rows = applicant.staff_messages.select_related("by")
    return [Happened(row.at, f"We wrote to you: {row.text}", _who(row.by), row) for row in rows]


def _who(user: object) -> str:
    return str(user) if user else ""
