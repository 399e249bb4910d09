"""The list behind each number of the report, as an address of the admin."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from providers.admin.drop_in_filters import AfterwardsFilter
from providers.enums import ONLY_OFFERED, BookingStatus
from providers.selectors.afterwards import AFTERWARDS
from providers.selectors.reports import COLUMN_OF_STATUS, NO_CAMPAIGN, ONLINE, By, Period, ReportRow

STATUSES = {
    "booked": [status for status in BookingStatus.values if status not in ONLY_OFFERED],
    **{
        column: [status.value for status, name in COLUMN_OF_STATUS.items() if name == column]
        for column in COLUMN_OF_STATUS.values()
    },
}


def list_behind(column: str, row: ReportRow, *, by: By, period: Period) -> str:
    """Empty where the admin has no list of just these."""
    if column in STATUSES:
        chosen = {"status__in": ",".join(STATUSES[column])}
    elif column in AFTERWARDS:
        chosen = {AfterwardsFilter.parameter_name: column}
    else:
        return ""
    path = reverse("admin:providers_booking_changelist")
    return f"{path}?{urlencode({**_narrowed('drop_in__', row, by, period), **chosen})}"


def _narrowed(to_session: str, row: ReportRow, by: By, period: Period) -> dict[str, str]:
    first, end = period.starts_at, period.ends_at
    query = {f"{to_session}starts_at__gte": first.isoformat(), f"{to_session}starts_at__lt": end.isoformat()}
    if not row.key:
        return query
    if by == By.MONTH:
        month = Period.of_month(row.key)
        start, stop = max(first, month.starts_at), min(end, month.ends_at)
        return {f"{to_session}starts_at__gte": start.isoformat(), f"{to_session}starts_at__lt": stop.isoformat()}
    if by == By.KIND:
        return {**query, f"{to_session}type__id__exact": row.key}
    if by == By.TOPIC:
        return {**query, "topic__id__exact": row.key}
    if by == By.CAMPAIGN:
        chosen = {"campaign__isnull": "True"} if row.key == NO_CAMPAIGN else {"campaign__id__exact": row.key}
        return {**query, **chosen}
    if by == By.AREA:
        return {**query, "area": row.key}
    if row.key == ONLINE:
        return {**query, "area": ONLINE}
    return {**query, f"{to_session}venue__council__code__exact": row.key}


# What the addresses above narrow the list of bookings by.
LOOKUPS = frozenset(
    {"drop_in__starts_at__gte", "drop_in__starts_at__lt", "drop_in__type__id__exact", "topic__id__exact"}
    | {"drop_in__venue__council__code__exact", "status__in", "campaign__isnull", "campaign__id__exact"}
)
