"""Organisations that work with the programme, and the people who sign in for them."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from workforce_portal.organisations.enums import MemberRole, OrganisationKind
from workforce_portal.places.models import Council


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def active(self) -> OrganisationQuerySet:
        return self.filter(is_active=True)

    def of_kind(self, *kinds: str) -> OrganisationQuerySet:
        return self.filter(kind__in=kinds)


class Organisation(models.Model):
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    phone = models.CharField("phone number", max_length=30, blank=True)
    email = models.EmailField("e-mail address", blank=True, help_text="Where we write when nobody is named")
    website = models.URLField(blank=True)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_active = models.BooleanField("works with us", default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                "kind",
                name="organisation_named_once_of_its_kind",
                violation_error_message="There is an organisation of this name and kind already.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> MembershipQuerySet:
        return self.filter(is_active=True, organisation__is_active=True, user__is_active=True)


class Membership(models.Model):
    """Somebody acts for an organisation. One that ended stays, so that history can name them."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=10, choices=MemberRole, default=MemberRole.MEMBER)
    is_active = models.BooleanField("may act for it", default=True)
    invited_at = models.DateTimeField(null=True, blank=True, editable=False)
    accepted_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "user", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"],
                name="membership_once_per_person",
                violation_error_message="This person is a member already.",
            ),
            models.CheckConstraint(
                condition=Q(is_active=True, ended_at=None) | Q(is_active=False, ended_at__isnull=False),
                name="membership_ended_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.organisation}"

    @property
    def is_lead(self) -> bool:
        return self.role == MemberRole.LEAD


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, at: datetime) -> InvitationQuerySet:
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=at)


class Invitation(models.Model):
    """A signed link by which somebody becomes a member, once and within fourteen days."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField("e-mail address")
    full_name = models.CharField("name", max_length=150)
    role = models.CharField(max_length=10, choices=MemberRole, default=MemberRole.MEMBER)
    link_version = models.PositiveIntegerField(default=1, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(editable=False)
    accepted_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="invitation_lasts_a_while"),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(withdrawn_at=None), name="invitation_accepted_or_withdrawn"
            ),
            models.UniqueConstraint(
                "organisation",
                Lower("email"),
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="invitation_waits_once_per_address",
                violation_error_message="Somebody with this address has been invited already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_name}, {self.organisation}"

    def is_open(self, at: datetime) -> bool:
        return self.accepted_at is None and self.withdrawn_at is None and self.expires_at > at
