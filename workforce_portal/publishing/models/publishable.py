"""What staff write, check and publish: a draft, then a time at which it appears and one at which it goes."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class PublishableQuerySet(models.QuerySet):
    def public(self, at: datetime) -> Self:
        """What anybody may see at that moment: published, its time has come and has not gone."""
        return self.filter(Q(unpublish_at=None) | Q(unpublish_at__gt=at), is_published=True, publish_at__lte=at)


class Publishable(models.Model):
    """`changed_at` is when the content last changed, which a page view or a review does not move."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    is_published = models.BooleanField("published", default=False, editable=False)
    publish_at = models.DateTimeField("appears at", null=True, blank=True)
    unpublish_at = models.DateTimeField("goes at", null=True, blank=True)
    review_by = models.DateField(null=True, blank=True, help_text="When somebody reads it again to see that it is true")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    preview_version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True
        default_permissions = ("add", "change", "delete", "view", "publish")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_published=False) | Q(publish_at__isnull=False, review_by__isnull=False),
                name="%(class)s_published_has_its_dates",
            ),
            models.CheckConstraint(
                condition=Q(unpublish_at=None) | Q(publish_at=None) | Q(unpublish_at__gt=F("publish_at")),
                name="%(class)s_goes_after_it_appears",
            ),
        ]

    def is_public(self, at: datetime) -> bool:
        if not self.is_published or self.publish_at is None or self.publish_at > at:
            return False
        return self.unpublish_at is None or self.unpublish_at > at
