from __future__ import annotations

import uuid
from datetime import date, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import ExpressionWrapper, F, Q, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone

from mapping.enums import Audience, Delivery, EventKind, ReviewEvery, Role, State, Theme, Through
from workforce_portal.organisations.models import Membership, Organisation
from workforce_portal.organisations.models.care_services import PlainWords

# After its day an entry is amber; so much later it leaves lists and no longer counts; later still it is archived.
STEPS_DOWN_AFTER = timedelta(days=60)
ARCHIVED_AFTER = timedelta(days=180)

SEARCHED = (F("title"), Value(" "), F("summary"), Value(" "), F("description"))


class ActivityQuerySet(models.QuerySet["Activity"]):
    def published(self) -> ActivityQuerySet:
        return self.filter(state=State.PUBLISHED)

    def overdue(self, on: date) -> ActivityQuerySet:
        """Published, and past the day by which somebody was to look at it."""
        return self.published().filter(review_on__lt=on)

    def not_ended(self, on: date) -> ActivityQuerySet:
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on))

    def listed(self, on: date) -> ActivityQuerySet:
        """What lists show: published, not over, and confirmed by somebody not too long ago."""
        fresh = self.published().filter(review_on__gte=on - STEPS_DOWN_AFTER)
        return fresh.not_ended(on).filter(organisation__is_active=True)

    def counting(self, on: date) -> ActivityQuerySet:
        """What counts as being there: listed, begun, and open on the day."""
        begun = self.listed(on).filter(Q(starts_on=None) | Q(starts_on__lte=on))
        return begun.filter(Q(closed_until=None) | Q(closed_until__lte=on))


