"""People for whom no time suited, and who asked us to ring."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from providers.enums import CallBackStatus, PartOfDay, Weekday
from providers.models.catalogue import Topic
from providers.models.sessions import Booking
from workforce_portal.organisations.models import CareService
from workforce_portal.places.clock import say_date


class CallBackRequestQuerySet(models.QuerySet["CallBackRequest"]):
    def open(self) -> CallBackRequestQuerySet:
        return self.filter(status=CallBackStatus.OPEN)


class CallBackRequest(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    service_name = models.CharField("service", max_length=255)
    care_service = models.ForeignKey(CareService, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    email = models.EmailField("e-mail address", blank=True)
    phone = models.CharField("phone number", max_length=30, blank=True)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    question = models.TextField(blank=True)
    adjustments = models.TextField("to take part", blank=True)
    idempotency_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    created_at = models.DateTimeField("asked", default=timezone.now)
    promised_by = models.DateField(help_text="Two working days after they asked")
    status = models.CharField(max_length=10, choices=CallBackStatus, default=CallBackStatus.OPEN)
    booking = models.OneToOneField(Booking, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    close_reason = models.CharField(max_length=300, blank=True)

    objects = CallBackRequestQuerySet.as_manager()

    class Meta:
        ordering = ["promised_by", "created_at", "pk"]
        verbose_name = "call-back"
        verbose_name_plural = "call-backs"
        constraints = [
            models.CheckConstraint(
                condition=~Q(email="") | ~Q(phone=""), name="call_back_can_be_reached_by_email_or_phone"
            ),
            models.CheckConstraint(
                condition=Q(status=CallBackStatus.OPEN, closed_at__isnull=True)
                | (~Q(status=CallBackStatus.OPEN) & Q(closed_at__isnull=False)),
                name="call_back_settled_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(status=CallBackStatus.BOOKED, booking__isnull=False)
                | (~Q(status=CallBackStatus.BOOKED) & Q(booking__isnull=True)),
                name="call_back_booked_has_its_booking",
            ),
            models.CheckConstraint(
                condition=~Q(status=CallBackStatus.CLOSED) | ~Q(close_reason=""),
                name="call_back_closed_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.service_name}"

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]

    def is_late(self, today: date) -> bool:
        return self.status == CallBackStatus.OPEN and self.promised_by < today


class CallBackWindow(models.Model):
    """A time that would suit: on one date, or on a day of every week."""

    request = models.ForeignKey(CallBackRequest, on_delete=models.CASCADE, related_name="windows")
    position = models.PositiveSmallIntegerField()
    day = models.DateField(null=True, blank=True)
    weekday = models.PositiveSmallIntegerField(choices=Weekday, null=True, blank=True)
    part = models.CharField(max_length=10, choices=PartOfDay)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["request", "position"], name="call_back_window_position_is_taken_once"),
            models.CheckConstraint(condition=Q(position__range=(1, 3)), name="call_back_window_is_one_of_three"),
            models.CheckConstraint(
                condition=Q(day__isnull=True, weekday__isnull=False) | Q(day__isnull=False, weekday__isnull=True),
                name="call_back_window_is_a_date_or_a_weekday",
            ),
        ]

    def __str__(self) -> str:
        day = say_date(self.day) if self.day else f"{self.get_weekday_display()}s"
        return f"{day}, in the {self.get_part_display().lower()}"
