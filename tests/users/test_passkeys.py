"""The second factor in a real browser, with an authenticator that the browser itself plays."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.factories.users import PASSWORD, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def staff():
    return UserFactory(superuser=True, full_name="Nadia Rahman", email="nadia@example.org", password=PASSWORD)


@pytest.fixture
def refused(page):
    """What the browser refused to load or run."""
    refused = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    return refused


@pytest.fixture
def authenticator(page):
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def give_password(page):
    page.goto("/admin/")
    page.get_by_label("E-mail address").fill("nadia@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_staff_add_a_passkey_and_sign_in_with_it_alone(page, staff, authenticator, refused):
    give_password(page)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name").fill("My telephone")
    page.get_by_label("without my password").check()
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url("**/recovery-codes/")
    assert Authenticator.objects.get(type="webauthn").wrap().name == "My telephone"

    page.goto("/sign-out/")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/sign-in/staff/?next=/admin/users/user/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(re.compile(r"^[^?]*/admin/users/user/$"))

    assert page.get_by_role("link", name="Nadia Rahman").is_visible()
    assert refused == []


def test_staff_set_up_an_app_with_the_square_code(page, staff, refused):
    give_password(page)
    page.get_by_role("link", name="Set up an app").click()
    square = page.get_by_alt_text("Square code for your app")
    assert square.evaluate("picture => picture.complete && picture.naturalWidth > 0")

    secret = page.locator(".key-text").inner_text()
    page.get_by_label("code").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.get_by_role("button", name="Set it up").click()
    page.wait_for_url("**/recovery-codes/")

    assert Authenticator.objects.filter(user=staff, type="totp").exists()
    assert refused == []
