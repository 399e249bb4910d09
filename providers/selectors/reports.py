"""What came of the drop-ins, in numbers, by month, place, topic or kind. A fixed number of queries at any size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet, TextChoices

from campaigns.models import Campaign
from providers.enums import ONLY_OFFERED, BookingStatus, DropInStatus, PostAnswer, Usefulness
from providers.models import Booking, DropIn, DropInType, Feedback, PostOutcome, Topic
from providers.selectors.first_free import Occupied, median_wait
from workforce_portal.counting.suppression import Cell, hidden_cells
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.places.clock import at_local, local
from workforce_portal.places.models import Council

ONLINE = "online"
NO_CAMPAIGN = "none"
ASKED_BY = ("post_filled_first", "post_filled_second")
# Sessions after the period that somebody in it could have booked.
LOOK_AHEAD = timedelta(days=180)
ASKED_AT = time(9, 0)

COLUMN_OF_STATUS = {
    BookingStatus.BOOKED: "unrecorded",
    BookingStatus.ATTENDED: "came",
    BookingStatus.NO_SHOW: "missed",
    BookingStatus.CANCELLED_LATE: "late",
    BookingStatus.CANCELLED_BY_PROVIDER: "cancelled",
    BookingStatus.CANCELLED_BY_US: "cancelled",
}
ENDS = tuple(dict.fromkeys(COLUMN_OF_STATUS.values()))
PEOPLE = ("booked", *ENDS, "feedback", "useful", "asked", "answered", "filled")
WITHIN = (
    ("feedback", "came"),
    ("useful", "feedback"),
    ("asked", "came"),
    ("answered", "asked"),
    ("filled", "answered"),
)


class By(TextChoices):
    MONTH = "month", "Month"
    AREA = "area", "Part of the region"
    COUNCIL = "council", "Council"
    TOPIC = "topic", "Topic"
    KIND = "kind", "Kind of drop-in"
    CAMPAIGN = "campaign", "Campaign"


# A session is about several topics, and people come to it by several campaigns.
OF_BOOKINGS_ALONE = (By.TOPIC, By.CAMPAIGN)


@dataclass(frozen=True)
class Period:
    """Both days are in it."""

    first: date
    last: date

    @classmethod
    def of_month(cls, month: str) -> Period:
        """Of a month such as 2027-01."""
        first = date.fromisoformat(f"{month}-01")
        return cls(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))

    @property
    def starts_at(self) -> datetime:
        return at_local(self.first, time.min)

    @property
    def ends_at(self) -> datetime:
        return at_local(self.last + timedelta(days=1), time.min)


@dataclass
class ReportRow:
    key: str
    label: str
    numbers: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("offered", *PEOPLE), 0))
    wait: int | None = None

    def __getitem__(self, column: str) -> int:
        return self.numbers[column]


@dataclass(frozen=True)
class BookedPlace:
    pk: int
    session: Session
    topic_id: int
    campaign_id: int | None
    status: str
    created_at: datetime
    cancelled_at: datetime | None


@dataclass(frozen=True)
class Session:
    pk: int
    type_id: int
    council: str | None
    starts_at: datetime
    capacity: int
    status: str
    created_at: datetime
    cancelled_at: datetime | None


@dataclass(frozen=True)
class ReportFigures:
    by: By
    period: Period
    rows: list[ReportRow]
    total: ReportRow
    hidden: set[Cell]

    @property
    def with_total(self) -> list[ReportRow]:
        return [*self.rows, self.total]

    def is_hidden(self, index: int, column: str) -> bool:
        return (index, column) in self.hidden


def report_figures(*, by: By, period: Period, at: datetime) -> ReportFigures:
    sessions = _sessions(period)
    bookings = _bookings(sessions)
    groups = Groups(by, period)
    total = ReportRow("", "All")
    rows = {key: ReportRow(key, label) for key, label in groups.labels.items()}
    for session in sessions.values():
        if session.starts_at < period.ends_at and session.status != DropInStatus.CANCELLED:
            _add([rows.get(groups.of_session(session)), total], "offered", session.capacity)
    facts = _facts(period)
    for booking in bookings:
        if booking.session.starts_at < period.ends_at:
            counted = [rows.get(groups.of_booking(booking)), total]
            for column in _columns(booking, facts):
                _add(counted, column, 1)
    _fill_in_waits(rows, total, groups, sessions, bookings, at=at)
    shown = [row for row in rows.values() if any(row.numbers.values())]
    hidden = hidden_cells(
        [row.numbers for row in (*shown, total)], columns=PEOPLE, parts={"booked": ENDS}, within=WITHIN
    )
    return ReportFigures(by, period, shown, total, hidden)


class Groups:
    """The rows that a report has, and which of them a session or a booking belongs to."""

    def __init__(self, by: By, period: Period) -> None:
        self.by, self.period = by, period
        self.sub_regions: dict[str, str] = {}
        self.types_of_topic: dict[str, set[int]] = {}
        self.labels: dict[str, str] = self._labels()

    def of_booking(self, booking: BookedPlace) -> str:
        if self.by == By.CAMPAIGN:
            return str(booking.campaign_id or NO_CAMPAIGN)
        return str(booking.topic_id) if self.by == By.TOPIC else self.of_session(booking.session)

    def of_session(self, session: Session) -> str:
        if self.by == By.MONTH:
            return f"{local(session.starts_at):%Y-%m}"
        if self.by == By.KIND:
            return str(session.type_id)
        if self.by in OF_BOOKINGS_ALONE:
            return ""
        council = session.council
        if council is None:
            return ONLINE
        return council if self.by == By.COUNCIL else self.sub_regions[council]

    def sessions_of(self, key: str, sessions: Iterable[Session]) -> list[Session]:
        """Where somebody of this row would look for a place."""
        if self.by == By.MONTH:
            return list(sessions)
        if self.by == By.TOPIC:
            return [session for session in sessions if session.type_id in self.types_of_topic.get(key, ())]
        return [session for session in sessions if self.of_session(session) == key]

    def _labels(self) -> dict[str, str]:
        if self.by == By.CAMPAIGN:
            names = {str(pk): name for pk, name in Campaign.objects.values_list("pk", "name")}
            return {**names, NO_CAMPAIGN: "No campaign known"}
        if self.by == By.MONTH:
            return {f"{month:%Y-%m}": f"{month:%B %Y}" for month in _months(self.period)}
        if self.by == By.KIND:
            return {str(pk): name for pk, name in DropInType.objects.values_list("pk", "name")}
        if self.by == By.TOPIC:
            labels = {}
            for pk, name, type_id in Topic.objects.values_list("pk", "name", "drop_in_types"):
                labels[str(pk)] = name
                self.types_of_topic.setdefault(str(pk), set()).add(type_id)
            return labels
        councils = list(Council.objects.order_by("sub_region", "name").select_related("sub_region"))
        self.sub_regions = {council.code: council.sub_region.slug for council in councils}
        if self.by == By.COUNCIL:
            return {**{council.code: council.name for council in councils}, ONLINE: "Online"}
        return {**{council.sub_region.slug: council.sub_region.name for council in councils}, ONLINE: "Online"}


@dataclass(frozen=True)
class Facts:
    """What is known of bookings beside their status, by the booking's id."""

    usefulness: dict[int, int]
    posts: dict[int, set[str]]
    asked: set[int]


