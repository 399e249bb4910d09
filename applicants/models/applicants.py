"""People who want to work in care, and what was corrected about them."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from applicants.ages import age_on
from applicants.enums import Answer, ContactWay, FreeTime, Role, Route, WorkFound
from workforce_portal.organisations.models import Organisation
from workforce_portal.places.models import Council

REDACTED = Q(redacted_at__isnull=False)


class ApplicantQuerySet(models.QuerySet["Applicant"]):
    def known(self) -> ApplicantQuerySet:
        """Those who have neither been forgotten nor become part of another record."""
        return self.filter(redacted_at=None, merged_into=None)

    def looking(self) -> ApplicantQuerySet:
        """Those who have neither stopped nor found work."""
        return self.known().filter(stopped_at=None, got_job_at=None)


class Applicant(models.Model):
    """A family may share one e-mail address or telephone: neither tells two people apart."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=11, unique=True, editable=False)
    name = models.CharField("full name", max_length=200, help_text="As the person writes it")
    called = models.CharField("what to call them", max_length=100, blank=True)
    date_of_birth = models.DateField(null=True, blank=True)

    email = models.EmailField("e-mail address", blank=True)
    email_norm = models.CharField(max_length=254, blank=True, editable=False)
    phone = models.CharField("phone number", max_length=20, blank=True, help_text="As +447700900461: see phones.py")
    address = models.TextField("address for letters", max_length=500, blank=True)
    contact_ways = ArrayField(
        models.CharField(max_length=10, choices=ContactWay), help_text="The one they like best comes first"
    )
    contact_from = models.TimeField("not before", null=True, blank=True)
    contact_until = models.TimeField("not after", null=True, blank=True)

    postcode = models.CharField(max_length=8, blank=True, help_text="With its space, such as WN7 1AB")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    easting = models.PositiveIntegerField(null=True, blank=True, editable=False)
    northing = models.PositiveIntegerField(null=True, blank=True, editable=False)

    claims_benefit = models.CharField("on Universal Credit, JSA or ESA", max_length=10, choices=Answer, blank=True)
    may_work_in_uk = models.CharField("has the right to work in the UK", max_length=10, choices=Answer, blank=True)
    drives = models.CharField("can drive", max_length=10, choices=Answer, blank=True)
    hours_free = models.PositiveSmallIntegerField("hours a week they could give", null=True, blank=True)
    free_at = ArrayField(
        models.CharField(max_length=10, choices=FreeTime), default=list, blank=True, verbose_name="when they are free"
    )
    free_from = models.DateField("could start from", null=True, blank=True)
    to_know = models.TextField("what we should know", max_length=1000, blank=True, help_text="Children, buses, …")
    adjustments = models.TextField(
        max_length=1000, blank=True, help_text="Health and adjustments: kept with the person's separate consent only"
    )

    route = models.CharField("how they came", max_length=10, choices=Route, default=Route.SELF, editable=False)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    registered_by_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    campaign_code = models.CharField(max_length=12, blank=True, editable=False)
    idempotency_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    link_version = models.PositiveIntegerField(default=1, editable=False)

    created_at = models.DateTimeField("registered at", default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When the person saw for themselves what an adviser wrote"
    )
    last_activity_at = models.DateTimeField(default=timezone.now, editable=False)
    work_found = models.CharField(max_length=10, choices=WorkFound, blank=True, editable=False)
    got_job_at = models.DateTimeField(null=True, blank=True, editable=False)
    stopped_at = models.DateTimeField("asked us to stop at", null=True, blank=True, editable=False)
    asked_to_keep_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When we wrote that their details will be removed in 30 days"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    redacted_at = models.DateTimeField(null=True, blank=True, editable=False, help_text="Personal details removed")

    # From where a partner or programme is looking; None where either place is unknown.
    miles: float | None = None

    objects = ApplicantQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        permissions = [
            ("export_applicant", "Can take people's names and contacts along in a file"),
            ("copy_applicant", "Can make a copy of everything held about somebody, for them"),
            ("forget_applicant", "Can remove somebody's details for good"),
        ]
        indexes = [
            models.Index(fields=["email_norm"], name="applicant_email"),
            models.Index(fields=["phone"], name="applicant_phone"),
            models.Index(fields=["date_of_birth"], name="applicant_born"),
            models.Index(fields=["last_activity_at"], name="applicant_activity"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=REDACTED | Q(date_of_birth__isnull=False), name="applicant_has_a_date_of_birth"
            ),
            models.CheckConstraint(condition=REDACTED | Q(contact_ways__len__gte=1), name="applicant_can_be_reached"),
            models.CheckConstraint(
                condition=REDACTED | ~Q(contact_ways__contains=[ContactWay.EMAIL]) | ~Q(email=""),
                name="applicant_by_email_has_an_address",
            ),
            models.CheckConstraint(
                condition=REDACTED | ~Q(contact_ways__overlap=[ContactWay.TEXT, ContactWay.CALL]) | ~Q(phone=""),
                name="applicant_by_phone_has_a_number",
            ),
            models.CheckConstraint(
                condition=REDACTED | ~Q(contact_ways__contains=[ContactWay.POST]) | ~Q(address=""),
                name="applicant_by_post_has_an_address",
            ),
            models.CheckConstraint(
                condition=REDACTED
                | ~Q(contact_ways__contains=[ContactWay.ADVISER])
                | Q(registered_by_organisation__isnull=False),
                name="applicant_through_an_adviser_has_one",
            ),
            models.CheckConstraint(
                condition=Q(route=Route.ADVISER, registered_by_organisation__isnull=False)
                | (~Q(route=Route.ADVISER) & Q(registered_by_organisation=None)),
                name="applicant_of_an_adviser_has_their_organisation",
            ),
            models.CheckConstraint(
                condition=Q(route=Route.SELF, registered_by=None) | ~Q(route=Route.SELF),
                name="applicant_of_themselves_has_nobody_else",
            ),
            models.CheckConstraint(
                condition=Q(work_found="", got_job_at=None) | (~Q(work_found="") & Q(got_job_at__isnull=False)),
                name="applicant_with_a_job_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(easting=None, northing=None) | Q(easting__isnull=False, northing__isnull=False),
                name="applicant_grid_reference_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def first_name(self) -> str:
        """What to call them in a message: no more of their name than that."""
        return self.called or (self.name.split() or [""])[0]

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split()[:3])

    @property
    def is_looking(self) -> bool:
        return self.stopped_at is None and self.got_job_at is None and self.is_known

    @property
    def is_known(self) -> bool:
        return self.redacted_at is None and self.merged_into_id is None

    def age_on(self, day: date) -> int | None:
        return age_on(day, self.date_of_birth) if self.date_of_birth else None


class IdentityChange(models.Model):
    """What was corrected about who somebody is, from what to what. Rows are only ever added."""

    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="identity_changes")
    field = models.CharField(max_length=30)
    old = models.CharField(max_length=500, blank=True)
    new = models.CharField(max_length=500, blank=True)
    role = models.CharField(max_length=10, choices=Role)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = "correction"

    def __str__(self) -> str:
        return f"{Applicant._meta.get_field(self.field).verbose_name} corrected".capitalize()  # type: ignore[union-attr]
