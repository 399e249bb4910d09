from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from workforce_portal.users import assurance
from workforce_portal.users.models import User


def can_enter_admin(user: User) -> bool:
    return user.is_active and user.is_staff


def next_step_to_admin(request: HttpRequest, user: User) -> str | None:
    """Where somebody who may enter the admin must go first; nothing when the door is open.

    In demonstration mode, whose passwords are published, a second factor would protect nothing.
    """
    if settings.DEMO_MODE:
        return None
    if not assurance.gave_password(request, user):
        return _then_back("account_reauthenticate", request)
    if assurance.gave_second_factor(request, user):
        return None
    if not assurance.has_second_factor(user):
        return reverse("mfa_index")
    return _then_back("mfa_reauthenticate", request)


def can_change_user(by: User, user: User) -> bool:
    """Nobody changes somebody who may do more than they."""
    return by.is_superuser or not user.is_superuser


def _then_back(name: str, request: HttpRequest) -> str:
    return f"{reverse(name)}?{urlencode({'next': request.get_full_path()})}"
