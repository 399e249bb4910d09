from django.db import models
from django.urls import reverse

from campaigns.enums import Ground
from workforce_portal.pictures.models import Picture
from workforce_portal.publishing.models import Publishable, PublishableQuerySet


class Campaign(Publishable):
    """One campaign: its name, its line, and a page of blocks at an address of its own."""

    name = models.CharField(max_length=80, unique=True, help_text="Such as Good with people")
    slug = models.SlugField(max_length=80, unique=True, help_text="The last part of its address")
    line = models.CharField(max_length=80, help_text="The headline, at most eight words")
    lead = models.CharField(max_length=300, help_text="One or two sentences under the headline")
    ground = models.CharField(max_length=10, choices=Ground, default=Ground.ROSE)
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = PublishableQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("campaigns:campaign", args=[self.slug])
