from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from campaigns.enums import RoleGroup
from workforce_portal.pictures.models import Picture
from workforce_portal.publishing.models import Fact, Publishable, PublishableQuerySet
from workforce_portal.publishing.rich_text import RichTextField


class Role(Publishable):
    """A kind of job in social care: what you do, whom it suits, and where it can lead."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    group = models.CharField(max_length=20, choices=RoleGroup, default=RoleGroup.CARE)
    summary = models.CharField(max_length=300, help_text="What you do, in a sentence")
    what_you_do = RichTextField(blank=True)
    suits_you = models.CharField(max_length=200, help_text="Goes on from “Suits you if”, such as you are patient")
    needs_no_experience = models.BooleanField("no experience needed", default=False)
    note = models.CharField(max_length=60, blank=True, help_text="Such as Hired by the person")
    pay = models.ForeignKey(Fact, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    rung = models.PositiveSmallIntegerField(default=1, help_text="How far up the ladder it stands; 1 is for starting")
    fits = ArrayField(
        models.CharField(max_length=30),
        default=list,
        blank=True,
        help_text="The answers of “Find your role” that it suits. Tick what is true of it, and no more than half",
    )

    objects = PublishableQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = ["rung", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("campaigns:role", args=[self.slug])

    def publish_problems(self, at: datetime) -> list[str]:
        problems = super().publish_problems(at)
        if not self.what_you_do.strip():
            problems.append("Say what people do in this job.")
        if not self.fits:
            problems.append("Tick the answers of “Find your role” that it suits, or nobody is led to it.")
        return problems

    @property
    def tag(self) -> str:
        """The one thing to say first about it, if there is one."""
        return self.note or ("No experience needed" if self.needs_no_experience else "")


class ProgressionStep(models.Model):
    """From one role to one that it can lead to."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="next_steps")
    next_role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="steps_here")
    position = models.PositiveSmallIntegerField(default=0)
    note = models.CharField(max_length=120, blank=True, help_text="Such as after training, or after a degree")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["role", "next_role"], name="progression_step_is_said_once"),
            models.CheckConstraint(condition=~Q(role=F("next_role")), name="progression_step_leads_elsewhere"),
        ]

    def __str__(self) -> str:
        return f"{self.role} to {self.next_role}"
