"""Numbers of people who have been forgotten. Nothing here leads back to anybody."""

from __future__ import annotations

from django.db import models

from applicants.enums import AgeBand, Route, Stage
from applicants.models.programmes import Programme
from workforce_portal.places.models import Council


class MonthlyFact(models.Model):
    """How many of those who registered in a month came so far: at all, or with one programme."""

    month = models.DateField(help_text="First day of the month in which they registered")
    stage = models.CharField(max_length=12, choices=Stage)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, related_name="+")
    age_band = models.CharField(max_length=5, choices=AgeBand)
    route = models.CharField(max_length=10, choices=Route)
    campaign_code = models.CharField(max_length=12, blank=True)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, null=True, related_name="+")
    n = models.PositiveIntegerField()

    class Meta:
        ordering = ["month", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["month", "stage", "council", "age_band", "route", "campaign_code", "programme"],
                nulls_distinct=False,
                name="monthly_fact_once",
            ),
            models.CheckConstraint(condition=models.Q(n__gte=1), name="monthly_fact_counts_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()}, {self.month:%B %Y}: {self.n}"


class RegistrationCount(models.Model):
    """How many of those who were forgotten had registered on a day by a campaign: what its results go on counting."""

    on = models.DateField()
    campaign_code = models.CharField(max_length=12, blank=True)
    n = models.PositiveIntegerField()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["on", "campaign_code"], name="registration_count_once"),
            models.CheckConstraint(condition=models.Q(n__gte=1), name="registration_count_counts_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.on:%-d %B %Y}: {self.n}"


class Report(MonthlyFact):
    """No rows of its own: what gives the report its address in the admin and its permission."""

    class Meta:
        proxy = True
        default_permissions = ("view",)
        verbose_name = "report"
        verbose_name_plural = "report"
