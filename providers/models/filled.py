"""Whether a drop-in led to a filled post, asked twice of those who came."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from providers.enums import PostAnswer
from providers.models.sessions import Booking


class PostOutcome(models.Model):
    """One answer to each question; answering again corrects it."""

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="post_outcomes")
    weeks = models.PositiveSmallIntegerField("weeks after the session")
    answer = models.CharField(max_length=10, choices=PostAnswer)
    answered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["booking", "weeks"]
        verbose_name = "answer about a post"
        verbose_name_plural = "answers about posts"
        constraints = [
            models.UniqueConstraint(fields=["booking", "weeks"], name="post_outcome_answers_each_question_once"),
            models.CheckConstraint(condition=models.Q(weeks__gte=1), name="post_outcome_weeks_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.get_answer_display()}, {self.weeks} weeks after"
