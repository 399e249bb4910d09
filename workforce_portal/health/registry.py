"""What must hold before the portal says that it is ready. Each package registers its own part."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

# Takes the time, answers with a sentence, raises NotReady with one.
Check = Callable[[datetime], str]

_checks: dict[str, Check] = {}


class NotReady(Exception):
    """Its text says what is wrong, without a secret in it: anybody may read the page."""


@dataclass(frozen=True)
class Finding:
    name: str
    is_ok: bool
    says: str


def register_check(name: str, check: Check) -> None:
    _checks[name] = check


def findings(at: datetime) -> list[Finding]:
    return [_find(name, check, at) for name, check in _checks.items()]


def _find(name: str, check: Check, at: datetime) -> Finding:
    try:
        return Finding(name, True, check(at))
    except NotReady as trouble:
        return Finding(name, False, str(trouble))
    except Exception as trouble:  # whatever a check stumbles over is a finding, and the others still report
        return Finding(name, False, f"Could not be checked ({type(trouble).__name__}).")
