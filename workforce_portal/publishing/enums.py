from django.db import models


class Stage(models.TextChoices):
    """Where a page stands at a moment: told from its row, never stored."""

    DRAFT = "draft", "Draft"
    SCHEDULED = "scheduled", "Appears later"
    PUBLISHED = "published", "Published"
    GONE = "gone", "Gone"
