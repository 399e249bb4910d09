"""Where an activity takes place, and for whom: two different things."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from mapping.models.activities import Activity
from workforce_portal.organisations.models import Organisation
from workforce_portal.places.models import Council, SubRegion


class Location(models.Model):
    """A place that an organisation uses; several activities may share it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="map_locations")
    name = models.CharField(max_length=150)
    street = models.CharField(max_length=200, blank=True)
    town = models.CharField(max_length=80)
    postcode = models.CharField(max_length=8)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    easting = models.PositiveIntegerField(editable=False)
    northing = models.PositiveIntegerField(editable=False)
    access = models.CharField(
        "getting in and around", max_length=300, blank=True, help_text="Steps, lift, parking, the nearest stop"
    )

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name", "postcode"],
                name="location_once_per_organisation",
                violation_error_message="This organisation has a location of that name and postcode already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.town}"

    @property
    def address(self) -> str:
        return ", ".join(part for part in (self.name, self.street, self.town, self.postcode) if part)


class ActivityLocation(models.Model):
    """An activity at a location, and when it is there."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="held_at")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="used_by")
    times = models.CharField(max_length=200, blank=True, help_text="Such as: Tuesdays, 10am to midday")

    class Meta:
        ordering = ["pk"]
        verbose_name = "place"
        constraints = [
            models.UniqueConstraint(fields=["activity", "location"], name="activity_is_once_at_a_location"),
        ]

    def __str__(self) -> str:
        return str(self.location)


ONE_KIND_OF_AREA = (
    Q(is_region=True, sub_region=None, council=None, outcode="")
    | Q(is_region=False, sub_region__isnull=False, council=None, outcode="")
    | Q(is_region=False, sub_region=None, council__isnull=False, outcode="")
    | (Q(is_region=False, sub_region=None, council=None) & ~Q(outcode=""))
)


class Coverage(models.Model):
    """People of one area may take part: the whole region, a sub-region, a council or the first half of a postcode."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="coverage")
    is_region = models.BooleanField("the whole North West", default=False)
    sub_region = models.ForeignKey(SubRegion, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    outcode = models.CharField(
        "first half of a postcode", max_length=4, blank=True, help_text="Such as M33, where it is for one part only"
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = "area"
        verbose_name_plural = "for people in"
        constraints = [
            models.CheckConstraint(
                condition=ONE_KIND_OF_AREA,
                name="coverage_is_one_area",
                violation_error_message="Choose one area to a line: the region, a sub-region, a council or an outcode.",
            ),
            models.UniqueConstraint(
                fields=["activity", "is_region", "sub_region", "council", "outcode"],
                nulls_distinct=False,
                name="coverage_names_an_area_once",
                violation_error_message="This area is named already.",
            ),
        ]

    def __str__(self) -> str:
        if self.is_region:
            return "the whole North West"
        return self.outcode or str(self.sub_region or self.council)
