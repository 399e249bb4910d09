"""The supervisor as people meet it: real processes, on a free port, in a folder of their own."""

import contextlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from django.conf import settings

from workforce_portal.embedded.postgres import find_binaries

pytestmark = [pytest.mark.faults, pytest.mark.xdist_group("a portal’s folder")]

START_SECONDS = 180
STOP_SECONDS = 20


class Running:
    """`./portal run` in a folder of its own, without demonstration data."""

    def __init__(self, home, port):
        self.home = home
        self.port = port
        self.screen = home / "screen.txt"
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self.env = {
            **kept,
            "PORT": str(port),
            "PORTAL_HOME": str(home),
            "PORTAL_PG_BINDIR": str(find_binaries()),
            "PORTAL_ENV_FILE": "",
            "DEMO_MODE": "0",
            "SECRET_KEY": "k7-long-and-random-enough-for-a-portal-that-people-rely-on-0123456789",
            "SITE_URL": f"http://localhost:{port}",
        }
        self.process = None

    def start(self):
        self.process = self.call(self.screen)
        wait_until(lambda: "The portal runs at" in self.said() or self.process.poll() is not None, START_SECONDS)
        assert "The portal runs at" in self.said(), self.said()

    def call(self, screen):
        with screen.open("w") as output:
            return subprocess.Popen(
                [sys.executable, "-m", "workforce_portal.embedded", "run"],
                cwd=settings.BASE_DIR,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def said(self):
        return self.screen.read_text()

    def ask(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path)
        status = connection.getresponse().status
        connection.close()
        return status

    def parts(self):
        """Every process that carries this folder's name in its environment, save the supervisor."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if f"PORTAL_HOME={self.home}".encode() in (folder / "environ").read_bytes():
                    found[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        found.pop(self.process.pid, None)
        return found

    def pid_of(self, word):
        return min(pid for pid, command in self.parts().items() if word in command)

    def end(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        wait_until(lambda: not self.parts(), STOP_SECONDS)


def wait_until(holds, seconds):
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return
        time.sleep(0.1)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def folder():
    """As a first start leaves it that was killed while it made the database.

    Not pytest's own folder: as root the servers run as a user who cannot enter that.
    """
    home = Path(tempfile.mkdtemp(prefix="run-"))
    (home / "postgresql-new").mkdir()
    (home / "postgresql-new" / "half-a-file").touch()
    yield home
    shutil.rmtree(home)


@contextlib.contextmanager
def started(home):
    running = Running(home, free_port())
    try:
        running.start()
        yield running
    finally:
        running.end()


@pytest.fixture
def portal_run(folder):
    with started(folder) as running:
        yield running


def test_run_serves_pages_refuses_a_second_start_and_stops_without_a_trace(portal_run):
    status = portal_run.ask("/health/live/")
    second = portal_run.call(portal_run.home / "second.txt")
    second.wait(START_SECONDS)
    second_said = (portal_run.home / "second.txt").read_text()
    portal_run.process.send_signal(signal.SIGINT)
    code = portal_run.process.wait(STOP_SECONDS)

    assert status == 200
    assert second.returncode == 1
    assert f"already running at http://localhost:{portal_run.port}/" in second_said
    assert code == 0
    assert portal_run.said().splitlines()[-1] == "The portal has stopped."
    assert portal_run.parts() == {}
    assert not (portal_run.home / "postgresql-new").exists()


def test_run_leaves_nothing_behind_when_it_is_killed(portal_run):
    assert len(portal_run.parts()) > 5

    portal_run.process.kill()
    portal_run.process.wait()
    wait_until(lambda: not portal_run.parts(), 10)

    assert portal_run.parts() == {}


@pytest.mark.parametrize(
    ("name", "word"),
    [("worker", " worker "), ("postgresql", "/postgres -D")],
)
def test_run_stops_and_says_why_when_a_part_dies(portal_run, name, word):
    os.kill(portal_run.pid_of(word), signal.SIGKILL)
    code = portal_run.process.wait(STOP_SECONDS)

    assert code == 1
    assert portal_run.said().splitlines()[-1] == (
        f"The portal has stopped, because its {name} ended by itself (killed by SIGKILL)."
    )
    assert portal_run.parts() == {}


def test_run_says_when_its_port_is_taken(folder):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        running = Running(folder, port)
        running.process = running.call(running.screen)
        code = running.process.wait(START_SECONDS)

    assert code == 1
    assert running.said().splitlines()[-1] == (
        f"Port {port} cannot be used (Address already in use). Choose another: PORT={port + 1} ./portal run"
    )
