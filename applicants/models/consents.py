"""What people agreed to, and who looked at their details. Rows are only ever added."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from applicants.enums import ABOUT_ORGANISATION, Channel, Looked, Purpose, Role
from applicants.models.applicants import Applicant
from workforce_portal.organisations.models import Organisation


class ConsentWording(models.Model):
    """What exactly is asked. A change is a new version, as people agreed to the words that they read."""

    purpose = models.CharField(max_length=20, choices=Purpose)
    version = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=300, help_text="{organisation} stands for the organisation's name")
    explanation = models.TextField(max_length=1000, help_text="What they see, for how long, and how to take it back")
    from_date = models.DateField("in use from")

    class Meta:
        ordering = ["purpose", "-version"]
        constraints = [models.UniqueConstraint(fields=["purpose", "version"], name="consent_wording_version_once")]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}, version {self.version}"


class ConsentRecord(models.Model):
    """One yes, or the taking back of one. The latest row about a purpose and an organisation is what holds."""

    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    wording = models.ForeignKey(ConsentWording, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel)
    is_given = models.BooleanField("yes")
    role = models.CharField("recorded by", max_length=10, choices=Role)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = "consent"
        indexes = [models.Index(fields=["applicant", "purpose", "organisation", "-at", "-id"], name="consent_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=ABOUT_ORGANISATION, organisation__isnull=False)
                | (~Q(purpose__in=ABOUT_ORGANISATION) & Q(organisation=None)),
                name="consent_names_an_organisation_where_one_is_meant",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {'yes' if self.is_given else 'no longer'}"


class AccessLog(models.Model):
    """Who of which organisation saw a person's details, and when; the person can read it."""

    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="looks")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=20, choices=Looked)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "look at a person"
        verbose_name_plural = "looks at people"
        indexes = [models.Index(fields=["applicant", "-at"], name="access_log_of_person")]

    def __str__(self) -> str:
        return self.get_what_display()
