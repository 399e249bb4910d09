"""The people whom a campaign shows, what they agreed to, and their stories."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from campaigns.addresses import check_video_address, video_host
from campaigns.enums import ConsentEventKind, Scope, Setting
from campaigns.models.roles import Role
from workforce_portal.journeys.text import lower_first
from workforce_portal.pictures.models import Picture
from workforce_portal.places.models import Council
from workforce_portal.publishing.models import Publishable, PublishableQuerySet
from workforce_portal.publishing.rich_text import RichTextField


def stored_consent_name(consent: Consent, original_name: str) -> str:
    return f"consents/{uuid.uuid4().hex}"


class Person(models.Model):
    """Somebody who is shown. `pictures` are all the pictures on which they can be recognised."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    shown_name = models.CharField(max_length=60, help_text="The name on the page, which may be another than their own")
    full_name = models.CharField(max_length=120, help_text="Only staff see it")
    email = models.EmailField("e-mail address", blank=True)
    phone = models.CharField("phone number", max_length=30, blank=True)
    pictures = models.ManyToManyField(Picture, blank=True, related_name="people")

    class Meta:
        ordering = ["shown_name", "pk"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.shown_name


class ConsentQuerySet(models.QuerySet["Consent"]):
    def valid(self, on: date, scope: Scope = Scope.WEB) -> ConsentQuerySet:
        return self.filter(given_on__lte=on, expires_on__gte=on, withdrawn_at=None, scopes__contains=[scope.value])


class Consent(models.Model):
    """A person's agreement to be shown, with the paper that proves it. Withdrawing it keeps the row."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    document = models.FileField("signed form", upload_to=stored_consent_name, blank=True)
    scopes = ArrayField(models.CharField(max_length=10, choices=Scope))
    given_on = models.DateField()
    expires_on = models.DateField(help_text="The last day on which they may be shown")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who asks them again before it runs out",
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["-given_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(expires_on__gt=F("given_on")), name="consent_expires_after_it_is_given"),
            models.CheckConstraint(condition=Q(scopes__len__gte=1), name="consent_is_for_something"),
        ]
        permissions = [("open_consent_document", "Can open the signed forms of people who are shown")]

    def __str__(self) -> str:
        return f"{self.person}, from {self.given_on:%-d %B %Y}"

    def is_valid(self, on: date) -> bool:
        return self.withdrawn_at is None and self.given_on <= on <= self.expires_on


class ConsentEvent(models.Model):
    """What was done with a consent, and who opened its document. Rows are only added."""

    consent = models.ForeignKey(Consent, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=ConsentEventKind)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]


def _agreed(at: datetime) -> Exists:
    return Exists(Consent.objects.valid(timezone.localdate(at)).filter(person=OuterRef("person")))


class StoryQuerySet(PublishableQuerySet):
    def public(self, at: datetime) -> StoryQuerySet:
        """Published, and the person agrees to be shown on the web today."""
        return super().public(at).filter(_agreed(at))

    def no_longer_agreed(self, at: datetime) -> StoryQuerySet:
        """Published, and the person does not, or not any more, agree to be shown."""
        return super().public(at).filter(~_agreed(at))


class Story(Publishable):
    """One person's story. Cards, pages and quotations are all made from this row."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="stories")
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=100, help_text="What they are good at, such as I remember the small things")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, null=True, blank=True, related_name="stories")
    setting = models.CharField("kind of place", max_length=20, choices=Setting, blank=True)
    place = models.CharField("town", max_length=60, blank=True, help_text="As the page says it, such as Crewe")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    started = models.CharField(max_length=100, blank=True, help_text="Such as Three years ago, with no experience")
    way_in = models.CharField(max_length=100, blank=True, help_text="Such as Two weeks’ free training")
    good_at = models.CharField(max_length=100, blank=True, help_text="Such as Remembering the small things")
    age = models.PositiveSmallIntegerField(null=True, blank=True)
    quote = models.CharField(max_length=200, help_text="The line on cards and in quotations")
    lead = models.CharField(max_length=300)
    body = RichTextField(blank=True)
    picture = models.ForeignKey(Picture, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    video_url = models.URLField("address of a video", blank=True, validators=[check_video_address])
    transcript = models.TextField("what is said in the video", blank=True)
    day_title = models.CharField("one day", max_length=60, blank=True, help_text="Such as One Tuesday")
    day_picture = models.ForeignKey(
        Picture,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="picture beside the day",
    )

    objects = StoryQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = ["-publish_at", "pk"]
        verbose_name_plural = "stories"
        constraints = [
            *Publishable.Meta.constraints,
            models.CheckConstraint(condition=Q(video_url="") | ~Q(transcript=""), name="story_video_has_a_transcript"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.title}"

    def publish_problems(self, at: datetime) -> list[str]:
        problems = super().publish_problems(at)
        if not self.person.consents.valid(timezone.localdate(at)).exists():
            problems.append(
                f"{self.person} has no consent to be shown on the website that is valid today. "
                "Add one with the signed form first."
            )
        if self.picture is None:
            problems.append("Choose a picture of them, or one of the portal’s drawings.")
        if self.video_url and not self.transcript.strip():
            problems.append("The video has no transcript. Write down what is said and seen in it.")
        return problems

    def get_absolute_url(self) -> str:
        return reverse("campaigns:story", args=[self.slug])

    @property
    def work(self) -> str:
        """What they do and where, such as Deputy manager, Crewe."""
        return ", ".join(part for part in (self.role.name if self.role else "", self.where) if part)

    @property
    def work_in_a_sentence(self) -> str:
        """The same inside a sentence, such as deputy manager in Crewe."""
        role = lower_first(self.role.name) if self.role else "who works in social care"
        return f"{role} in {self.where}" if self.where else role

    @property
    def heading(self) -> str:
        return f"{self.person.shown_name}: “{self.title}”"

    @property
    def spoken(self) -> str:
        return f"“{self.title}”"

    @property
    def byline(self) -> str:
        """Who says it, such as Mei, deputy manager in Crewe."""
        return f"{self.person.shown_name}, {self.work_in_a_sentence}"

    @property
    def video_host(self) -> str:
        return video_host(self.video_url)

    @property
    def where(self) -> str:
        return self.place or (self.council.name if self.council else "")


class StoryMoment(models.Model):
    """A line of one ordinary day in somebody's story."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="moments")
    time = models.TimeField()
    what = models.CharField(max_length=200)

    class Meta:
        ordering = ["time", "pk"]
        verbose_name = "moment of the day"
        verbose_name_plural = "one ordinary day"

    def __str__(self) -> str:
        return f"{self.time:%H:%M} {self.what}"
