"""What staff do for people beside their referrals."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from applicants.models.applicants import Applicant
from applicants.models.referrals import Referral


class Snooze(models.Model):
    """A referral that does not move, for a reason, until a day: till then nobody is asked to look at it."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="snoozes")
    until = models.DateField()
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"Until {self.until:%-d %B %Y}: {self.reason}"


class StaffMessage(models.Model):
    """What our staff wrote to somebody, who reads it on their page; the mail says no more than that it is there."""

    applicant = models.ForeignKey(Applicant, on_delete=models.CASCADE, related_name="staff_messages")
    text = models.TextField(max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"Message of {timezone.localtime(self.at):%-d %B %Y}"