def _columns(booking: BookedPlace, facts: Facts) -> list[str]:
    columns = ["booked", COLUMN_OF_STATUS[BookingStatus(booking.status)]]
    if booking.status != BookingStatus.ATTENDED:
        return columns
    usefulness, answers = facts.usefulness.get(booking.pk), facts.posts.get(booking.pk, set())
    asked = booking.pk in facts.asked or bool(answers)
    known = {
        "feedback": usefulness is not None,
        "useful": usefulness is not None and usefulness >= Usefulness.USEFUL,
        "asked": asked,
        "answered": bool(answers),
        "filled": PostAnswer.YES in answers,
    }
    return columns + [column for column, holds in known.items() if holds]


def _add(rows: Iterable[ReportRow | None], column: str, number: int) -> None:
    for row in rows:
        if row is not None:
            row.numbers[column] += number


def _sessions(period: Period) -> dict[int, Session]:
    """Those of the period, and those after it in which somebody in it may have looked for a place."""
    names = ("pk", "type_id", "venue__council_id", "starts_at", "capacity", "status", "created_at", "cancelled_at")
    rows = (
        DropIn.objects.public()
        .filter(starts_at__gte=period.starts_at, starts_at__lt=period.ends_at + LOOK_AHEAD)
        .order_by("starts_at", "pk")
        .values_list(*names)
    )
    return {row[0]: Session(*row) for row in rows}


