"""A run of sessions: what repeats, and where it came from. Its sessions are rows of their own."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from providers.enums import Weekday
from providers.models.catalogue import Adviser, DropInType, Venue


class Run(models.Model):
    """The rule by which sessions were made. It makes none by itself, and takes none away."""

    type = models.ForeignKey(DropInType, on_delete=models.PROTECT, related_name="+", verbose_name="kind")
    adviser = models.ForeignKey(Adviser, on_delete=models.PROTECT, related_name="+")
    is_online = models.BooleanField("online", default=False)
    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    join_url = models.URLField("link to join", blank=True)
    join_by_phone = models.CharField("number to join by phone", max_length=100, blank=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField(choices=Weekday))
    every_weeks = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(12)], help_text="1 is every week"
    )
    first_on = models.DateField("from")
    last_on = models.DateField("until")
    starts = models.TimeField("start", help_text="By the clock in England")
    minutes = models.PositiveSmallIntegerField("length in minutes")
    capacity = models.PositiveSmallIntegerField("places")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-created_at", "pk"]
        verbose_name = "run of sessions"
        verbose_name_plural = "runs of sessions"
        constraints = [
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="run_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(weekdays__len__gte=1), name="run_has_a_weekday"),
            models.CheckConstraint(condition=Q(every_weeks__gte=1), name="run_repeats_after_a_week_or_more"),
            models.CheckConstraint(condition=Q(minutes__gte=5), name="run_has_a_length"),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="run_has_a_place"),
            models.CheckConstraint(
                condition=Q(is_online=True, venue__isnull=True) | Q(is_online=False, venue__isnull=False),
                name="run_is_online_or_has_a_venue",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type}, {self.days_in_words}, {self.starts:%H:%M}"

    @property
    def days_in_words(self) -> str:
        days = " and ".join(f"{Weekday(day).label}s" for day in sorted(self.weekdays))
        return days if self.every_weeks == 1 else f"{days} every {self.every_weeks} weeks"
