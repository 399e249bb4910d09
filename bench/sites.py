"""The sites under load, each with its own database on the same server and the same number of workers."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

from bench import measures

ROOT = Path(__file__).resolve().parent.parent
DATABASES = {"portal": "portal_bench", "bare": "portal_bench_bare"}
WORKERS = 2
PATIENCE = 60


@dataclass(frozen=True)
class Site:
    port: int
    process: int
    database: str

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def workers(self) -> list[int]:
        return measures.children(self.process)

    @property
    def backends(self) -> list[int]:
        """PostgreSQL's processes that serve this site."""
        with connected("postgres") as cursor:
            cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s", [self.database])
            return [pid for (pid,) in cursor.fetchall()]


def database_url(name: str) -> str:
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@contextlib.contextmanager
def connected(name: str) -> Iterator:
    connection = psycopg2.connect(database_url(name))
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()


def make_databases() -> None:
    """New and empty. Only the benchmark's own names are touched, never a database that somebody uses."""
    with connected("postgres") as cursor:
        for name in DATABASES.values():
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{name}"')


def drop_databases() -> None:
    with connected("postgres") as cursor:
        for name in DATABASES.values():
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def environment(database: str, **changes: str) -> dict[str, str]:
    return {
        **os.environ,
        "PORTAL_ENV_FILE": "",
        "DATABASE_URL": database_url(database),
        "SECRET_KEY": "the-benchmark-alone-knows-this-key-and-it-protects-nothing-at-all",
        "SITE_URL": "http://localhost:8000",
        "LOG_LEVEL": "WARNING",
        **changes,
    }


def manage(*words: str, settings: str = "workforce_portal.settings", database: str, **changes: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "django", *words, "--settings", settings],
        cwd=ROOT,
        env=environment(database, PYTHONPATH=str(ROOT), **changes),
        check=True,
        stdout=subprocess.DEVNULL,
    )


@contextlib.contextmanager
def running(settings: str, database: str) -> Iterator[Site]:
    """The site under gunicorn with the portal's own configuration, save that no worker is renewed in between."""
    port = _free_port()
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "django.core.wsgi:get_wsgi_application()"),
            *("--config", "gunicorn.conf.py", "--workers", str(WORKERS), "--max-requests", "0"),
            *("--bind", f"127.0.0.1:{port}"),
        ],
        cwd=ROOT,
        env=environment(database, DJANGO_SETTINGS_MODULE=settings),
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield Site(port, process.pid, database)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(port: int) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise TimeoutError(f"Nothing answers on port {port}")
