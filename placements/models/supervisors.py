"""Who supervises and who assesses students, where, on which days, and how many at once."""

from __future__ import annotations

import uuid
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from placements.enums import Profession, SupervisorRole, Weekday
from placements.models.sites import Site
from workforce_portal.organisations.models import Organisation

MOST_AT_ONCE = 10


class SupervisorQuerySet(models.QuerySet["Supervisor"]):
    def working(self, on: date) -> SupervisorQuerySet:
        return self.filter(Q(works_until=None) | Q(works_until__gte=on))


class Supervisor(models.Model):
    """Somebody of a host, or of a university for places that have nobody: the long arm."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="works for")
    name = models.CharField(max_length=120)
    profession = models.CharField(max_length=30, choices=Profession)
    roles = ArrayField(models.CharField(max_length=30, choices=SupervisorRole))
    days = ArrayField(models.PositiveSmallIntegerField(choices=Weekday), help_text="On which they are there")
    most_students = models.PositiveSmallIntegerField("students at once", default=1)
    trained_until = models.DateField(null=True, blank=True, help_text="Empty: don’t know yet")
    works_until = models.DateField("last day", null=True, blank=True, help_text="Once they leave")
    email = models.EmailField("e-mail address", blank=True)
    phone = models.CharField("phone number", max_length=30, blank=True)
    sites = models.ManyToManyField(Site, through="SupervisorSite", related_name="supervisors", verbose_name="places")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SupervisorQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(roles__len__gte=1, roles__contained_by=list(SupervisorRole.values)),
                name="supervisor_has_known_roles",
            ),
            models.CheckConstraint(
                condition=Q(days__len__gte=1, days__contained_by=list(Weekday.values)),
                name="supervisor_is_there_on_known_days",
            ),
            models.CheckConstraint(
                condition=Q(most_students__range=(1, MOST_AT_ONCE)), name="supervisor_takes_a_believable_number"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def said(self) -> str:
        return f"{self.name}, {self.get_profession_display().lower()}"

    @property
    def roles_in_words(self) -> str:
        return ", ".join(str(SupervisorRole(role).label) for role in self.roles)

    @property
    def days_in_words(self) -> str:
        return ", ".join(str(Weekday(day).label) for day in sorted(self.days))

    def is_trained(self, on: date) -> bool:
        return self.trained_until is None or self.trained_until >= on


class SupervisorSite(models.Model):
    """Where somebody supervises: at home there, or visiting."""

    supervisor = models.ForeignKey(Supervisor, on_delete=models.CASCADE, related_name="attachments")
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="attachments", verbose_name="place")
    is_visiting = models.BooleanField("visits, and is rung on other days", default=False)

    class Meta:
        ordering = ["site", "pk"]
        verbose_name = "place of a supervisor"
        verbose_name_plural = "places of a supervisor"
        constraints = [models.UniqueConstraint(fields=["supervisor", "site"], name="supervisor_once_at_a_site")]

    def __str__(self) -> str:
        return f"{self.supervisor} at {self.site}"
