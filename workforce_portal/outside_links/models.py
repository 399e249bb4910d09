"""Links from our pages to other websites, and what became of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from workforce_portal.outside_links.enums import LinkStatus

# Websites have bad days: only what failed on so many of them is called broken.
DAYS_UNTIL_BROKEN = 3


class OutsideLink(models.Model):
    """One address elsewhere, on however many pages of ours. It goes when the last of them no longer has it."""

    url = models.CharField("address", max_length=2000, unique=True)
    status = models.CharField(max_length=10, choices=LinkStatus, default=LinkStatus.NEW)
    answer = models.CharField("what it answered", max_length=200, blank=True)
    moved_to = models.CharField("leads to", max_length=2000, blank=True)
    checked_at = models.DateTimeField("last looked at", null=True, blank=True)
    since = models.DateTimeField(null=True, blank=True, help_text="When its status was first found to be so")
    failed_on = models.DateField("last failed on", null=True, blank=True)
    failed_days = models.PositiveSmallIntegerField("days on which it failed, one after another", default=0)

    class Meta:
        ordering = ["url"]
        indexes = [models.Index(fields=["status", "since"], name="outside_link_status_since")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=LinkStatus.BROKEN) | Q(failed_days__gte=DAYS_UNTIL_BROKEN),
                name="outside_link_is_broken_after_three_days",
            ),
            models.CheckConstraint(
                condition=Q(status=LinkStatus.NEW, checked_at__isnull=True)
                | (~Q(status=LinkStatus.NEW) & Q(checked_at__isnull=False, since__isnull=False)),
                name="outside_link_looked_at_has_its_times",
            ),
        ]

    def __str__(self) -> str:
        return self.url


class LinkPlace(models.Model):
    """Where a link stands: a page of ours, and the words that lead away from it."""

    link = models.ForeignKey(OutsideLink, on_delete=models.CASCADE, related_name="places")
    page_title = models.CharField("page", max_length=300)
    page_url = models.CharField("address of the page", max_length=500, blank=True)
    text = models.CharField("words of the link", max_length=300, blank=True)
    admin_url = models.CharField("where it is changed", max_length=300, blank=True)

    class Meta:
        ordering = ["page_title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["link", "page_url", "text", "admin_url"], name="link_place_is_said_once")
        ]

    def __str__(self) -> str:
        return self.page_title