def _bookings(sessions: dict[int, Session]) -> list[BookedPlace]:
    if not sessions:
        return []
    starts = [session.starts_at for session in sessions.values()]
    names = ("pk", "drop_in_id", "topic_id", "campaign_id", "status", "created_at", "cancelled_at")
    rows = (
        Booking.objects.filter(drop_in__starts_at__gte=starts[0], drop_in__starts_at__lte=starts[-1])
        .exclude(status__in=ONLY_OFFERED)
        .order_by()
        .values_list(*names)
    )
    return [BookedPlace(pk, sessions[of], *rest) for pk, of, *rest in rows if of in sessions]


def _facts(period: Period) -> Facts:
    of_period = Booking.objects.filter(drop_in__starts_at__gte=period.starts_at, drop_in__starts_at__lt=period.ends_at)
    posts: dict[int, set[str]] = {}
    for pk, answer in PostOutcome.objects.filter(booking__in=of_period).order_by().values_list("booking_id", "answer"):
        posts.setdefault(pk, set()).add(answer)
    feedback = Feedback.objects.filter(booking__in=of_period).order_by()
    return Facts(dict(feedback.values_list("booking_id", "usefulness")), posts, set(_asked(of_period)))


def _asked(bookings: QuerySet[Booking]) -> QuerySet[PlannedMail, int]:
    about = ContentType.objects.get_for_model(Booking)
    sent = PlannedMail.objects.filter(about_type=about, about_id__in=bookings.values("pk"), state=State.SENT)
    return sent.filter(kind__in=ASKED_BY).order_by().values_list("about_id", flat=True)


def _fill_in_waits(
    rows: dict[str, ReportRow],
    total: ReportRow,
    groups: Groups,
    sessions: dict[int, Session],
    bookings: list[BookedPlace],
    *,
    at: datetime,
) -> None:
    occupied = _occupied(sessions, bookings)
    moments = [moment for moment in _mornings(groups.period) if moment <= at]

    def wait(among: Iterable[Session], when: list[datetime]) -> int | None:
        return median_wait([occupied[session.pk] for session in among], when)

    total.wait = wait(sessions.values(), moments)
    for row in rows.values():
        own = [moment for moment in moments if groups.by != By.MONTH or f"{local(moment):%Y-%m}" == row.key]
        row.wait = wait(groups.sessions_of(row.key, sessions.values()), own)


def _occupied(sessions: dict[int, Session], bookings: list[BookedPlace]) -> dict[int, Occupied]:
    occupied = {
        pk: Occupied(session.starts_at, session.created_at, session.cancelled_at, session.capacity)
        for pk, session in sessions.items()
    }
    for booking in bookings:
        occupied[booking.session.pk].taken.append(booking.created_at)
        if booking.cancelled_at:
            occupied[booking.session.pk].given_back.append(booking.cancelled_at)
    for session in occupied.values():
        session.settle()
    return occupied


def _mornings(period: Period) -> list[datetime]:
    days = (period.last - period.first).days + 1
    return [at_local(period.first + timedelta(days=number), ASKED_AT) for number in range(days)]


def _months(period: Period) -> list[date]:
    months, month = [], period.first.replace(day=1)
    while month <= period.last:
        months.append(month)
        month = (month + timedelta(days=31)).replace(day=1)
    return months
