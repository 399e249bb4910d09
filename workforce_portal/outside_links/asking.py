"""Asks other websites whether a page is still there. It never asks anything inside our own network."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from enum import Enum, auto
from http.client import HTTPS_PORT, HTTPConnection, HTTPException, HTTPResponse
from ipaddress import ip_address
from threading import Timer
from time import monotonic
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.conf import settings

LONGEST = 30.0
LONGEST_SILENCE = 10.0
MOST_REDIRECTS = 5
REDIRECTS = {301, 302, 303, 307, 308}
FOR_GOOD = {301, 308}
# Refused to a machine, asked too much of, or for people who sign in: a person may well get through.
SAYS_NOTHING = {401, 403, 407, 408, 425, 429}


class Found(Enum):
    WORKS = auto()
    FAILED = auto()
    UNSURE = auto()
    NO_ANSWER = auto()  # which says as much about our own connection as about the website


@dataclass(frozen=True)
class Answer:
    found: Found
    words: str
    moved_to: str = ""


class NotAsked(Exception):
    """The text says why we do not ask there."""


def ask(url: str) -> Answer:
    """What the page answers to HEAD, or to GET where it does not know HEAD; at most 30 seconds."""
    deadline = monotonic() + LONGEST
    answer = _try("HEAD", url, deadline)
    return answer if answer.found is Found.WORKS else _try("GET", url, deadline)


def _try(method: str, url: str, deadline: float) -> Answer:
    try:
        return _follow(method, url, deadline)
    except NotAsked as refusal:
        return Answer(Found.UNSURE, str(refusal))
    except ssl.SSLError:
        return Answer(Found.FAILED, "Its certificate is not right")
    except TimeoutError:
        return Answer(Found.NO_ANSWER, "It did not answer in time")
    except socket.gaierror:
        return Answer(Found.NO_ANSWER, "There is no website of that name")
    except (OSError, HTTPException, ValueError):
        return Answer(Found.NO_ANSWER, "It could not be reached")


def _follow(method: str, url: str, deadline: float) -> Answer:
    """Goes where it is sent, at most five times. `moved_to` is where it has moved for good."""
    here, moved_to, is_for_good = url, "", True
    for _ in range(MOST_REDIRECTS + 1):
        status, target = _request(method, here, deadline)
        if status not in REDIRECTS or not target:
            return _answer(status, moved_to)
        here = urljoin(here, target)
        is_for_good = is_for_good and status in FOR_GOOD
        moved_to = here if is_for_good else moved_to
    return Answer(Found.FAILED, "It sends people round in circles")


def _answer(status: int, moved_to: str) -> Answer:
    if 200 <= status < 300:
        return Answer(Found.WORKS, f"{status}", moved_to)
    if status in SAYS_NOTHING:
        return Answer(Found.UNSURE, f"{status}: it does not let a machine look")
    if status in (404, 410):
        return Answer(Found.FAILED, f"{status}: there is no such page")
    return Answer(Found.FAILED, f"{status}: it answers with an error")


def _request(method: str, url: str, deadline: float) -> tuple[int, str]:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotAsked("It is not the address of a web page")
    connection = _connection(parts, deadline)
    # What dribbles in byte by byte never falls silent: the whole has an end all the same.
    end = Timer(max(0.0, deadline - monotonic()), _hang_up, [connection])
    end.daemon = True
    end.start()
    try:
        connection.request(method, _path(parts), headers=_headers())
        response: HTTPResponse = connection.getresponse()
        return response.status, response.getheader("Location") or ""
    except (OSError, HTTPException):
        if monotonic() >= deadline:
            raise TimeoutError from None
        raise
    finally:
        end.cancel()
        connection.close()


class _Plain(HTTPConnection):
    """To an address that was looked up here and found to be public: a name may change its mind between two look-ups."""

    at = ""

    def connect(self) -> None:
        self.sock = socket.create_connection((self.at, self.port), self.timeout)


class _Safe(_Plain):
    default_port = HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _connection(parts: SplitResult, deadline: float) -> _Plain:
    timeout = min(LONGEST_SILENCE, deadline - monotonic())
    if timeout <= 0:
        raise TimeoutError
    kind = _Safe if parts.scheme == "https" else _Plain
    connection = kind(parts.hostname or "", parts.port or kind.default_port, timeout=timeout)
    connection.at = _public_address(connection.host, connection.port)
    return connection


def _public_address(host: str, port: int) -> str:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    if not addresses or not all(_may_ask(address) for address in addresses):
        raise NotAsked("It leads into a private network")
    return addresses[0]


def _may_ask(address: str) -> bool:
    parsed = ip_address(address)
    mapped: Any = getattr(parsed, "ipv4_mapped", None)
    parsed = mapped or parsed
    if parsed.is_loopback:
        return bool(settings.OUTSIDE_LINKS_ALLOW_LOOPBACK)
    return parsed.is_global and not parsed.is_multicast


def _hang_up(connection: HTTPConnection) -> None:
    if connection.sock is not None:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            connection.sock.close()


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/?%:@!$&()*+,;=~-._')}" if parts.query else path


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"Mozilla/5.0 (compatible; link check of {settings.SITE_URL})",
        "Accept": "text/html,*/*;q=0.8",
        "Accept-Language": "en-GB,en;q=0.8",
        "Connection": "close",
    }
