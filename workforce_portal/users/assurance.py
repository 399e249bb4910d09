"""How sure we are, in this session, that somebody is who they say."""

import time

from allauth.account import app_settings
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

from workforce_portal.users.models import User

SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def has_second_factor(user: User) -> bool:
    return is_mfa_enabled(user, SECOND_FACTORS)


def gave_password(request: HttpRequest, user: User) -> bool:
    """A passkey that asked for a finger or a PIN stands for the password as well."""
    records = get_authentication_records(request, user)
    return any(record["method"] == "password" or record.get("passwordless") for record in records)


def gave_second_factor(request: HttpRequest, user: User) -> bool:
    return any(record["method"] == "mfa" for record in get_authentication_records(request, user))


def gave_password_lately(request: HttpRequest, user: User) -> bool:
    earliest = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, user)
    return any(record["method"] == "password" and record["at"] > earliest for record in records)
