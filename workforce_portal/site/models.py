from django.db import models


class Heartbeat(models.Model):
    """The last time that a part of the portal showed itself, such as `beat`."""

    part = models.CharField(max_length=20, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.part
