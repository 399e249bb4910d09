"""The portal beside the yardstick: short slices that take turns, then the median of the rounds' ratios."""

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from bench import load, measures
from bench.measures import Slice
from bench.sites import Site

SLICE_SECONDS = 2
WARM_UP_SECONDS = 1


@dataclass(frozen=True)
class Target:
    """What a ratio may be at most, or must be at least; None where nobody promised anything."""

    least_speed: float | None = None
    most_processor: float | None = None
    most_p99: float | None = None
    most_queries: int | None = None


@dataclass(frozen=True)
class Case:
    key: str
    what: str
    path: Callable[[], str]
    yardstick: str
    yardstick_path: str
    target: Target
    prepare: Callable[[], object] = lambda: None


@dataclass(frozen=True)
class Outcome:
    case: Case
    speed: float
    processor: float
    p99: float
    queries: int
    failures: int
    web_ms: float
    database_ms: float
    misses: list[str] = field(default_factory=list)


def measure(site: Site, path: str, seconds: float) -> Slice:
    pids = (site.workers, site.backends)
    before = [measures.processor_seconds(group) for group in pids]
    did = load.put_load_on(site.url(path), seconds=seconds)
    after = [measures.processor_seconds(group) for group in pids]
    web, database = (late - early for early, late in zip(before, after, strict=True))
    return Slice(did.requests, did.seconds, did.p99_ms, web, database, did.failures)


def compare(case: Case, portal: Site, yardstick: Site, *, rounds: int, queries: int) -> Outcome:
    path = case.path()
    pairs = []
    for site, address in ((portal, path), (yardstick, case.yardstick_path)):
        measure(site, address, WARM_UP_SECONDS)
    for number in range(rounds):
        # Who goes first changes, so that neither always has the warmer machine.
        order = [(portal, path), (yardstick, case.yardstick_path)]
        slices = {id(site): measure(site, address, SLICE_SECONDS) for site, address in order[:: 1 - 2 * (number % 2)]}
        pairs.append((slices[id(portal)], slices[id(yardstick)]))
    return judge(case, pairs, queries)


def judge(case: Case, pairs: list[tuple[Slice, Slice]], queries: int) -> Outcome:
    speed = median(ours.a_second / theirs.a_second for ours, theirs in pairs)
    processor = median(
        (ours.web_ms + ours.database_ms) / max(theirs.web_ms + theirs.database_ms, 0.001) for ours, theirs in pairs
    )
    p99 = median(ours.p99_ms / max(theirs.p99_ms, 0.001) for ours, theirs in pairs)
    failures = sum(one.failures for pair in pairs for one in pair)
    target = case.target
    promises = [
        (f"speed under {target.least_speed}", speed, target.least_speed, False),
        (f"processor over {target.most_processor}", processor, target.most_processor, True),
        (f"p99 over {target.most_p99}", p99, target.most_p99, True),
        (f"queries over {target.most_queries}", queries, target.most_queries, True),
        (f"{failures} requests failed", failures, 0, True),
    ]
    return Outcome(
        case=case,
        speed=speed,
        processor=processor,
        p99=p99,
        queries=queries,
        failures=failures,
        web_ms=median(ours.web_ms for ours, _ in pairs),
        database_ms=median(ours.database_ms for ours, _ in pairs),
        misses=[what for what, got, limit, is_most in promises if _is_missed(got, limit, is_most)],
    )


def _is_missed(got: float, limit: float | None, is_most: bool) -> bool:
    if limit is None:
        return False
    return got > limit if is_most else got < limit
