"""A service's recruitment health check: what was answered, each time. Nobody's name is asked."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from providers.health_check.sizes import ServiceSize
from workforce_portal.places.models import Council


class HealthCheck(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    link_version = models.PositiveIntegerField(default=1, editable=False)
    size = models.CharField("people who work there", max_length=10, choices=ServiceSize, blank=True)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = "recruitment health check"
        indexes = [models.Index(fields=["-created_at"], name="health_check_created")]

    def __str__(self) -> str:
        return f"Health check of {timezone.localtime(self.created_at):%-d %B %Y}"


class HealthCheckAnswerSet(models.Model):
    """One time of answering. `answers` has a number from 0 to 3 under each question's key."""

    health_check = models.ForeignKey(HealthCheck, on_delete=models.CASCADE, related_name="answer_sets")
    answers = models.JSONField()
    taken_at = models.DateTimeField(default=timezone.now)
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        ordering = ["taken_at", "pk"]
        verbose_name = "set of answers"
        verbose_name_plural = "sets of answers"
        constraints = [models.CheckConstraint(condition=~Q(answers={}), name="health_check_answer_set_has_answers")]

    def __str__(self) -> str:
        return f"Answers of {timezone.localtime(self.taken_at):%-d %B %Y}"
