"""The resources that help a service to recruit: their versions, the packs they come in, who asked about them."""

from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings as portal_settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone

from providers.enums import (
    MIME_TYPES,
    CountKind,
    FileType,
    FormatRequestStatus,
    Licence,
    MinutesNeeded,
    OtherFormat,
    ResourceEventKind,
    ResourceKind,
    ResourceStatus,
    ServiceSetting,
    Stage,
)
from providers.models.catalogue import Topic
from providers.sizes import say_pages, say_size
from workforce_portal.organisations.models import PlainWords

# English without accents, made by a migration.
SEARCH_CONFIG = "plain_english"


def stored_name(version: ResourceVersion | None, original_name: str) -> str:
    """Nothing of the name that somebody gave the file: it is neither guessable nor trusted."""
    return f"resources/{uuid.uuid4().hex}"


def stored_picture_name(version: ResourceVersion | None, original_name: str) -> str:
    return f"first-pages/{uuid.uuid4().hex}"


def stored_pack_name(pack: Pack, original_name: str) -> str:
    return f"packs/{uuid.uuid4().hex}"


class ResourceQuerySet(models.QuerySet["Resource"]):
    def live(self) -> ResourceQuerySet:
        """What the public may find, read and download."""
        return self.filter(status=ResourceStatus.PUBLISHED)

    def with_current(self) -> ResourceQuerySet:
        """Adds `current_versions`, which `current_version` then reads without a query."""
        current = ResourceVersion.objects.current()
        return self.prefetch_related(models.Prefetch("versions", current, to_attr="current_versions"))

    def due_for_review(self, on: date) -> ResourceQuerySet:
        return self.live().filter(review_by__lte=on)


class Resource(models.Model):
    """One thing that somebody can use, under one address for good."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(
        max_length=80, unique=True, help_text="Part of its address, also in print: it cannot change once published"
    )
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=250, help_text="One or two sentences, for lists and searches")
    stage = models.CharField(max_length=10, choices=Stage)
    settings = ArrayField(
        models.CharField(max_length=20, choices=ServiceSetting),
        help_text="The kinds of service that it suits",
        verbose_name="kinds of service",
    )
    minutes = models.PositiveSmallIntegerField("time needed", choices=MinutesNeeded)
    is_editable = models.BooleanField("can be edited", default=False, help_text="Otherwise it is to read or print only")
    kind = models.CharField(max_length=5, choices=ResourceKind)
    html_body = models.TextField("text of the page", blank=True)
    external_url = models.URLField("address of the page", max_length=500, blank=True)
    licence = models.CharField(max_length=20, choices=Licence, default=Licence.OGL)
    logo_note = models.CharField(
        "whose logo may be used",
        max_length=200,
        blank=True,
        help_text="“Put your own logo on it. Leave the councils' logos off.”",
    )
    topics = models.ManyToManyField(Topic, through="TopicResource", related_name="resources")
    owner = models.ForeignKey(
        portal_settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    review_by = models.DateField(null=True, blank=True, help_text="Nothing is published without a date to look again")
    status = models.CharField(max_length=10, choices=ResourceStatus, default=ResourceStatus.DRAFT, editable=False)
    text_version = models.PositiveIntegerField(default=1, editable=False, help_text="Of a page: rises with each change")
    change_note = models.CharField(max_length=300, blank=True, editable=False, help_text="Of a page: its last change")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(
        default=timezone.now, editable=False, help_text="When a reader would last have noticed a change"
    )
    published_at = models.DateTimeField(null=True, blank=True, editable=False, help_text="First published")
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_reason = models.CharField(max_length=300, blank=True, editable=False)
    search_words = models.GeneratedField(
        expression=SearchVector("title", weight="A", config=SEARCH_CONFIG)
        + SearchVector("summary", weight="B", config=SEARCH_CONFIG)
        + SearchVector("html_body", weight="D", config=SEARCH_CONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    # Where a word with a typing error is looked for by its likeness.
    search_text = models.GeneratedField(
        expression=PlainWords(Concat(F("title"), Value(" "), F("summary"))),
        output_field=models.TextField(),
        db_persist=True,
    )

    # What `with_current()` adds.
    current_versions: list[ResourceVersion]

    objects = ResourceQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        indexes = [
            models.Index(fields=["status", "stage"], name="resource_status_stage"),
            models.Index(fields=["review_by"], name="resource_review_by", condition=Q(status=ResourceStatus.PUBLISHED)),
            models.Index(fields=["status", "-changed_at"], name="resource_newest"),
            GinIndex(fields=["search_words"], name="resource_search_by_word"),
            GinIndex(OpClass("search_text", "gin_trgm_ops"), name="resource_search_by_likeness"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=ResourceKind.PAGE, external_url="")
                | Q(kind=ResourceKind.FILE, html_body="", external_url="")
                | Q(kind=ResourceKind.LINK, html_body=""),
                name="resource_is_a_page_a_file_or_a_link",
                violation_error_message="A resource is a page, a file or a link: fill in what belongs to its kind.",
            ),
            models.CheckConstraint(
                condition=~Q(status=ResourceStatus.PUBLISHED)
                | Q(kind=ResourceKind.FILE)
                | (Q(kind=ResourceKind.PAGE) & ~Q(html_body=""))
                | (Q(kind=ResourceKind.LINK) & ~Q(external_url="")),
                name="resource_published_has_content",
                violation_error_message="A published resource needs its text or its address.",
            ),
            models.CheckConstraint(
                condition=Q(status=ResourceStatus.DRAFT, published_at__isnull=True)
                | Q(status=ResourceStatus.PUBLISHED, published_at__isnull=False, review_by__isnull=False)
                | Q(status=ResourceStatus.WITHDRAWN, published_at__isnull=False),
                name="resource_published_has_its_time_and_review",
                violation_error_message="A published resource needs a date to look at it again.",
            ),
            models.CheckConstraint(
                condition=Q(status=ResourceStatus.WITHDRAWN, withdrawn_at__isnull=False)
                | (~Q(status=ResourceStatus.WITHDRAWN) & Q(withdrawn_at__isnull=True)),
                name="resource_withdrawn_has_its_time",
            ),
            models.CheckConstraint(condition=~Q(settings=[]), name="resource_suits_some_service"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("providers:resource", args=[self.slug])

    @property
    def is_live(self) -> bool:
        return self.status == ResourceStatus.PUBLISHED

    @property
    def current_version(self) -> ResourceVersion | None:
        if "current_versions" in self.__dict__:
            return self.current_versions[0] if self.current_versions else None
        return self.versions.current().first()


class TopicResource(models.Model):
    """Which resources answer a topic, the best first; the topic of a booking picks them."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="topic_resources")
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="topic_resources")
    position = models.PositiveSmallIntegerField(default=1, help_text="1 comes first")

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "resource for a topic"
        verbose_name_plural = "resources for topics"
        constraints = [
            models.UniqueConstraint(fields=["topic", "resource"], name="topic_resource_names_a_resource_once")
        ]

    def __str__(self) -> str:
        return f"{self.topic}: {self.resource}"


