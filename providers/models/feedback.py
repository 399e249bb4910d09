"""What somebody who came says afterwards, once."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from providers.enums import Usefulness
from providers.models.sessions import Booking


class Feedback(models.Model):
    booking = models.OneToOneField(Booking, on_delete=models.PROTECT, related_name="feedback")
    usefulness = models.PositiveSmallIntegerField("was it useful", choices=Usefulness)
    next_step = models.TextField("what they will do next", blank=True)
    comment = models.TextField("anything else", blank=True)
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-given_at", "-pk"]
        verbose_name = "feedback"
        verbose_name_plural = "feedback"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(usefulness__in=Usefulness.values), name="feedback_usefulness_is_an_answer"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_usefulness_display()}, {timezone.localtime(self.given_at):%-d %B %Y}"
