"""Who is down for a start, and who came on which day."""

from __future__ import annotations

from dataclasses import dataclass

from applicants.enums import HAS_STARTED, SEAT_OPEN, Mark, ReferralState, SeatStatus
from applicants.models import Attendance, Cohort, CohortSession, Referral, Seat
from applicants.selectors.referrals import referrals_of
from workforce_portal.organisations.models import Organisation

# On the sheet: who may come, and who came before they left.
ON_THE_SHEET = (ReferralState.ACCEPTED, *HAS_STARTED)


def seats_of(cohort: Cohort) -> list[Seat]:
    """Places by number, then the waiting line."""
    rows = Seat.objects.filter(cohort=cohort, status__in=SEAT_OPEN).select_related("referral__applicant")
    return sorted(rows, key=lambda seat: (seat.status == SeatStatus.WAITING, seat.place_no or 0, seat.since, seat.pk))


@dataclass(frozen=True)
class SheetRow:
    referral: Referral
    is_shared: bool
    mark: str
    missed: int


def sheet_rows(session: CohortSession, organisation: Organisation) -> list[SheetRow]:
    """A row for each who has a place, by name; of who stopped sharing the number alone."""
    held = Seat.objects.filter(cohort=session.cohort_id, place_no__isnull=False).exclude(status=SeatStatus.RAN_OUT)
    referrals = referrals_of(organisation).filter(pk__in=held.values("referral"), state__in=ON_THE_SHEET)
    marks = Attendance.objects.filter(session__cohort=session.cohort_id).values_list("referral", "session", "mark")
    of_day = {referral: mark for referral, day, mark in marks if day == session.pk}
    missed: dict[int, int] = {}
    for referral, _day, mark in marks:
        missed[referral] = missed.get(referral, 0) + (mark == Mark.MISSED)
    rows = [
        SheetRow(row, bool(row.is_shared), of_day.get(row.pk, ""), missed.get(row.pk, 0))  # type: ignore[attr-defined]
        for row in referrals
    ]
    return sorted(rows, key=lambda row: (not row.is_shared, row.referral.applicant.name.casefold(), row.referral.pk))
