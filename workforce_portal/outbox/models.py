from __future__ import annotations

import uuid

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone


class State(models.TextChoices):
    PLANNED = "planned", "Planned"
    CLAIMED = "claimed", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Not delivered"
    SKIPPED = "skipped", "Skipped"
    CANCELLED = "cancelled", "Cancelled"
    UNCERTAIN = "uncertain", "Sent or not? We stopped midway"


class Channel(models.TextChoices):
    EMAIL = "email", "E-mail"
    TEXT = "text", "Text message"


class PlannedMailQuerySet(models.QuerySet["PlannedMail"]):
    def about(self, thing: models.Model) -> PlannedMailQuerySet:
        return self.filter(about_type=ContentType.objects.get_for_model(thing), about_id=thing.pk)


class PlannedMail(models.Model):
    """A message before, while and after it is sent. What is sent is rendered from live data at the last moment."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=50)
    dedupe_key = models.CharField(max_length=200, unique=True)
    about_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    about_id = models.BigIntegerField()
    about = GenericForeignKey("about_type", "about_id")
    channel = models.CharField(max_length=5, choices=Channel, default=Channel.EMAIL)
    to_email = models.EmailField(blank=True)
    to_phone = models.CharField(max_length=20, blank=True, help_text="Of a text message, as +447700900461")
    to_name = models.CharField(max_length=200, blank=True)
    anchor = models.DateTimeField(null=True, blank=True, help_text="The start of the session it was planned for")
    due_at = models.DateTimeField()
    try_at = models.DateTimeField(help_text="When it is tried: at first when it is due, later after a failure")
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    claim = models.UUIDField(null=True, blank=True, editable=False)
    claimed_at = models.DateTimeField(null=True, blank=True)
    handed_over_at = models.DateTimeField(
        null=True, blank=True, help_text="When the mail server was first asked to take it"
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    resends = models.PositiveSmallIntegerField(default=0, help_text="After a stop midway")
    message_id = models.CharField(max_length=200, unique=True)
    reason = models.CharField(max_length=500, blank=True, help_text="Why skipped, cancelled or not delivered")
    subject = models.CharField(max_length=300, blank=True, help_text="As sent")
    body_text = models.TextField(blank=True, help_text="As sent")
    body_html = models.TextField(blank=True, help_text="As sent")
    calendar = models.TextField(blank=True, help_text="The calendar file as sent")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    finished_at = models.DateTimeField(null=True, blank=True, help_text="Sent, given up, skipped or cancelled")

    objects = PlannedMailQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        verbose_name = "planned mail"
        verbose_name_plural = "planned mail"
        indexes = [
            models.Index(fields=["try_at", "id"], name="planned_mail_due", condition=Q(state="planned")),
            models.Index(fields=["claimed_at"], name="planned_mail_claimed", condition=Q(state="claimed")),
            models.Index(fields=["finished_at"], name="planned_mail_sent", condition=Q(state="sent")),
            models.Index(fields=["about_type", "about_id"], name="planned_mail_about"),
            models.Index(fields=["state", "-due_at"], name="planned_mail_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="claimed", claim__isnull=False, claimed_at__isnull=False)
                | (~Q(state="claimed") & Q(claim__isnull=True, claimed_at__isnull=True)),
                name="planned_mail_claim_only_while_claimed",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "claimed"], finished_at__isnull=True)
                | (~Q(state__in=["planned", "claimed"]) & Q(finished_at__isnull=False)),
                name="planned_mail_finished_when_done",
            ),
            models.CheckConstraint(condition=~Q(state="sent") | ~Q(subject=""), name="planned_mail_sent_has_its_text"),
            models.CheckConstraint(
                condition=Q(channel="email", to_phone="") | Q(channel="text", to_email=""),
                name="planned_mail_goes_one_way",
            ),
        ]

    def __str__(self) -> str:
        # Without a name: the audit log keeps this for longer than the person is known.
        what = self.kind.replace("_", " ").capitalize()
        return f"{what}, due {timezone.localtime(self.due_at):%-d %B %Y, %H:%M}"

    @property
    def is_text(self) -> bool:
        return self.channel == Channel.TEXT

    @property
    def is_waiting(self) -> bool:
        return self.state in (State.PLANNED, State.CLAIMED)

    @property
    def was_handed_over(self) -> bool:
        """Whether its text is what the mail server was given, and no longer changes."""
        return bool(self.subject) and self.state in (State.SENT, State.FAILED, State.UNCERTAIN)


class MailText(models.Model):
    """Wording that staff changed; a kind without a row has the wording that the portal came with."""

    kind = models.CharField(max_length=50, unique=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["kind"]
        verbose_name = "mail text"

    def __str__(self) -> str:
        return self.kind
