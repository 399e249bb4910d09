"""`./portal run`: the whole portal under one supervisor, until Ctrl-C or until a part of it ends."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from types import FrameType

from workforce_portal.embedded.environment import ROOT, Environment
from workforce_portal.embedded.parts import Part, Trouble, say
from workforce_portal.embedded.servers import servers
from workforce_portal.embedded.supervisor import Supervisor

ADDRESS = "127.0.0.1"
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody wants the portal to stop."""


def run() -> None:
    port = Environment().int("PORT", default=8000)
    os.environ.setdefault("DEMO_MODE", "1")
    _stop_on_signals()
    where = f"http://localhost:{port}/"
    with servers(
        purpose=f"The portal is already running at {where} (process {os.getpid()}). Stop that one first."
    ) as portal:
        _refuse_taken(port)
        _prepare()
        for part in (_beat(portal), _worker(), _web(port)):
            portal.start(part)
        portal.wait_for(lambda: _answers(port), what="The web server", seconds=60)
        _announce(where, portal)
        try:
            portal.watch()
        except Stopped:
            say("\nStopping ...")
    say("The portal has stopped.")


def _stop_on_signals() -> None:
    def stop(number: int, frame: FrameType | None) -> None:
        # Once is enough: a second Ctrl-C must not interrupt the stopping.
        for each in STOP_SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    for each in STOP_SIGNALS:
        signal.signal(each, stop)


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as trouble:
            raise Trouble(
                f"Port {port} cannot be used ({trouble.strerror}). Choose another: PORT={port + 1} ./portal run"
            ) from trouble


def _prepare() -> None:
    """Static files, schema and demonstration data, by a process of their own: this one stays small, without Django."""
    quiet = {**os.environ, "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING")}
    code = subprocess.run([sys.executable, "manage.py", "prepare_portal"], cwd=ROOT, env=quiet, check=False).returncode
    if code:
        raise Trouble("The portal could not be prepared; the reason is above.")


def _web(port: int) -> Part:
    return Part(
        name="web",
        command=[
            *(sys.executable, "-m", "gunicorn", "workforce_portal.wsgi"),
            *("--bind", f"{ADDRESS}:{port}"),
        ],
        orphan_signal=signal.SIGQUIT,
    )


def _worker() -> Part:
    return Part(
        name="worker",
        command=[*_celery("worker"), "--concurrency", "2", "--without-gossip", "--without-mingle"],
        orphan_signal=signal.SIGKILL,
    )


def _beat(portal: Supervisor) -> Part:
    return Part(
        name="beat",
        command=[*_celery("beat"), "--pidfile", "", "--schedule", str(portal.home / "beat-schedule")],
        orphan_signal=signal.SIGKILL,
    )


def _celery(role: str) -> list[str]:
    # Celery warns about root at each start; here root means a container or a bare machine of one's own.
    quiet = ["-W", "ignore::RuntimeWarning:celery.platforms"]
    return [sys.executable, *quiet, "-m", "celery", "--app", "workforce_portal", role, "--loglevel", "INFO"]


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection(ADDRESS, port, timeout=10)
    try:
        connection.request("GET", "/health/live/")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def _announce(where: str, portal: Supervisor) -> None:
    say(f"\nThe portal runs at {where}")
    say(f"What its parts say is in {portal.home / 'logs'}. Ctrl-C stops it.")
