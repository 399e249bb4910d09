from datetime import UTC, datetime, timedelta

import pytest


def fields(response):
    return dict(line.split(": ", 1) for line in response.content.decode().splitlines())


def test_security_txt_says_whom_to_tell(client, settings):
    settings.SECURITY_CONTACT = "mailto:security@portal.example"
    settings.SITE_URL = "https://portal.example"

    response = client.get("/.well-known/security.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert fields(response)["Contact"] == "mailto:security@portal.example"
    assert fields(response)["Canonical"] == "https://portal.example/.well-known/security.txt"
    assert fields(response)["Preferred-Languages"] == "en"


@pytest.mark.parametrize("now", [datetime(2027, 1, 1, tzinfo=UTC), datetime(2028, 2, 29, 23, 59, tzinfo=UTC)])
def test_security_txt_is_always_in_date_and_ends_within_a_year(client, time_machine, now):
    time_machine.move_to(now)

    ends = datetime.fromisoformat(fields(client.get("/.well-known/security.txt"))["Expires"])

    assert timedelta(days=30) < ends - now < timedelta(days=365)


def test_security_txt_is_only_read(client):
    assert client.post("/.well-known/security.txt").status_code == 405
