import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache

from tests.factories.users import PASSWORD, UserFactory

STAFF_SIGN_IN = "/sign-in/staff/"


@pytest.fixture(autouse=True)
def production(settings):
    """Signing in as it is outside demonstration mode, with cheap hashes and fresh limits."""
    settings.DEMO_MODE = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@pytest.fixture
def staff(db):
    return UserFactory(superuser=True, password=PASSWORD)


@pytest.fixture
def secret(staff):
    """A staff member's second factor, set up in an app."""
    secret = generate_totp_secret()
    TOTP.activate(staff, secret)
    RecoveryCodes.activate(staff)
    return secret


@pytest.fixture
def give_password(client):
    def give(user, password=PASSWORD, **extra):
        return client.post(STAFF_SIGN_IN, {"login": user.email, "password": password}, **extra)

    return give
