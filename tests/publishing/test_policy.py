"""The editor of blocks brings a script within the page. It alone gets in, by a nonce of that one response."""

import re

import pytest
from django.urls import reverse

from tests.factories.users import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_second_factor")]
ALLOWED = re.compile(r"script-src 'self' 'nonce-([^']+)'(?:;|$)")


@pytest.fixture
def staff(client):
    client.force_login(UserFactory(superuser=True))
    return client


def test_the_import_map_has_the_nonce_of_its_response(staff):
    first, second = (staff.get(reverse("admin:campaigns_campaign_add")) for _ in range(2))

    nonces = [ALLOWED.search(response["Content-Security-Policy"])[1] for response in (first, second)]
    assert nonces[0] != nonces[1]
    assert re.search(r'<script[^>]*type="importmap"[^>]*>', first.text)[0].count(f'nonce="{nonces[0]}"') == 1
    assert "unsafe" not in first["Content-Security-Policy"]


def test_other_pages_know_no_nonce(staff):
    for name in ("admin:campaigns_campaign_changelist", "admin:publishing_fact_add", "home"):
        assert "nonce" not in staff.get(reverse(name))["Content-Security-Policy"]
