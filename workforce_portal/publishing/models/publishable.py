"""What staff write, check and publish: a draft, then a time at which it appears and one at which it goes."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from workforce_portal.publishing.enums import Stage


class PublishableQuerySet(models.QuerySet):
    def public(self, at: datetime) -> Self:
        """What anybody may see at that moment: published, its time has come and has not gone."""
        return self.filter(Q(unpublish_at=None) | Q(unpublish_at__gt=at), is_published=True, publish_at__lte=at)

    def in_stage(self, stage: Stage, at: datetime) -> Self:
        published = self.filter(is_published=True)
        match stage:
            case Stage.DRAFT:
                return self.filter(is_published=False)
            case Stage.GONE:
                return published.filter(unpublish_at__lte=at)
            case Stage.SCHEDULED:
                return published.filter(publish_at__gt=at)
            case _:
                return published.filter(Q(unpublish_at=None) | Q(unpublish_at__gt=at), publish_at__lte=at)

    def due_for_review(self, on: date) -> Self:
        """Published, not gone, and to be read again on that day or before; soonest first."""
        day_begins = timezone.make_aware(datetime.combine(on, time.min))
        live = self.filter(Q(unpublish_at=None) | Q(unpublish_at__gt=day_begins), is_published=True)
        return live.filter(review_by__lte=on).order_by("review_by", "pk")


class Publishable(models.Model):
    """`changed_at` is when the content last changed, which a page view or a review does not move."""

    # Fields that an earlier version does not bring back, for people have been told otherwise since.
    stays_when_restored: ClassVar[tuple[str, ...]] = ()

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

    def get_absolute_url(self) -> str:
        raise NotImplementedError

    def is_public(self, at: datetime) -> bool:
        if not self.is_published or self.publish_at is None or self.publish_at > at:
            return False
        return self.unpublish_at is None or self.unpublish_at > at

    def stage(self, at: datetime) -> Stage:
        if not self.is_published or self.publish_at is None:
            return Stage.DRAFT
        if self.unpublish_at is not None and self.unpublish_at <= at:
            return Stage.GONE
        return Stage.SCHEDULED if self.publish_at > at else Stage.PUBLISHED

    def publish_problems(self, at: datetime) -> list[str]:
        """Why it may not stand in public as it is, in sentences. A model adds its own to those of `super()`."""
        if self.review_by is None:
            return ["Say by when somebody reads it again to see that it is true."]
        return []
