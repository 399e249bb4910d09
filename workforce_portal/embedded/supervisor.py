"""Starts parts, watches them, and stops them in the order that loses nothing."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from workforce_portal.embedded.parts import Part, Trouble, start

LAST_LINES = 15
PACE = 0.1


class PartStopped(Trouble):
    """A part ended by itself."""

    def __init__(self, part: Part, code: int, log: Path) -> None:
        how = f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
        super().__init__(f"Its log: {log}\nThe portal has stopped, because its {part.name} ended by itself ({how}).")
        self.log = log

    def last_words(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines()
        return "\n".join(lines[-LAST_LINES:])


class Supervisor:
    def __init__(self, *, home: Path, held: int) -> None:
        self.home = home
        self.held = held
        self.running: list[tuple[Part, subprocess.Popen[bytes]]] = []

    def start(self, part: Part) -> None:
        log = self.log(part)
        if log.exists():
            log.replace(log.with_suffix(".log.1"))
        self.running.append((part, start(part, log=log, held=self.held, folder=self.home)))

    def log(self, part: Part) -> Path:
        return self.home / "logs" / f"{part.name}.log"

    def check(self) -> None:
        """Raise PartStopped if a part is gone."""
        for part, process in self.running:
            if (code := process.poll()) is not None:
                raise PartStopped(part, code, self.log(part))

    def wait_for(self, is_ready: Callable[[], bool], *, what: str, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not is_ready():
            self.check()
            if time.monotonic() > deadline:
                raise Trouble(
                    f"{what} did not answer within {seconds:.0f} seconds. The logs are in {self.home / 'logs'}."
                )
            time.sleep(PACE)

    def watch(self) -> None:
        while True:
            self.check()
            time.sleep(PACE)

    def stop(self) -> None:
        """Stop the last started first: web, worker, beat, then the servers that they use."""
        for part, process in reversed(self.running):
            if process.poll() is None:
                process.send_signal(part.stop_signal)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(part.patience)
            _kill_what_is_left(process)
        self.running.clear()


def _kill_what_is_left(process: subprocess.Popen[bytes]) -> None:
    """A part that was killed leaves its children behind in its process group."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
