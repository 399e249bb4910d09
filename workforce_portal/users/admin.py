from typing import Any, cast

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin as StockGroupAdmin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from workforce_portal.staff.admin import PortalAdmin, status_label
from workforce_portal.users.assurance import SECOND_FACTORS
from workforce_portal.users.models import User
from workforce_portal.users.permissions import can_change_user
from workforce_portal.users.services import reset_second_factor, send_set_password_mail

ABOVE_THEM = "You cannot change somebody who may do more than you."


class UserForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["email", "full_name", "is_active", "is_staff", "groups"]

    def clean_email(self) -> str:
        # Sign-in looks addresses up in small letters.
        return self.cleaned_data["email"].strip().lower()


# A person's address and second factor belong to the person's page, where acts on them are guarded.
admin.site.unregister([EmailAddress, Authenticator])


@admin.register(User)
class UserAdmin(PortalAdmin, StockUserAdmin):
    form = add_form = UserForm
    ordering = ["full_name"]
    list_display = ["full_name", "email", "is_staff", "second_factor", "last_login", "is_active"]
    list_filter = ["is_staff", "is_active", "groups"]
    search_fields = ["full_name", "email"]
    filter_horizontal = ["groups", "user_permissions"]
    readonly_fields = ["last_login", "date_joined", "second_factor"]
    actions = ["send_set_password", "reset_factor"]
    fieldsets = [
        (None, {"fields": ["email", "full_name", "is_active"]}),
        ("What they may do", {"fields": ["is_staff", "groups", "is_superuser", "user_permissions"]}),
        ("Signing in", {"fields": ["second_factor", "last_login", "date_joined"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "full_name", "is_staff", "groups"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND_FACTORS)
        return super().get_queryset(request).annotate(has_factor=Exists(factors))

    @admin.display(description="second factor", ordering="has_factor")
    def second_factor(self, user: User) -> str:
        if user.has_factor:  # type: ignore[attr-defined]
            return status_label("Set up", "good")
        return status_label("Not yet", "bad") if user.is_staff else status_label("Not needed", "full")

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        # Otherwise somebody who may change users could give themselves everything.
        above = [] if _by(request).is_superuser else ["is_superuser", "user_permissions", "groups"]
        return [*self.readonly_fields, *above]

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or can_change_user(_by(request), obj))

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or can_change_user(_by(request), obj))

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    @admin.action(description="Send the mail that sets a password", permissions=["change"])
    def send_set_password(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        for user in self._within_reach(request, chosen.filter(is_staff=True, is_active=True)):
            send_set_password_mail(user=user, by=_by(request), at=timezone.now())
            self.message_user(request, f"Sent to {user.email}.", messages.SUCCESS)

    @admin.action(description="Reset the second factor", permissions=["change"])
    def reset_factor(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        for user in self._within_reach(request, chosen):
            reset_second_factor(user=user, by=_by(request), at=timezone.now())
            self.message_user(request, f"{user} sets up a new second factor at the next sign-in.", messages.SUCCESS)

    def _within_reach(self, request: HttpRequest, chosen: QuerySet[User]) -> list[User]:
        users = list(chosen)
        allowed = [user for user in users if can_change_user(_by(request), user)]
        if len(allowed) < len(users):
            self.message_user(request, ABOVE_THEM, messages.ERROR)
        return allowed


admin.site.unregister(Group)


@admin.register(Group)
class GroupAdmin(PortalAdmin, StockGroupAdmin):
    pass


def _by(request: HttpRequest) -> User:
    return cast("User", request.user)
