from django.db import models


class RateCount(models.Model):
    """How often a hashed somebody did a thing within a window. In PostgreSQL, so that it holds without a cache."""

    key = models.CharField(max_length=64)
    window_start = models.DateTimeField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "window_start"], name="rate_count_once_a_window")]
        indexes = [models.Index(fields=["window_start"], name="rate_count_window")]

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.count}"
