from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Concat, Replace

from workforce_portal.places.models import Council


class CareServiceQuerySet(models.QuerySet["CareService"]):
    def in_directory(self) -> "CareServiceQuerySet":
        return self.filter(left_directory_on__isnull=True)


class PlainWords(Func):
    """Lower case without accents, apostrophes and punctuation; the function is made by a migration."""

    function = "plain_words"
    output_field = models.TextField()


class CareService(models.Model):
    """A regulated care service (the Care Quality Commission calls it a location), or one that staff added."""

    cqc_location_id = models.CharField("CQC location ID", max_length=20, unique=True, null=True, blank=True)
    cqc_provider_id = models.CharField("CQC provider ID", max_length=20, blank=True)
    name = models.CharField(max_length=255)
    also_known_as = models.CharField(max_length=255, blank=True)
    provider_name = models.CharField(max_length=255, blank=True)
    address = models.CharField(max_length=500, blank=True)
    postcode = models.CharField(max_length=8, blank=True, help_text="With its space, such as M33 7XN")
    phone = models.CharField(max_length=20, blank=True)
    website = models.URLField(max_length=500, blank=True)
    service_types = models.TextField(blank=True, help_text="One to a line")
    specialisms = models.TextField(blank=True, help_text="One to a line")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    easting = models.PositiveIntegerField(null=True, blank=True)
    northing = models.PositiveIntegerField(null=True, blank=True)
    last_checked_on = models.DateField("date of CQC's latest check", null=True, blank=True)
    left_directory_on = models.DateField(null=True, blank=True, help_text="No longer in CQC's directory since")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    search_text = models.GeneratedField(
        # The postcode twice: people type it with its space and without.
        expression=PlainWords(
            Concat(
                F("name"),
                Value(" "),
                F("also_known_as"),
                Value(" "),
                F("provider_name"),
                Value(" "),
                F("postcode"),
                Value(" "),
                Replace(F("postcode"), Value(" "), Value("")),
            )
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = CareServiceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        indexes = [
            GinIndex(OpClass("search_text", "gin_trgm_ops"), name="care_service_search_by_word"),
            models.Index(OpClass("search_text", "text_pattern_ops"), name="care_service_search_by_start"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(easting__isnull=True, northing__isnull=True)
                | Q(easting__isnull=False, northing__isnull=False),
                name="care_service_grid_reference_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(cqc_location_id=""), name="care_service_cqc_location_id_is_null_rather_than_blank"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class DirectoryImport(models.Model):
    """One import of a CQC file: what it held and what it changed. The file itself is not kept."""

    imported_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)
    file_name = models.CharField(max_length=255)
    produced_on = models.DateField(null=True, blank=True, help_text="The date that the file gives itself")
    rows_new = models.PositiveIntegerField(default=0)
    rows_changed = models.PositiveIntegerField(default=0)
    rows_unchanged = models.PositiveIntegerField(default=0)
    rows_refused = models.PositiveIntegerField(default=0)
    rows_outside_region = models.PositiveIntegerField(default=0)
    rows_not_social_care = models.PositiveIntegerField(default=0)
    rows_left = models.PositiveIntegerField("rows that left the directory", default=0)
    refused = models.JSONField(default=list, help_text="Row number and reason, the first thousand")

    class Meta:
        ordering = ["-imported_at"]

    def __str__(self) -> str:
        return f"{self.file_name}, {self.imported_at:%-d %B %Y}"
