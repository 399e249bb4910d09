"""Organisations, who acts for each, and invitations. People are invited, never added: they accept for themselves."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString

from workforce_portal.organisations.models import Invitation, Membership, Organisation
from workforce_portal.organisations.services.members import (
    InvitationRefused,
    LastLead,
    end_membership,
    invite_member,
    withdraw_invitation,
)
from workforce_portal.staff.admin import PortalAdmin, ReadOnlyAdmin, status_label, with_detail


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    can_delete = False
    fields = ["user", "role", "is_active", "accepted_at", "ended_at"]
    readonly_fields = ["user", "is_active", "accepted_at", "ended_at"]

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False


@admin.register(Organisation)
class OrganisationAdmin(PortalAdmin):
    list_display = ["organisation", "kind", "council", "members", "works_with_us"]
    list_filter = ["kind", "is_active", "council"]
    list_select_related = ["council"]
    search_fields = ["name", "email"]
    search_help_text = "Name or e-mail address"
    inlines = [MembershipInline]
    empty_text = "No organisations yet. Add a delivery partner, then invite somebody who acts for it."

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organisation]:
        number = Count("memberships", filter=Q(memberships__is_active=True))
        return super().get_queryset(request).annotate(number_of_members=number)

    def get_inlines(self, request: HttpRequest, obj: Organisation | None) -> list[Any]:
        return self.inlines if obj else []

    @admin.display(description="name", ordering="name")
    def organisation(self, organisation: Organisation) -> SafeString:
        return with_detail(organisation.name, organisation.email)

    @admin.display(description="members", ordering="number_of_members")
    def members(self, organisation: Organisation) -> int:
        return organisation.number_of_members  # type: ignore[attr-defined]

    @admin.display(description="works with us", ordering="is_active")
    def works_with_us(self, organisation: Organisation) -> SafeString:
        return status_label("Yes", "good") if organisation.is_active else status_label("No longer", "full")


@admin.register(Membership)
class MembershipAdmin(ReadOnlyAdmin):
    list_display = ["user", "organisation", "role", "acts", "accepted_at"]
    list_filter = ["is_active", "role", "organisation"]
    list_select_related = ["user", "organisation"]
    search_fields = ["user__full_name", "user__email", "organisation__name"]
    search_help_text = "Name, e-mail address or organisation"
    actions = ["end_memberships"]
    empty_text = "No members yet. Invite somebody: they are here once they have accepted."

    @admin.display(description="acts for it", ordering="is_active")
    def acts(self, membership: Membership) -> SafeString:
        return status_label("Yes", "good") if membership.is_active else status_label("No longer", "full")

    @admin.action(description="End: they act for it no more", permissions=["end"])
    def end_memberships(self, request: HttpRequest, queryset: QuerySet[Membership]) -> None:
        ended = 0
        for membership in queryset:
            try:
                end_membership(membership_id=membership.pk, at=timezone.now())
                ended += 1
            except LastLead as refusal:
                messages.error(request, f"{membership}: {refusal}")
        messages.success(request, f"{ended} ended. What they did stays in the history.")

    def has_end_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("organisations.change_membership")


@admin.register(Invitation)
class InvitationAdmin(PortalAdmin):
    list_display = ["full_name", "organisation", "email", "state", "expires_at"]
    list_filter = ["organisation"]
    list_select_related = ["organisation"]
    search_fields = ["full_name", "email", "organisation__name"]
    search_help_text = "Name, e-mail address or organisation"
    fields = ["organisation", "full_name", "email", "role"]
    autocomplete_fields = ["organisation"]
    actions = ["withdraw_invitations"]
    empty_text = "No invitations. Invite somebody who acts for an organisation."

    def has_change_permission(self, request: HttpRequest, obj: Invitation | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Invitation | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Invitation, form: ModelForm[Invitation], change: bool) -> None:
        try:
            made = invite_member(
                organisation=obj.organisation,
                email=obj.email,
                full_name=obj.full_name,
                role=obj.role,
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except InvitationRefused as refusal:
            # Shown where the row would be; there is nothing to save.
            messages.error(request, str(refusal))
            return
        obj.pk, obj.expires_at = made.pk, made.expires_at

    @admin.display(description="state")
    def state(self, invitation: Invitation) -> SafeString:
        if invitation.accepted_at:
            return status_label("Accepted", "good")
        if invitation.withdrawn_at:
            return status_label("Withdrawn", "full")
        return (
            status_label("Waiting", "wait") if invitation.is_open(timezone.now()) else status_label("Ran out", "full")
        )

    @admin.action(description="Withdraw: the links open nothing any more", permissions=["withdraw"])
    def withdraw_invitations(self, request: HttpRequest, queryset: QuerySet[Invitation]) -> None:
        waiting = queryset.filter(accepted_at=None).values_list("pk", flat=True)
        withdrawn = [withdraw_invitation(invitation_id=pk, at=timezone.now()) for pk in waiting]
        messages.success(request, f"{len(withdrawn)} withdrawn.")

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("organisations.add_invitation")
