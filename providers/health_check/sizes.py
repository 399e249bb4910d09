from __future__ import annotations

from django.db import models


class ServiceSize(models.TextChoices):
    """How many people work in a service, the manager among them."""

    UP_TO_TEN = "1-10", "1 to 10"
    UP_TO_FIFTY = "11-50", "11 to 50"
    MORE = "over-50", "More than 50"