class ResourceVersionQuerySet(models.QuerySet["ResourceVersion"]):
    def current(self) -> ResourceVersionQuerySet:
        return self.filter(replaced_at=None, withdrawn_at=None)


class ResourceVersion(models.Model):
    """One file of a resource. It keeps its address for good, also once another has replaced it."""

    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    file = models.FileField(upload_to=stored_name, max_length=100)
    original_name = models.CharField(max_length=200)
    file_type = models.CharField(max_length=5, choices=FileType)
    sha256 = models.CharField(max_length=64)
    bytes = models.PositiveBigIntegerField()
    pages = models.PositiveIntegerField(null=True, blank=True)
    picture = models.FileField("first page", upload_to=stored_picture_name, max_length=100, blank=True, editable=False)
    picture_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    change_note = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(
        portal_settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    replaced_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ResourceVersionQuerySet.as_manager()

    class Meta:
        ordering = ["resource", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["resource", "number"], name="resource_version_number_is_given_once"),
            models.UniqueConstraint(
                fields=["resource"],
                condition=Q(replaced_at__isnull=True, withdrawn_at__isnull=True),
                name="resource_version_one_is_current",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="resource_version_number_from_one"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(change_note=""), name="resource_version_later_says_what_changed"
            ),
            models.CheckConstraint(
                condition=Q(replaced_at__isnull=True) | Q(replaced_at__gte=F("published_at")),
                name="resource_version_is_replaced_after_it_came",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resource}, version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("providers:resource_version", args=[self.resource.slug, self.number])

    @property
    def is_current(self) -> bool:
        return self.replaced_at is None and self.withdrawn_at is None

    @property
    def type_label(self) -> str:
        """The word beside a link: “Word”, “PDF”."""
        return FileType(self.file_type).label

    @property
    def described(self) -> str:
        """What stands beside its link: “Word, 84 KB, 6 pages”."""
        return ", ".join(filter(None, [self.type_label, say_size(self.bytes), say_pages(self.pages)]))

    @property
    def mime(self) -> str:
        return MIME_TYPES[FileType(self.file_type)]


class ResourceEvent(models.Model):
    """What happened to a resource, in order. Rows are only ever added."""

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20, choices=ResourceEventKind)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(portal_settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    from_status = models.CharField(max_length=10, blank=True)
    to_status = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.get_kind_display()


class PackQuerySet(models.QuerySet["Pack"]):
    def live(self) -> PackQuerySet:
        return self.filter(status=ResourceStatus.PUBLISHED)


class Pack(models.Model):
    """Resources that belong together, as one ZIP that is built when something changes and not when somebody asks."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=250)
    resources = models.ManyToManyField(Resource, through="PackMember", related_name="packs")
    status = models.CharField(max_length=10, choices=ResourceStatus, default=ResourceStatus.DRAFT, editable=False)
    built_zip = models.FileField(upload_to=stored_pack_name, max_length=100, blank=True, editable=False)
    built_from = models.CharField(
        max_length=64, blank=True, editable=False, help_text="Hash of everything that went into the ZIP"
    )
    built_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    built_bytes = models.PositiveBigIntegerField(default=0, editable=False)
    built_contents = models.JSONField(default=list, blank=True, editable=False)
    built_at = models.DateTimeField(null=True, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PackQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=ResourceStatus.DRAFT)
                | Q(published_at__isnull=False, built_at__isnull=False) & ~Q(built_zip=""),
                name="pack_published_is_built",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("providers:pack", args=[self.slug])

    @property
    def described(self) -> str:
        return f"ZIP, {say_size(self.built_bytes)}"


class PackMember(models.Model):
    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="members")
    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="pack_members")
    position = models.PositiveSmallIntegerField(default=1, help_text="1 comes first")

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "resource in a pack"
        verbose_name_plural = "resources in a pack"
        constraints = [models.UniqueConstraint(fields=["pack", "resource"], name="pack_member_is_there_once")]

    def __str__(self) -> str:
        return f"{self.pack}: {self.resource}"


class DailyCount(models.Model):
    """How often something was taken on a day in London. No row says by whom."""

    on = models.DateField()
    kind = models.CharField(max_length=10, choices=CountKind)
    # Of a resource or a pack, by `kind`; a count outlives what it counted.
    object_id = models.PositiveBigIntegerField()
    n = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-on", "kind", "object_id"]
        constraints = [models.UniqueConstraint(fields=["kind", "object_id", "on"], name="daily_count_is_one_row_a_day")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.object_id} on {self.on}: {self.n}"


class FormatRequestQuerySet(models.QuerySet["FormatRequest"]):
    def to_do(self) -> FormatRequestQuerySet:
        return self.filter(status=FormatRequestStatus.OPEN)


class FormatRequest(models.Model):
    """Somebody needs a resource in a format that they can use."""

    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="format_requests")
    wanted = models.CharField("format", max_length=20, choices=OtherFormat)
    details = models.CharField(max_length=500, blank=True)
    name = models.CharField(max_length=120)
    email = models.EmailField("e-mail address", blank=True)
    status = models.CharField(
        max_length=10, choices=FormatRequestStatus, default=FormatRequestStatus.OPEN, editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    due_on = models.DateField("due")
    answer = models.TextField("what we told the person", blank=True, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        portal_settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = FormatRequestQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = "request for another format"
        verbose_name_plural = "requests for another format"
        indexes = [models.Index(fields=["status", "due_on"], name="format_request_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=FormatRequestStatus.OPEN, answered_at__isnull=True)
                | (~Q(status=FormatRequestStatus.OPEN) & Q(answered_at__isnull=False)),
                name="format_request_answered_has_its_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_wanted_display()}: {self.resource}"


class ChangeSubscriptionQuerySet(models.QuerySet["ChangeSubscription"]):
    def active(self) -> ChangeSubscriptionQuerySet:
        """Those who are told: the address is confirmed, and nobody has stopped it."""
        return self.filter(confirmed_at__isnull=False, unsubscribed_at=None)


class ChangeSubscription(models.Model):
    """Somebody wants to be told when a resource changes."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="subscriptions")
    email = models.EmailField("e-mail address")
    email_norm = models.CharField(max_length=254, editable=False)
    link_version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    unsubscribed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ChangeSubscriptionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["resource", "email_norm"], name="change_subscription_is_there_once")
        ]

    def __str__(self) -> str:
        return f"News of {self.resource}"
