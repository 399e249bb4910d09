"""`./portal test`: pytest on throw-away servers, on every core, with a browser where there is one."""

import os
import shutil
import subprocess
import sys

from workforce_portal.embedded.environment import ROOT
from workforce_portal.embedded.parts import Trouble, say
from workforce_portal.embedded.servers import throw_away_servers

CHROMIUM = ["chromium", "chromium-browser", "google-chrome"]
IN_ONE_PROCESS = ("-n", "--numprocesses", "--pdb", "--trace", "-p", "--collect-only", "--co")


def test(arguments: list[str]) -> int:
    with_browser = _have_browser() or _install_browser()
    if not with_browser and os.environ.get("CI") == "true":
        raise Trouble("There is no Chromium for the browser tests, and under CI=true none may be left out.")
    command = [sys.executable, "-m", "pytest", *_parallel(arguments), *arguments]
    if not with_browser:
        command = _without_browser(command)
    with throw_away_servers():
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if not with_browser:
        say(
            "Left out, for want of Chromium: the tests marked “browser”, which are people's journeys in a real browser."
        )
        say("On Debian: apt-get install chromium")
    return code


def _have_browser() -> bool:
    return any(shutil.which(name) for name in CHROMIUM)


def _install_browser() -> bool:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say("Installing Chromium for the browser tests ...")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", *words], stdout=subprocess.DEVNULL, env=environment, check=False)
    return _have_browser()


def _parallel(arguments: list[str]) -> list[str]:
    if any(argument.startswith(IN_ONE_PROCESS) for argument in arguments):
        return []
    return ["-n", "auto", "--dist", "loadgroup"]  # tests that share something dear name it as their group


def _without_browser(command: list[str]) -> list[str]:
    """pytest heeds the last -m alone, so one that was asked for is joined with ours."""
    asked = [command[place + 1] for place, word in enumerate(command) if word == "-m" and place > 2]
    wanted = " and ".join([*(f"({expression})" for expression in asked), "not browser"])
    return [*command, "-m", wanted]
