"""`./portal bench`: the portal beside a bare Django project, as ratios. docs/performance.md explains each line."""

import argparse
import contextlib
import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from bench import filling, load, sites
from bench.comparing import Case, Outcome, Target, compare
from workforce_portal.embedded.environment import read_environment
from workforce_portal.embedded.parts import say
from workforce_portal.embedded.servers import measured_servers

SMALL, LARGE = "the demonstration", "10,000 resources"


def drop_in() -> str:
    return filling.one(
        "SELECT id FROM providers_dropin WHERE status = 'open' AND starts_at > now() ORDER BY id LIMIT 1"
    )


CASES = [
    Case(
        "P1",
        "list of drop-ins",
        lambda: "/providers/drop-ins/",
        "bare",
        "/",
        Target(least_speed=0.85, most_processor=1.2, most_p99=1.5, most_queries=3),
    ),
    Case(
        "P2",
        "one drop-in",
        lambda: f"/providers/drop-ins/{drop_in()}/",
        "beside",
        "/rows/1/",
        Target(least_speed=0.8, most_queries=3),
    ),
    Case(
        "P4",
        "search in 10,000 resources",
        lambda: "/providers/resources/?q=interview+questions",
        "bare",
        "/",
        Target(least_speed=0.5, most_p99=2.5),
        prepare=lambda: filling.multiply("providers_resource", 10_000),
    ),
]


def main(arguments: list[str]) -> int:
    asked = _parser().parse_args(arguments)
    wanted = [case for case in CASES if not asked.only or case.key in asked.only]
    read_environment()
    say(f"Load by {load.generator()}.")
    with measured_servers():
        outcomes = _run(wanted, asked.rounds)
    _print(outcomes)
    if asked.json:
        Path(asked.json).write_text(json.dumps([_as_data(outcome) for outcome in outcomes], indent=2))
    return 1 if any(outcome.misses for outcome in outcomes) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./portal bench")
    parser.add_argument("--only", nargs="+", metavar="KEY", help="such as P1 P4")
    parser.add_argument("--rounds", type=int, default=5, help="how often portal and yardstick take turns")
    parser.add_argument("--json", metavar="FILE", help="also write the figures there")
    return parser


def _run(wanted: list[Case], rounds: int) -> list[Outcome]:
    sites.make_databases()
    try:
        say("Filling the databases (the demonstration, and the yardstick's rows) ...")
        filling.fill_bare()
        filling.fill_portal()
        sites.manage("collectstatic", "--noinput", database=sites.DATABASES["portal"])
        with contextlib.ExitStack() as stack:
            running = {
                "portal": stack.enter_context(sites.running("workforce_portal.settings", sites.DATABASES["portal"])),
                "bare": stack.enter_context(sites.running("bench.bare.settings", sites.DATABASES["bare"])),
                "beside": stack.enter_context(sites.running("bench.beside.settings", sites.DATABASES["portal"])),
            }
            return [_one(case, running, rounds, number, len(wanted)) for number, case in enumerate(wanted, start=1)]
    finally:
        sites.drop_databases()


def _one(case: Case, running: dict[str, sites.Site], rounds: int, number: int, of: int) -> Outcome:
    say(f"[{number} of {of}] {case.key}: {case.what} ...")
    case.prepare()
    return compare(case, running["portal"], running[case.yardstick], rounds=rounds, queries=_queries(case.path()))


def _queries(path: str) -> int:
    counted = subprocess.run(
        [sys.executable, "-m", "bench.counting", path],
        cwd=sites.ROOT,
        env=sites.environment(sites.DATABASES["portal"]),
        capture_output=True,
        text=True,
        check=True,
    )
    return int(counted.stdout.split()[-1])


def _print(outcomes: list[Outcome]) -> None:
    say("")
    heads = f"{'speed':>7} {'processor':>10} {'p99':>6} {'queries':>8} {'web ms':>7} {'db ms':>6}"
    say(f"{'':4} {'what':30} {heads}  promise")
    for one in outcomes:
        verdict = "kept" if not one.misses else "; ".join(one.misses)
        say(
            f"{one.case.key:4} {one.case.what:30} {one.speed:6.2f}× {one.processor:9.2f}× {one.p99:5.2f}× "
            f"{one.queries:8} {one.web_ms:7.2f} {one.database_ms:6.2f}  {verdict}"
        )
    say("\nEach figure is a ratio to the yardstick in the same run, save queries and milliseconds.")


def _as_data(outcome: Outcome) -> dict:
    case = outcome.case
    return {
        "key": case.key,
        "what": case.what,
        "yardstick": case.yardstick,
        "speed": outcome.speed,
        "processor": outcome.processor,
        "p99": outcome.p99,
        "queries": outcome.queries,
        "web_ms": outcome.web_ms,
        "database_ms": outcome.database_ms,
        "failures": outcome.failures,
        "promises": asdict(case.target),
        "missed": outcome.misses,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
