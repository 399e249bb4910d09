from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from campaigns.enums import Channel
from campaigns.models.campaigns import Campaign
from workforce_portal.places.models import Council


class ShortLink(models.Model):
    """An address for print: /go/<code>. Its target may change after the poster is up; its code may not."""

    code = models.CharField(max_length=12, unique=True, editable=False)
    target = models.CharField(
        "leads to", max_length=500, help_text="A page of this portal, such as /find-your-role/. You may change it later"
    )
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, blank=True, related_name="short_links")
    channel = models.CharField(max_length=10, choices=Channel)
    placement = models.CharField(
        "where", max_length=120, help_text="Where it is put, such as Wigan library, noticeboard"
    )
    council = models.ForeignKey(
        Council,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Where it hangs, if it hangs in one place: figures are shown by part of the region",
    )
    is_active = models.BooleanField("in use", default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(target__regex=r"^/([^/\\]|$)") | Q(target__startswith="https://"),
                name="short_link_leads_to_a_page",
            ),
            models.CheckConstraint(
                condition=Q(code__regex=r"^[2-9b-df-hj-km-np-tv-xz]+$"), name="short_link_is_readable"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.placement}"

    def get_absolute_url(self) -> str:
        return reverse("campaigns:go", args=[self.code])

    @property
    def url(self) -> str:
        return f"{settings.SITE_URL}{self.get_absolute_url()}"

    @property
    def printed(self) -> str:
        """As people read it and type it."""
        return self.url.partition("://")[2]

    @property
    def area(self) -> str:
        """The slug of the sub-region where it hangs."""
        return self.council.sub_region.slug if self.council else ""


class PartnerLink(models.Model):
    """A partner's own short link, asked for without an account and opened by a signed link."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    short_link = models.OneToOneField(ShortLink, on_delete=models.PROTECT, related_name="partner_link")
    email = models.EmailField("e-mail address", blank=True)
    wants_figures = models.BooleanField("monthly figures by e-mail", default=False)
    link_version = models.PositiveIntegerField(default=1, editable=False)
    idempotency_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(wants_figures=False) | ~Q(email=""), name="partner_link_figures_have_an_address"
            )
        ]

    def __str__(self) -> str:
        return self.short_link.placement
