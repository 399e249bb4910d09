"""`./portal manage ...`: a management command, with the portal's own servers up while it lasts."""

import os
import signal
import subprocess
import sys

from workforce_portal.embedded.environment import ROOT
from workforce_portal.embedded.servers import AlreadyRunning, servers


def manage(arguments: list[str]) -> int:
    os.environ.setdefault("DEMO_MODE", "1")
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        return _call(arguments)
    try:
        with servers(
            purpose=f"`./portal manage {' '.join(arguments)}` is using the portal's servers. Wait for its end."
        ):
            return _call(arguments)
    except AlreadyRunning:
        return _call(arguments)


def _call(arguments: list[str]) -> int:
    # Ctrl-C is the command's; this process waits and then stops the servers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        check=False,
    ).returncode
