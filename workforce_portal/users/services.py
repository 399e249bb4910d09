from datetime import datetime

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string

from workforce_portal.users.models import User


@transaction.atomic
def create_staff(*, email: str, full_name: str) -> User:
    """Adds somebody who may use the admin and has no password yet. The very first may do everything there."""
    is_first = not User.objects.filter(is_superuser=True).exists()
    return User.objects.create_user(email, full_name=full_name, is_staff=True, is_superuser=is_first)


def set_password_link(user: User) -> str:
    """An address that sets a password once, within `PASSWORD_RESET_TIMEOUT` (three days)."""
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    return get_adapter().get_reset_password_from_key_url(f"{user_pk_to_url_str(user)}-{token}")


def send_set_password_mail(*, user: User, by: User, at: datetime) -> None:
    text = render_to_string(
        "account/email/set_password_message.txt",
        {
            "name": user.get_short_name(),
            "link": set_password_link(user),
            "days": settings.PASSWORD_RESET_TIMEOUT // 86400,
            "site_name": settings.SITE_NAME,
            "help_phone": settings.HELP_PHONE,
        },
    )
    send_mail(f"Set your password for {settings.SITE_NAME}", text, None, [user.email])
    _record(user, by, "Sent the mail that sets a password.", at)


@transaction.atomic
def reset_second_factor(*, user: User, by: User, at: datetime) -> int:
    """Forgets a lost telephone or key: the person sets up a new one at the next sign-in. Returns how many went."""
    deleted, _ = Authenticator.objects.filter(user=user).delete()
    _record(user, by, "Reset the second factor.", at)
    return deleted


def _record(user: User, by: User, message: str, at: datetime) -> None:
    entry = LogEntry.objects.log_actions(by.pk, [user], CHANGE, change_message=message, single_object=True)
    LogEntry.objects.filter(pk=entry.pk).update(action_time=at)