class Activity(models.Model):
    """Something that helps people into care work, or to stay and grow in it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="activities")
    title = models.CharField(max_length=120)
    slug = models.SlugField(max_length=80, unique=True)
    summary = models.CharField(max_length=200, help_text="One sentence, as it stands in lists")
    description = models.TextField(blank=True, help_text="What happens, how long it takes, what it leads to")
    theme = models.CharField(max_length=12, choices=Theme)
    audiences = ArrayField(models.CharField(max_length=15, choices=Audience), verbose_name="who it is for")
    delivery = models.CharField("how it is given", max_length=10, choices=Delivery)
    is_free = models.BooleanField("free for those who take part", default=True)
    costs = models.CharField(max_length=200, blank=True, help_text="What it costs, or what is paid for")
    age_from = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The first age that may join", validators=[MaxValueValidator(120)]
    )
    age_to = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The last age that may join", validators=[MaxValueValidator(120)]
    )
    starts_on = models.DateField(null=True, blank=True, help_text="Empty where it runs already")
    ends_on = models.DateField(null=True, blank=True, help_text="Empty where no end is planned")
    closed_until = models.DateField(null=True, blank=True, help_text="For a break: the day when it opens again")
    closed_note = models.CharField("why it is closed", max_length=200, blank=True, help_text="The public reads this")
    credit = models.CharField(max_length=120, blank=True, help_text="Who told us of it, if they like to be named")
    source = models.CharField("where we know it from", max_length=200, blank=True)
    source_url = models.URLField("address of that", max_length=500, blank=True)

    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_reason = models.CharField(max_length=200, blank=True, editable=False)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)

    owner = models.ForeignKey(
        Membership,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who of the organisation answers for it, and is asked whether it is still right",
    )
    link_version = models.PositiveIntegerField(default=1, editable=False)
    verified_on = models.DateField("last known to be right", null=True, blank=True, editable=False)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    review_every = models.PositiveSmallIntegerField("looked at again", choices=ReviewEvery, default=ReviewEvery.HALF)
    review_on = models.GeneratedField(
        expression=ExpressionWrapper(F("verified_on") + F("review_every"), output_field=models.DateField()),
        output_field=models.DateField(null=True),
        db_persist=True,
    )
    search_text = models.GeneratedField(
        expression=PlainWords(Concat(*SEARCHED, output_field=models.TextField())),
        output_field=models.TextField(),
        db_persist=True,
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    # From where somebody is looking, and under which heading a list of theirs shows it.
    miles: float | None = None
    band: str = ""

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        verbose_name_plural = "activities"
        indexes = [
            GinIndex(OpClass("search_text", "gin_trgm_ops"), name="activity_search_by_word"),
            models.Index(fields=["state", "theme", "review_on"], name="activity_counts"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(audiences__len__gt=0) & Q(audiences__contained_by=Audience.values),
                name="activity_is_for_somebody",
                violation_error_message="Choose who it is for.",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="activity_ends_after_it_starts",
                violation_error_message="It ends before it begins. Change one of the two dates.",
            ),
            models.CheckConstraint(
                condition=Q(age_from=None) | Q(age_to=None) | Q(age_to__gte=F("age_from")),
                name="activity_ages_in_order",
                violation_error_message="The last age is below the first. Change one of the two.",
            ),
            models.CheckConstraint(
                condition=Q(closed_until=None) | ~Q(closed_note=""),
                name="activity_closed_says_why",
                violation_error_message="Say why it is closed, in words that the public may read.",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED) | Q(published_at__isnull=False, verified_on__isnull=False),
                name="activity_published_is_verified",
            ),
            models.CheckConstraint(
                condition=Q(state=State.WITHDRAWN) ^ Q(withdrawn_reason=""), name="activity_withdrawn_says_why"
            ),
            models.CheckConstraint(
                condition=Q(state=State.ARCHIVED) ^ Q(archived_at=None), name="activity_archived_has_its_time"
            ),
            models.CheckConstraint(
                condition=Q(review_every__in=ReviewEvery.values), name="activity_is_looked_at_again"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("mapping:activity", args=[self.slug])

    @property
    def is_published(self) -> bool:
        return self.state == State.PUBLISHED

    @property
    def is_remote(self) -> bool:
        return self.delivery == Delivery.REMOTE

    @property
    def has_live_owner(self) -> bool:
        owner = self.owner
        return owner is not None and owner.is_active and owner.user.is_active and owner.organisation.is_active

    @property
    def for_whom(self) -> list[str]:
        return [Audience(value).label for value in self.audiences]

    @property
    def ages(self) -> str:
        if self.age_from and self.age_to:
            return f"{self.age_from} to {self.age_to}"
        if self.age_from:
            return f"{self.age_from} and over"
        return f"Up to {self.age_to}" if self.age_to else ""

    def is_overdue(self, on: date) -> bool:
        return self.review_on is not None and self.review_on < on

    def has_stepped_down(self, on: date) -> bool:
        """Nobody has confirmed it for so long that lists leave it out."""
        return self.review_on is not None and self.review_on < on - STEPS_DOWN_AFTER

    def is_closed(self, on: date) -> bool:
        return self.closed_until is not None and self.closed_until > on

    def is_to_come(self, on: date) -> bool:
        return self.starts_on is not None and self.starts_on > on

    def is_over(self, on: date) -> bool:
        return self.ends_on is not None and self.ends_on < on


class WayIn(models.Model):
    """How one kind of person gets into an activity, whether they ask for themselves or for somebody."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="ways_in")
    audience = models.CharField("who", max_length=15, choices=Audience)
    through = models.CharField("asks", max_length=12, choices=Through, default=Through.SELF)
    words = models.CharField(
        "what to do", max_length=300, help_text="Such as: Ring and ask for Moira, on any weekday before 3pm"
    )
    phone = models.CharField("phone number", max_length=30, blank=True)
    email = models.EmailField("e-mail address", blank=True)
    link = models.URLField("web page", max_length=500, blank=True)
    is_walk_in = models.BooleanField("you can just come", default=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = "way in"
        verbose_name_plural = "how to get in"
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "audience", "through"],
                name="way_in_once_for_each",
                violation_error_message="There is a way in for these people already.",
            ),
            models.CheckConstraint(
                condition=~Q(phone="") | ~Q(email="") | ~Q(link="") | Q(is_walk_in=True),
                name="way_in_leads_somewhere",
                violation_error_message="Give a phone number, an address or a web page, or say that people can come.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_audience_display()}, {self.get_through_display().lower()}"

    @property
    def heading(self) -> str:
        if self.through == Through.SELF:
            return self.get_audience_display()
        return f"For somebody else: {Audience(self.audience).label[0].lower()}{Audience(self.audience).label[1:]}"


class ActivityEvent(models.Model):
    """One line of an activity's history. Lines are only ever added."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=EventKind)
    from_state = models.CharField(max_length=10, choices=State, blank=True)
    to_state = models.CharField(max_length=10, choices=State, blank=True)
    role = models.CharField(max_length=10, choices=Role)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = "line of history"
        verbose_name_plural = "history"
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind=EventKind.MOVED) & ~Q(from_state="") & ~Q(to_state=""))
                | (~Q(kind=EventKind.MOVED) & Q(from_state="")),
                name="activity_event_moved_says_whence",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.at:%-d %B %Y}"
