"""Real processes beside the tests: a Celery worker and a web server, on the tests' own database."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from celery import Celery
from django.conf import settings as project
from django.db import connection

from workforce_portal.embedded.addresses import database_url
from workforce_portal.outbox.services.waking import SEND_DUE_MAIL

LONGEST = 60


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(claim, *, seconds=LONGEST):
    ends = time.monotonic() + seconds
    while not claim():
        assert time.monotonic() < ends, "This took too long"
        time.sleep(0.02)


def database_address():
    """The tests' database, for another process."""
    usual = urlsplit(os.environ.get("DATABASE_URL") or database_url())
    return usual._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


def environment(**changes):
    """What a process of the portal needs to know; without a developer's own `.env`."""
    return {
        **os.environ,
        "PORTAL_ENV_FILE": "",
        "DATABASE_URL": database_address(),
        "REDIS_URL": project.REDIS_URL,
        "SECRET_KEY": project.SECRET_KEY,
        "LOG_LEVEL": "WARNING",
        **changes,
    }


@contextlib.contextmanager
def running(command, *, env, log=None):
    """The process and its children; none is left at the end."""
    with open(log or os.devnull, "ab") as output:
        process = subprocess.Popen(
            command, cwd=project.BASE_DIR, env=env, start_new_session=True, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        yield process
    finally:
        kill(process)


def kill(process):
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextlib.contextmanager
def running_worker(queue, port, *, app="workforce_portal", log=None, **changes):
    """A Celery worker that listens to the queue and hands mail to the server at the port."""
    env = environment(
        **{
            "EMAIL_URL": f"smtp://127.0.0.1:{port}",
            "DJANGO_SETTINGS_MODULE": "workforce_portal.settings",
            "SITE_URL": "http://localhost:8000",
            **changes,
        }
    )
    command = [sys.executable, "-m", "celery", "-A", app, "worker", "-Q", queue, "-c", "2"]
    with running([*command, "--without-gossip", "--without-mingle"], env=env, log=log) as worker:
        yield worker


@pytest.fixture
def queue():
    """Asks for a round of sending, over the real broker, of a worker that listens to `queue.name` alone."""
    portal = Celery("faults", broker=project.REDIS_URL, set_as_current=False)
    name = f"faults-{uuid.uuid4()}"
    yield SimpleNamespace(name=name, ask=lambda: portal.send_task(SEND_DUE_MAIL, queue=name, ignore_result=True))
    with portal.connection_for_write() as broker:
        broker.default_channel.queue_delete(name)
    portal.close()


@contextlib.contextmanager
def running_web(*, log=None, **changes):
    """gunicorn as `./portal run` starts it; yields its port once it answers."""
    port = free_port()
    env = environment(
        **{"DJANGO_SETTINGS_MODULE": "tests.faults.settings", "SITE_URL": f"http://localhost:{port}", **changes}
    )
    command = [sys.executable, "-m", "gunicorn", "workforce_portal.wsgi", "--bind", f"127.0.0.1:{port}"]
    with running(command, env=env, log=log):
        wait_until(lambda: _answers(port))
        yield port


def _answers(port):
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST)
    try:
        asked.request("GET", "/health/live/")
        return asked.getresponse().status == 200
    except OSError:
        return False
    finally:
        asked.close()
