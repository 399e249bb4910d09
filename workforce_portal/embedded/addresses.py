"""Where the portal's own servers are: known before anything runs, so that the settings start nothing."""

import hashlib
import os
from pathlib import Path
from urllib.parse import quote, urlencode

from workforce_portal.embedded.environment import ROOT

# The kernel takes 107 bytes for the path of a socket; PostgreSQL puts this name and a lock file beside it.
LONGEST_NAME = ".s.PGSQL.5432.lock"
LONGEST_PATH = 100


def home() -> Path:
    """The folder for data, sockets and logs.

    As root the servers run as another user, who cannot reach a checkout under a closed /root: theirs lies outside it.
    """
    if given := os.environ.get("PORTAL_HOME"):
        return Path(given).resolve()
    if os.geteuid() == 0:
        return Path("/var/lib/workforce-portal") / _key(ROOT)
    return ROOT / "var"


def sockets(base: Path) -> Path:
    inside = base / "sockets"
    if len(os.fsencode(inside / LONGEST_NAME)) <= LONGEST_PATH:
        return inside
    return Path("/tmp") / f"portal-{os.geteuid()}-{_key(base)}"  # noqa: S108 - made 0700 and refused if another's


def database_url(base: Path | None = None) -> str:
    # The socket's folder goes into the query: as a host name it would be lower-cased.
    return f"postgres://portal@/portal?{urlencode({'host': sockets(base or home())})}"


def redis_url(base: Path | None = None) -> str:
    return f"redis+socket://{quote(str(valkey_socket(base or home())))}"


def valkey_socket(base: Path) -> Path:
    return sockets(base) / "valkey.sock"


def _key(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:10]
