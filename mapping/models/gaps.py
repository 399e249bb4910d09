"""What is missing: what counts as enough, where somebody looked, where staff know better, and who works on it."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from mapping.enums import ENDED, Level, Progress, Theme
from mapping.models.activities import Activity
from workforce_portal.places.models import Council


class GapRule(models.Model):
    """What counts as enough of a theme. There is one row to a theme, and staff change its numbers."""

    theme = models.CharField(max_length=12, choices=Theme, unique=True, editable=False)
    covered_from = models.PositiveSmallIntegerField(
        "covered from",
        default=2,
        validators=[MinValueValidator(1)],
        help_text="So many that people can go to, or that come to them; fewer, or only online, is thin",
    )
    look_again_after = models.PositiveSmallIntegerField(
        "days for which “none found” holds", default=182, validators=[MinValueValidator(1)]
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = "threshold"
        constraints = [
            models.CheckConstraint(
                condition=Q(covered_from__gte=1, look_again_after__gte=1), name="gap_rule_asks_for_something"
            )
        ]

    def __str__(self) -> str:
        return self.get_theme_display()


class AreaCheck(models.Model):
    """Somebody looked for what there is of a theme in a council, and asked around."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    theme = models.CharField(max_length=12, choices=Theme)
    checked_on = models.DateField("looked on", default=timezone.localdate)
    note = models.CharField("where they looked", max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["-checked_on", "-pk"]
        verbose_name = "look at an area"
        verbose_name_plural = "looks at areas"
        constraints = [
            models.UniqueConstraint(
                fields=["council", "theme", "checked_on"],
                name="area_check_once_a_day",
                violation_error_message="Somebody looked on that day already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.council}, {self.get_theme_display()}"


class LevelOverride(models.Model):
    """Staff know better than the numbers: what they say instead, why, and until when. The newest that holds counts."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    theme = models.CharField(max_length=12, choices=Theme)
    level = models.CharField("what it is", max_length=8, choices=Level)
    reason = models.CharField("why", max_length=300, help_text="The public reads this, with your name")
    expires_on = models.DateField("holds until")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+")
    made_on = models.DateField(default=timezone.localdate, editable=False)

    class Meta:
        ordering = ["-made_on", "-pk"]
        verbose_name = "level set by hand"
        verbose_name_plural = "levels set by hand"
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on__gte=F("made_on")),
                name="level_override_holds_for_a_while",
                violation_error_message="It has to hold until today at least.",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="level_override_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.council}, {self.get_theme_display()}: {self.get_level_display().lower()}"


class Opportunity(models.Model):
    """A gap that somebody could close, with who does, by when, and what closed it."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    theme = models.CharField(max_length=12, choices=Theme)
    title = models.CharField(max_length=120, help_text="Such as: Training before the first job")
    evidence = models.CharField(max_length=300, help_text="What shows that it is missing, as it was on the day")
    level_then = models.CharField(max_length=8, choices=Level, editable=False)
    number_then = models.PositiveSmallIntegerField(editable=False)
    opened_on = models.DateField(default=timezone.localdate, editable=False)
    progress = models.CharField(max_length=12, choices=Progress, default=Progress.OPEN)
    owner_name = models.CharField("who works on it", max_length=120, blank=True, help_text="Name and organisation")
    target_on = models.DateField("by when", null=True, blank=True)
    outcome = models.CharField("what became of it", max_length=300, blank=True)
    closing_activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, null=True, blank=True, related_name="closes"
    )
    ended_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-opened_on", "-pk"]
        verbose_name_plural = "opportunities"
        constraints = [
            models.CheckConstraint(
                condition=~Q(progress=Progress.DEVELOPING) | (~Q(owner_name="") & Q(target_on__isnull=False)),
                name="opportunity_being_developed_has_owner_and_date",
                violation_error_message="Say who works on it, and by when.",
            ),
            models.CheckConstraint(
                condition=~Q(progress=Progress.CLOSED) | Q(closing_activity__isnull=False),
                name="opportunity_closed_names_what_closed_it",
                violation_error_message="Choose the activity that closed it.",
            ),
            models.CheckConstraint(
                condition=~Q(progress=Progress.NOT_PURSUED) | ~Q(outcome=""),
                name="opportunity_not_pursued_says_why",
                violation_error_message="Say why nobody goes on with it.",
            ),
            models.CheckConstraint(
                condition=Q(progress__in=ENDED, ended_on__isnull=False) | (~Q(progress__in=ENDED) & Q(ended_on=None)),
                name="opportunity_ended_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.council}"

    def get_absolute_url(self) -> str:
        return reverse("mapping:area_theme", args=[self.council.slug, self.theme])

    def is_late(self, on: date) -> bool:
        return self.progress not in ENDED and self.target_on is not None and self.target_on < on
