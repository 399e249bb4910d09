"""A part of the portal as a process: started so that it cannot outlive the one who started it."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

PR_SET_PDEATHSIG = 1


class Trouble(Exception):
    """Something that a person has to put right; its text says what."""


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@dataclass(frozen=True)
class Part:
    name: str
    command: list[str]
    env: dict[str, str] = field(default_factory=dict)
    as_server: bool = False
    stop_signal: signal.Signals = signal.SIGTERM
    orphan_signal: signal.Signals = signal.SIGTERM
    patience: float = 10.0


def server_user() -> str | None:
    """Whom a server runs as: PostgreSQL refuses to run as root."""
    return "nobody" if os.geteuid() == 0 else None


def give_to_server_user(path: Path) -> None:
    if user := server_user():
        entry = pwd.getpwnam(user)
        os.chown(path, entry.pw_uid, entry.pw_gid)


def start(part: Part, *, log: Path, held: int, folder: Path) -> subprocess.Popen[bytes]:
    """Start the part in a session of its own, out of reach of the terminal's Ctrl-C.

    `held` is an open lock that the process and its children keep for as long as any of them lives.
    """
    with log.open("ab") as output:
        return subprocess.Popen(
            part.command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **part.env},
            pass_fds=[held],
            start_new_session=True,
            preexec_fn=_dies_with(os.getpid(), part.orphan_signal),
            **_identity(part, folder),
        )


def _identity(part: Part, folder: Path) -> dict:
    user = server_user() if part.as_server else None
    if not user:
        return {}
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": [], "cwd": folder}


def _dies_with(parent: int, orphan_signal: signal.Signals) -> Callable[[], None] | None:
    """Have the kernel send `orphan_signal` when the parent is gone, even by kill -9."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)

    def in_the_child() -> None:
        # Changing the user clears the request, so it comes after that; a parent already gone sends nothing.
        libc.prctl(PR_SET_PDEATHSIG, int(orphan_signal))
        if os.getppid() != parent:
            os._exit(1)

    return in_the_child
