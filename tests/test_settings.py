"""What may start and what may not, asked as a person would: by a command in an environment."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

KEY = "k7-long-and-random-enough-for-a-portal-that-people-rely-on-0123456789"
PRODUCTION = {"SECRET_KEY": KEY, "SITE_URL": "https://portal.example.org"}


def start(**variables):
    """`manage.py check` with these variables alone: its exit code and what it says."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    result = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env={**kept, "PORTAL_ENV_FILE": "", **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return result.returncode, result.stdout + result.stderr


@pytest.mark.parametrize(
    "variables",
    [
        PRODUCTION,
        {"DEMO_MODE": "1"},
        {"DEBUG": "true"},
        {"DEMO_MODE": "1", "PUBLIC_DEMONSTRATION": "1", **PRODUCTION},
        {"SECRET_KEY": KEY, "SITE_URL": "http://localhost:8000"},
    ],
    ids=["production", "demonstration", "development", "public demonstration", "production on this machine"],
)
def test_start_is_let_through(variables):
    code, said = start(**variables)

    assert code == 0, said


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({}, "SECRET_KEY is still the demonstration's"),
        ({**PRODUCTION, "SECRET_KEY": ""}, "SECRET_KEY is still the demonstration's"),
        ({"SECRET_KEY": KEY}, "SITE_URL must be set"),
        ({**PRODUCTION, "SITE_URL": "http://portal.example.org"}, "SITE_URL must start with https://"),
        ({**PRODUCTION, "SITE_URL": "portal.example.org"}, "SITE_URL must start with http:// or https://"),
        ({**PRODUCTION, "DEBUG": "1"}, "DEBUG must be off"),
        ({**PRODUCTION, "DEMO_MODE": "1"}, "DEMO_MODE must be off"),
        ({"DEMO_MODE": "1", "SECRET_KEY": KEY, "ALLOWED_HOSTS": "portal.example.org"}, "DEMO_MODE must be off"),
        (
            {"DEMO_MODE": "1", "PUBLIC_DEMONSTRATION": "1", "SITE_URL": "https://portal.example.org"},
            "SECRET_KEY is still the demonstration's",
        ),
        ({**PRODUCTION, "TEXT_GATEWAY": "notify"}, "TEXT_GATEWAY=notify needs NOTIFY_API_KEY"),
        ({**PRODUCTION, "TEXT_GATEWAY": "demo"}, "TEXT_GATEWAY must not be demo outside DEMO_MODE"),
        ({**PRODUCTION, "DEMO_MODE": "perhaps"}, "DEMO_MODE must be 1 or 0, not “perhaps”."),
        ({**PRODUCTION, "TRUSTED_PROXY_COUNT": "one"}, "TRUSTED_PROXY_COUNT must be a whole number."),
        ({**PRODUCTION, "DATABASE_URL": "mysql://portal@localhost/portal"}, "DATABASE_URL must start with postgres://"),
        ({**PRODUCTION, "EMAIL_URL": "pigeon://loft"}, "EMAIL_URL must be an address such as smtp+tls://"),
    ],
)
def test_start_is_refused_with_a_sentence(variables, sentence):
    code, said = start(**variables)

    assert code == 1
    assert said.startswith(sentence)
    assert "Traceback" not in said
