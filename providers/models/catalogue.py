"""What drop-ins are about, who gives them and where."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from workforce_portal.places.models import Council


class Topic(models.Model):
    """What somebody wants help with; also what a drop-in is about."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_offered = models.BooleanField("offered in forms", default=True)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class Adviser(models.Model):
    name = models.CharField(max_length=100)
    introduction = models.CharField(
        max_length=150, blank=True, help_text="Follows the name: “Trafford Council”, “who ran a home for 12 years”"
    )
    email = models.EmailField("e-mail address", blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Venue(models.Model):
    name = models.CharField(max_length=100)
    address = models.CharField(max_length=250)
    town = models.CharField(max_length=80)
    postcode = models.CharField(max_length=8)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    easting = models.PositiveIntegerField(help_text="Metres on the National Grid, from the postcode", editable=False)
    northing = models.PositiveIntegerField(help_text="Metres on the National Grid, from the postcode", editable=False)
    getting_there = models.TextField(blank=True, help_text="Bus, parking, step-free way in, who to ask for")

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.town}"


class DropInType(models.Model):
    """What a drop-in is: every session of the type says this about itself."""

    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(unique=True)
    summary = models.CharField(max_length=200, help_text="One sentence, for lists")
    who_for = models.TextField("who it is for")
    what_happens = models.TextField()
    what_to_bring = models.TextField(blank=True)
    topics = models.ManyToManyField(Topic, related_name="drop_in_types")
    minutes = models.PositiveSmallIntegerField("usual length in minutes", default=30)
    capacity = models.PositiveSmallIntegerField("usual number of places", default=1)
    notice_hours = models.PositiveSmallIntegerField(
        "earliest notice in hours", default=2, help_text="Nobody books later than this before the start"
    )
    horizon_days = models.PositiveSmallIntegerField(
        "latest horizon in days", default=90, help_text="Nobody books further ahead than this"
    )

    class Meta:
        ordering = ["name"]
        verbose_name = "kind of drop-in"
        verbose_name_plural = "kinds of drop-in"
        constraints = [
            models.CheckConstraint(condition=Q(minutes__gte=5), name="drop_in_type_has_a_length"),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="drop_in_type_has_a_place"),
            models.CheckConstraint(condition=Q(horizon_days__gte=1), name="drop_in_type_has_a_horizon"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The list of this kind's coming sessions."""
        return f"{reverse('providers:drop_in_list')}?kind={self.slug}"
