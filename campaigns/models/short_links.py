from django.db import models
from django.urls import reverse
from django.utils import timezone

from campaigns.enums import Channel
from campaigns.models.campaigns import Campaign


class ShortLink(models.Model):
    """An address for print: /go/<code>. Its target may change after the poster is up; its code may not."""

    code = models.CharField(max_length=12, unique=True, editable=False)
    target = models.CharField(max_length=500, help_text="An address of this portal, such as /find-your-role/")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="short_links")
    channel = models.CharField(max_length=10, choices=Channel)
    placement = models.CharField(max_length=120, help_text="Where it is put, such as Wigan library, noticeboard")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.code}: {self.placement}"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:go", args=[self.code])
