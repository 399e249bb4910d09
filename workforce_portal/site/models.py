from django.db import models
from django.utils import timezone


class Heartbeat(models.Model):
    """The last time that a part of the portal showed itself, such as `beat`."""

    part = models.CharField(max_length=20, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.part


class PageFeedback(models.Model):
    """Whether a page was useful to somebody, whom we neither ask nor know. Ways to reach them are taken out."""

    page = models.CharField(max_length=300, help_text="Its address, without what stands behind a question mark")
    is_useful = models.BooleanField("useful")
    comment = models.TextField(max_length=1000, blank=True)
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    read_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-given_at", "-pk"]
        verbose_name_plural = "page feedback"
        indexes = [
            models.Index(fields=["page"], name="page_feedback_page"),
            models.Index(fields=["given_at"], name="page_feedback_given_at"),
        ]

    def __str__(self) -> str:
        return f"{self.page}: {'useful' if self.is_useful else 'not useful'}"
