from django.db import models


class LinkStatus(models.TextChoices):
    NEW = "new", "Not looked at yet"
    WORKS = "works", "Works"
    MOVED = "moved", "Works, has moved"
    UNSURE = "unsure", "Could not check"
    FAILING = "failing", "Failed, looked at again tomorrow"
    BROKEN = "broken", "Broken"
