"""Load on one address for a while: by wrk where it is installed, otherwise by threads of our own."""

import http.client
import re
import shutil
import subprocess
import threading
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

CLIENTS = 4
WRK_LINE = re.compile(r"(\d+) requests in ([\d.]+)(ms|s|m)")
WRK_P99 = re.compile(r"99%\s+([\d.]+)(us|ms|s|m)")
WRK_OTHER = re.compile(r"Non-2xx or 3xx responses: (\d+)")
WRK_SOCKET = re.compile(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")
IN_MS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


@dataclass(frozen=True)
class Load:
    requests: int
    seconds: float
    p99_ms: float
    failures: int


def generator() -> str:
    return "wrk" if shutil.which("wrk") else "threads of the benchmark's own, which take a share of the processors"


def put_load_on(url: str, *, seconds: float) -> Load:
    return _by_wrk(url, seconds) if shutil.which("wrk") else by_threads(url, seconds)


def _by_wrk(url: str, seconds: float) -> Load:
    command = [
        "wrk",
        "-t1",
        f"-c{CLIENTS}",
        f"-d{max(1, round(seconds))}s",
        "--latency",
        "-H",
        "Connection: close",
        url,
    ]
    return read_wrk(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def read_wrk(said: str) -> Load:
    count, lasted, unit = WRK_LINE.search(said).groups()  # type: ignore[union-attr]
    p99 = WRK_P99.search(said)
    others = WRK_OTHER.search(said)
    broken = WRK_SOCKET.search(said)
    return Load(
        requests=int(count),
        seconds=float(lasted) * IN_MS[unit] / 1000,
        p99_ms=float(p99[1]) * IN_MS[p99[2]] if p99 else 0.0,
        failures=int(others[1] if others else 0) + sum(int(part) for part in (broken.groups() if broken else ())),
    )


def by_threads(url: str, seconds: float) -> Load:
    ends = time.monotonic() + seconds
    took: list[float] = []
    failures: list[str] = []
    threads = [threading.Thread(target=_ask_until, args=(url, ends, took, failures)) for _ in range(CLIENTS)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lasted = time.monotonic() - began
    ranked = sorted(took)
    return Load(len(ranked), lasted, ranked[int(len(ranked) * 0.99)] * 1000 if ranked else 0.0, len(failures))


def _ask_until(url: str, ends: float, took: list[float], failures: list[str]) -> None:
    where = urlsplit(url)
    path = f"{where.path}?{where.query}" if where.query else where.path
    while time.monotonic() < ends:
        began = time.monotonic()
        connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=30)
        try:
            connection.request("GET", path, headers={"Connection": "close"})
            answer = connection.getresponse()
            answer.read()
            if answer.status >= 400:
                failures.append(str(answer.status))
        except (OSError, http.client.HTTPException) as trouble:
            failures.append(str(trouble))
        finally:
            connection.close()
        took.append(time.monotonic() - began)
