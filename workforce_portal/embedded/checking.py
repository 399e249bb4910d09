"""`./portal check`: all that a change must pass beside the tests, one line a step."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from workforce_portal.embedded import documents
from workforce_portal.embedded.environment import ROOT
from workforce_portal.embedded.parts import say
from workforce_portal.embedded.servers import throw_away_servers

# As much like production as can be without a certificate; the key is for this check alone.
PRODUCTION = {
    "DEBUG": "0",
    "DEMO_MODE": "0",
    "SECRET_KEY": "only-for-check-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "SITE_URL": "https://portal.example.org",
    "PORTAL_ENV_FILE": "",
}


def check() -> int:
    with throw_away_servers():
        results = [_step(name, run) for name, run in _steps().items()]
    failed = results.count(False)
    say(f"{failed} of {len(results)} checks failed." if failed else f"All {len(results)} checks passed.")
    return 1 if failed else 0


def _steps() -> dict[str, Callable[[], str]]:
    """Each step answers with what is wrong, or with nothing."""
    return {
        "style": _tool("ruff", "check", "--quiet", "--output-format", "concise", "."),
        "layout": _tool("ruff", "format", "--check", "--output-format", "concise", "."),
        "who imports whom": lambda: _output([str(Path(sys.executable).with_name("lint-imports"))]),
        "types": _tool("mypy", "--hide-error-context", "--no-error-summary", "."),
        "migrations": _manage("makemigrations", "--check", "--dry-run"),
        "fit for production": _manage("check", "--deploy", "--fail-level", "WARNING"),
        "variables in .env.example": lambda: "\n".join(documents.undocumented_variables(ROOT)),
        "links in the documents": lambda: "\n".join(documents.broken_links(ROOT)),
    }


def _step(name: str, run: Callable[[], str]) -> bool:
    wrong = run()
    say(f"{'failed' if wrong else 'ok':8}{name}")
    if wrong:
        say(wrong)
    return not wrong


def _tool(*command: str) -> Callable[[], str]:
    return lambda: _output([sys.executable, "-m", *command])


def _manage(*command: str) -> Callable[[], str]:
    return lambda: _output([sys.executable, "manage.py", *command])


def _output(command: list[str]) -> str:
    result = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **PRODUCTION}, capture_output=True, text=True, check=False
    )
    if not result.returncode:
        return ""
    return (result.stdout + result.stderr).strip() or f"exit code {result.returncode}"
