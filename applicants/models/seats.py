"""The numbered places of a cohort, its waiting list, and who came."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from applicants.enums import HOLDS_A_PLACE, SEAT_OPEN, Mark, SeatStatus
from applicants.models.programmes import Cohort, CohortSession
from applicants.models.referrals import Referral


class SeatQuerySet(models.QuerySet["Seat"]):
    def open(self) -> SeatQuerySet:
        return self.filter(status__in=SEAT_OPEN)

    def holding_a_place(self) -> SeatQuerySet:
        return self.filter(status__in=HOLDS_A_PLACE)

    def waiting(self) -> SeatQuerySet:
        """The line, longest waiting first."""
        return self.filter(status=SeatStatus.WAITING).order_by("since", "pk")


class Seat(models.Model):
    """Somebody's place at a cohort, or in the line for one. An offer holds its place until it is answered."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="seats")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="seats")
    place_no = models.PositiveSmallIntegerField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=SeatStatus)
    since = models.DateTimeField(default=timezone.now)
    offer_until = models.DateTimeField("offer runs out", null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["cohort", "since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "place_no"], condition=Q(status__in=HOLDS_A_PLACE), name="seat_place_is_taken_once"
            ),
            models.UniqueConstraint(
                fields=["referral"], condition=Q(status__in=SEAT_OPEN), name="seat_open_once_per_referral"
            ),
            models.CheckConstraint(condition=Q(place_no=None) | Q(place_no__gte=1), name="seat_place_no_from_one"),
            models.CheckConstraint(
                condition=~Q(status__in=HOLDS_A_PLACE) | Q(place_no__isnull=False), name="seat_held_has_its_place"
            ),
            models.CheckConstraint(
                condition=~Q(status=SeatStatus.WAITING) | Q(place_no=None), name="seat_waiting_has_no_place"
            ),
            models.CheckConstraint(
                condition=Q(status=SeatStatus.OFFERED, offer_until__isnull=False)
                | (~Q(status=SeatStatus.OFFERED) & Q(offer_until=None)),
                name="seat_offered_has_its_end",
            ),
            models.CheckConstraint(
                condition=Q(status__in=SEAT_OPEN, ended_at=None)
                | (~Q(status__in=SEAT_OPEN) & Q(ended_at__isnull=False)),
                name="seat_ended_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()}, {self.cohort}"


class Attendance(models.Model):
    session = models.ForeignKey(CohortSession, on_delete=models.CASCADE, related_name="attendances")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="attendances")
    mark = models.CharField(max_length=10, choices=Mark)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["session", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "referral"], name="attendance_once_per_session")]

    def __str__(self) -> str:
        return self.get_mark_display()
