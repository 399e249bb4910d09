"""The environment, read strictly: a value that cannot be meant stops the start with a sentence."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]
YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off", ""}


class Environment(environ.Env):
    """django-environ, save that it takes `DEBUG=maybe` for False and answers `PORT=x` with a traceback."""

    def bool(self, var: str, default: Any = environ.Env.NOTSET) -> bool:
        said = self.str(var, default=default)
        if isinstance(said, bool):
            return said
        if said.strip().lower() in YES:
            return True
        if said.strip().lower() in NO:
            return False
        raise ImproperlyConfigured(f"{var} must be 1 or 0, not “{said}”.")

    def int(self, var: str, default: Any = environ.Env.NOTSET) -> int:
        return self._read(super().int, var, default, "a whole number")

    def db(self, var: str = "DATABASE_URL", default: Any = environ.Env.NOTSET) -> dict[str, Any]:
        config = self._read(super().db, var, default, "an address such as postgres://user:password@host:5432/name")
        if config.get("ENGINE") != "django.db.backends.postgresql":
            raise ImproperlyConfigured(
                f"{var} must start with postgres://: the portal keeps its data in PostgreSQL alone."
            )
        return config

    def email(self, var: str = "EMAIL_URL", default: Any = environ.Env.NOTSET) -> dict[str, Any]:
        return self._read(super().email, var, default, "an address such as smtp+tls://user:password@host:587")

    @staticmethod
    def _read(read: Callable[..., Any], var: str, default: Any, wanted: str) -> Any:
        try:
            return read(var, default=default)
        except (ValueError, KeyError, ImproperlyConfigured) as trouble:
            raise ImproperlyConfigured(f"{var} must be {wanted}.") from trouble


def read_environment() -> Environment:
    """The process's environment, filled up from `.env`. PORTAL_ENV_FILE names another file, or none if empty."""
    name = os.environ.get("PORTAL_ENV_FILE", ".env")
    if name and (ROOT / name).is_file():
        Environment.read_env(ROOT / name)
    return Environment()
