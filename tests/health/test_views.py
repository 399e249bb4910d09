import json
from datetime import timedelta

import pytest
from celery import current_app
from django.urls import reverse
from django.utils import timezone

from tests.factories.outbox import PlannedMailFactory
from workforce_portal.site.health import BEAT, note_heartbeat
from workforce_portal.site.tasks import note_beat

pytestmark = pytest.mark.django_db


def ask(client):
    response = client.get(reverse("health_ready"))
    return response.status_code, json.loads(response.content)["checks"]


def test_live_answers_without_a_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(reverse("health_live"))

    assert response.status_code == 200


def test_ready_when_every_part_is_well(client):
    note_beat()

    status, checks = ask(client)

    assert status == 200
    assert {name: check["ok"] for name, check in checks.items()} == {
        "database": True,
        "migrations": True,
        "broker": True,
        "counting": True,
        "timed jobs": True,
        "mail": True,
    }


def test_not_ready_before_timed_jobs_have_run(client):
    status, checks = ask(client)

    assert status == 503
    assert checks["timed jobs"] == {
        "ok": False,
        "says": "Timed jobs have never run here. Are beat and a worker running?",
    }


def test_not_ready_once_timed_jobs_fall_silent(client):
    note_heartbeat(part=BEAT, at=timezone.now() - timedelta(minutes=6))

    status, checks = ask(client)

    assert status == 503
    assert checks["timed jobs"]["says"].startswith("Timed jobs last ran 6 minutes ago.")


def test_not_ready_while_due_mail_does_not_go_out(client):
    note_beat()
    due = timezone.now() - timedelta(minutes=16)
    PlannedMailFactory(due_at=due, try_at=due)

    status, checks = ask(client)

    assert status == 503
    assert checks["mail"]["says"].startswith("Mail that is due has not been tried")


def test_ready_while_mail_waits_for_its_next_try(client):
    note_beat()
    PlannedMailFactory(due_at=timezone.now() - timedelta(hours=1), try_at=timezone.now() + timedelta(minutes=20))

    status, _checks = ask(client)

    assert status == 200


def test_not_ready_without_a_broker(client, monkeypatch):
    note_beat()
    monkeypatch.setattr(current_app.conf, "broker_write_url", "redis://127.0.0.1:1/0")

    status, checks = ask(client)

    assert status == 503
    assert not checks["broker"]["ok"]


def test_ready_tells_no_secret(client, settings):
    body = client.get(reverse("health_ready")).content.decode()

    for secret in [settings.SECRET_KEY, settings.DATABASES["default"]["NAME"], settings.REDIS_URL]:
        assert secret not in body


def test_not_ready_while_visits_are_not_counted(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    status, checks = ask(client)

    assert status == 503
    assert checks["counting"] == {
        "ok": False,
        "says": "Redis does not answer. Visits are not counted until it is back.",
    }
