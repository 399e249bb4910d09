"""What somebody asked us to keep until they come back, and the links by which they do."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from applicants.models.applicants import Applicant


class RegistrationDraft(models.Model):
    """A registration that somebody asked us to keep for a while; nothing that was not saved so is stored."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("e-mail address", blank=True)
    phone = models.CharField("phone number", max_length=20, blank=True)
    answers = models.JSONField(default=dict, help_text="By the name of each question, as it was typed")
    campaign_code = models.CharField(max_length=12, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["expires_at"], name="registration_draft_old")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")), name="registration_draft_runs_out_later"
            ),
        ]

    def __str__(self) -> str:
        return f"Registration kept until {self.expires_at:%-d %B %Y}"


class ReturnLink(models.Model):
    """The way back for whoever lost their link: it opens their page once, within the hour."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    applicant = models.ForeignKey(Applicant, on_delete=models.CASCADE, related_name="return_links")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(
        "used, or replaced by a newer one", null=True, blank=True, help_text="It opens nothing from then on"
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["applicant"], condition=models.Q(ended_at=None), name="return_link_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"Way back of {self.applicant}"
