"""The places of hosts: where a student would be, with whom, and how they would get there."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from placements.enums import Dbs, Setting, Supports
from workforce_portal.organisations.models import CareService, Organisation
from workforce_portal.places.models import Council

MOST_STUDENTS = 20


class SiteQuerySet(models.QuerySet["Site"]):
    def active(self) -> SiteQuerySet:
        return self.filter(is_active=True, organisation__is_active=True)


class Site(models.Model):
    """One place of a host organisation. What is empty is not known yet, and stops nobody from answering."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="host")
    name = models.CharField(max_length=200)
    care_service = models.ForeignKey(
        CareService,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="in CQC’s directory",
    )
    setting = models.CharField(max_length=20, choices=Setting)
    people_supported = ArrayField(models.CharField(max_length=20, choices=Supports), default=list)
    postcode = models.CharField(max_length=8, help_text="With its space, such as BL0 9AB")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    easting = models.PositiveIntegerField(editable=False)
    northing = models.PositiveIntegerField(editable=False)

    most_students = models.PositiveSmallIntegerField(
        "most students on one day", null=True, blank=True, help_text="Empty: they don’t know yet"
    )
    staff_count = models.PositiveSmallIntegerField("people who work there", null=True, blank=True)
    travel_note = models.CharField("how to get there by bus or train", max_length=300, blank=True)
    access_note = models.CharField("access", max_length=300, blank=True, help_text="Steps, lifts, a quiet room")
    dbs = models.CharField("criminal record check", max_length=12, choices=Dbs, default=Dbs.NOT_KNOWN)
    shifts = models.CharField(max_length=200, blank=True, help_text="Such as 7:30am to 3pm, some weekends")
    parking = models.CharField(max_length=200, blank=True)

    contact_name = models.CharField("who is asked", max_length=120, blank=True)
    contact_email = models.EmailField("their e-mail address", blank=True)
    contact_phone = models.CharField("their phone number", max_length=30, blank=True)
    link_version = models.PositiveIntegerField(default=1, editable=False)
    is_active = models.BooleanField("is asked about students", default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SiteQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="site_named_once_in_its_organisation",
                violation_error_message="There is a place of this name already.",
            ),
            models.CheckConstraint(
                condition=Q(people_supported__contained_by=list(Supports.values)),
                name="site_supports_people_by_known_words",
            ),
            models.CheckConstraint(
                condition=Q(most_students=None) | Q(most_students__lte=MOST_STUDENTS),
                name="site_takes_a_believable_number",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def variety(self) -> frozenset[str]:
        """What a student meets here: the setting, and the people supported."""
        return frozenset([self.setting, *self.people_supported])

    @property
    def people_in_words(self) -> str:
        return ", ".join(str(Supports(value).label) for value in self.people_supported)
