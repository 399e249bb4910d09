"""The servers that the environment does not name, run by the portal itself."""

import contextlib
import fcntl
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from workforce_portal.embedded import postgres, valkey
from workforce_portal.embedded.addresses import database_url, redis_url, sockets
from workforce_portal.embedded.addresses import home as usual_home
from workforce_portal.embedded.parts import Trouble, give_to_server_user, server_user
from workforce_portal.embedded.supervisor import Supervisor

LEFTOVERS_GRACE = 20


class AlreadyRunning(Trouble):
    """Another process has the servers' folder."""


@contextlib.contextmanager
def servers(*, purpose: str) -> Iterator[Supervisor]:
    """Run what DATABASE_URL and REDIS_URL do not name, for as long as the block lasts."""
    home = usual_home()
    _make_folders(home)
    with _claim(home, purpose), _parts_lock(home) as held:
        yield from _run(Supervisor(home=home, held=held.fileno()), throw_away=False)


@contextlib.contextmanager
def throw_away_servers() -> Iterator[Supervisor]:
    """The same in a folder that goes afterwards, with the environment naming them; fast, as no row need last."""
    yield from _in_a_passing_folder(throw_away=True)


@contextlib.contextmanager
def measured_servers() -> Iterator[Supervisor]:
    """The same in a folder that goes afterwards, but as careful with each row as the real ones."""
    yield from _in_a_passing_folder(throw_away=False)


def _in_a_passing_folder(*, throw_away: bool) -> Iterator[Supervisor]:
    _make_folders(usual_home())
    home = Path(tempfile.mkdtemp(prefix="portal-"))
    os.environ.setdefault("PORTAL_PG_BINDIR", str(postgres.find_binaries()))
    try:
        _make_folders(home)
        with _parts_lock(home) as held:
            yield from _run(Supervisor(home=home, held=held.fileno()), throw_away=throw_away)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _run(supervisor: Supervisor, *, throw_away: bool) -> Iterator[Supervisor]:
    home = supervisor.home
    try:
        if not os.environ.get("DATABASE_URL"):
            supervisor.start(postgres.part(home, throw_away=throw_away))
            supervisor.wait_for(lambda: postgres.answers(home), what="PostgreSQL", seconds=60)
            postgres.create_database(home)
            os.environ["DATABASE_URL"] = database_url(home)
        if not os.environ.get("REDIS_URL"):
            supervisor.start(valkey.part(home, throw_away=throw_away))
            supervisor.wait_for(lambda: valkey.answers(home), what="Valkey", seconds=30)
            os.environ["REDIS_URL"] = redis_url(home)
        yield supervisor
    finally:
        supervisor.stop()


def _make_folders(home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    if server_user():
        home.chmod(0o711)  # the servers' user walks through, and sees only its own folders
        _refuse_closed(home)
    (home / "logs").mkdir(exist_ok=True)
    folder = sockets(home)
    folder.mkdir(mode=0o700, exist_ok=True)
    give_to_server_user(folder)
    if os.geteuid() not in (0, folder.stat().st_uid):
        raise Trouble(f"{folder} belongs to somebody else; the servers' sockets cannot be put there.")


def _refuse_closed(home: Path) -> None:
    for folder in home.parents:
        if not folder.stat().st_mode & stat.S_IXOTH:
            raise Trouble(
                f"As root the portal's servers run as {server_user()}, who cannot enter {folder}. "
                "Set PORTAL_HOME to a folder that everybody may enter."
            )


@contextlib.contextmanager
def _claim(home: Path, purpose: str) -> Iterator[None]:
    with (home / "portal.lock").open("a+") as lock:
        if not _lock(lock):
            lock.seek(0)
            raise AlreadyRunning(lock.read() or "The portal is already running.")
        lock.truncate(0)
        lock.write(purpose)
        lock.flush()
        yield


@contextlib.contextmanager
def _parts_lock(home: Path) -> Iterator[IO[str]]:
    """A lock that each part inherits: it is free once every process of an earlier start is gone, however that ended."""
    with (home / "parts.lock").open("a+") as lock:
        deadline = time.monotonic() + LEFTOVERS_GRACE
        while not _lock(lock):
            if time.monotonic() > deadline:
                raise Trouble(f"Processes of an earlier start still run and use {home}. End them, then start again.")
            time.sleep(0.2)
        yield lock


def _lock(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
