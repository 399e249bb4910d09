import pytest
from django.conf import settings as django_settings

from workforce_portal.security.headers import NEVER


@pytest.mark.urls("tests.security.urls")
def test_private_page_is_kept_and_found_by_nobody(client):
    response = client.get("/private/signed.a.b/")

    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.django_db  # an address that leads nowhere may be one that a page once had
@pytest.mark.parametrize("address", ["/.well-known/security.txt", "/nowhere/"])
def test_every_page_says_what_a_browser_may_do(client, address):
    response = client.get(address)

    permissions = dict(part.split("=") for part in response.headers["Permissions-Policy"].split(", "))
    assert {name for name, allowed in permissions.items() if allowed == "()"} == set(NEVER)
    assert permissions["publickey-credentials-get"] == "(self)"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"


def test_content_policy_allows_nothing_inline_and_nobody_else(client):
    policy = client.get("/.well-known/security.txt").headers["Content-Security-Policy"]

    sources = {source for part in policy.split(";") for source in part.split()[1:]}
    assert sources == {"'none'", "'self'", "data:"}
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy


def test_data_addresses_are_for_pictures_alone():
    directives = django_settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]

    assert [name for name, sources in directives.items() if "data:" in sources] == ["img-src"]
