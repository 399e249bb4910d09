"""What the kernel knows of processes: how long they used a processor, and how much memory is theirs."""

import os
from dataclasses import dataclass
from pathlib import Path

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


def children(parent: int) -> list[int]:
    """The processes that the parent started, such as a web server's workers."""
    return [
        int(pid) for task in Path(f"/proc/{parent}/task").iterdir() for pid in (task / "children").read_text().split()
    ]


def processor_seconds(pids: list[int]) -> float:
    """Of all the processes together, in user mode and in the kernel, since each started."""
    ticks = 0
    for pid in pids:
        try:
            # The name of the command stands in brackets and may hold blanks.
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / TICKS_A_SECOND


def memory_bytes(pids: list[int]) -> int:
    """Proportional set size: pages that several processes share are counted once among them."""
    return sum(_kilobytes(Path(f"/proc/{pid}/smaps_rollup"), "Pss:") for pid in pids) * 1024


def _kilobytes(file: Path, label: str) -> int:
    return next(int(line.split()[1]) for line in file.read_text().splitlines() if line.startswith(label))


@dataclass(frozen=True)
class Slice:
    """One short stretch of load on one address."""

    requests: int
    seconds: float
    p99_ms: float
    web_seconds: float
    database_seconds: float
    failures: int

    @property
    def a_second(self) -> float:
        return self.requests / self.seconds

    @property
    def web_ms(self) -> float:
        return self.web_seconds / max(self.requests, 1) * 1000

    @property
    def database_ms(self) -> float:
        return self.database_seconds / max(self.requests, 1) * 1000
