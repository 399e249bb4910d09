"""What universities and colleges teach, when their students are out, and what they look for."""

from __future__ import annotations

import uuid
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from placements.enums import Discipline, Setting, Supports
from workforce_portal.organisations.models import Organisation
from workforce_portal.places.models import Council

LONGEST_DAYS = 366
MOST_PLACES = 500


class WaysOfWorking(models.Model):
    """What a host should know of a university before the first student. Everybody may read it."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="+")
    ring = models.CharField("whom to ring", max_length=120, help_text="An office rather than a person")
    ring_phone = models.CharField("their phone number", max_length=30)
    hours = models.CharField("hours", max_length=300, blank=True, help_text="Such as 37.5 a week, nights from year 2")
    paperwork = models.CharField(
        "how students are assessed", max_length=300, blank=True, help_text="The document or system that hosts use"
    )
    induction_url = models.URLField("induction pack", blank=True)
    note = models.TextField("what else helps", max_length=1000, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "ways of working"
        verbose_name_plural = "ways of working"

    def __str__(self) -> str:
        return f"How {self.organisation} works"


class Programme(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="university"
    )
    name = models.CharField(max_length=150)
    discipline = models.CharField(max_length=30, choices=Discipline)
    is_active = models.BooleanField("sends students", default=True)

    class Meta:
        ordering = ["organisation", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="programme_named_once_by_its_university",
                violation_error_message="There is a programme of this name already.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Block(models.Model):
    """A stretch of weeks in which one year of a programme is out on placement. It may cross the new year."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="blocks")
    level = models.PositiveSmallIntegerField("year of the programme", help_text="1 to 6")
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day")
    hours = models.PositiveSmallIntegerField("hours of practice", help_text="Of each student in this block")

    class Meta:
        ordering = ["starts_on", "ends_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "level", "starts_on"], name="block_once_on_its_first_day"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="block_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(level__range=(1, 6)), name="block_is_of_a_year_of_study"),
        ]

    def __str__(self) -> str:
        return f"{self.programme}, year {self.level}"

    @property
    def weeks(self) -> int:
        return ((self.ends_on - self.starts_on).days + 7) // 7

    def overlaps(self, other: Block) -> bool:
        return self.starts_on <= other.ends_on and other.starts_on <= self.ends_on


class NeedQuerySet(models.QuerySet["Need"]):
    def open(self, on: date) -> NeedQuerySet:
        return self.filter(withdrawn_at=None, block__ends_on__gte=on)


class Need(models.Model):
    """How many places one block still needs. Hosts see it; other universities never do."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    block = models.ForeignKey(Block, on_delete=models.PROTECT, related_name="needs")
    number = models.PositiveSmallIntegerField("places")
    councils = models.ManyToManyField(Council, blank=True, related_name="+", help_text="None: anywhere in the region")
    must_have = ArrayField(
        models.CharField(max_length=20, choices=[*Setting.choices, *Supports.choices]),
        default=list,
        blank=True,
        verbose_name="what every student must meet",
    )
    note = models.CharField("what hosts should know", max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = NeedQuerySet.as_manager()

    class Meta:
        ordering = ["block__starts_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(number__range=(1, MOST_PLACES)), name="need_is_for_somebody"),
            models.UniqueConstraint(
                fields=["block"], condition=Q(withdrawn_at=None), name="need_once_open_for_a_block"
            ),
            models.CheckConstraint(
                condition=Q(must_have__contained_by=[*Setting.values, *Supports.values]),
                name="need_asks_for_known_experience",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} for {self.block}"

    @property
    def must_have_in_words(self) -> str:
        words = dict([*Setting.choices, *Supports.choices])
        return ", ".join(str(words[value]) for value in self.must_have)
