"""Counts on their way to the database, kept in Redis: one round trip to add, one key to take a batch from.

The live hash holds counts by what they count, and the id that its batch will have. `take_batch` renames it, which is
one step, and only where no earlier batch waits; so at any moment there is at most one batch, with an id of its own,
whoever died in between.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import date, timedelta
from functools import cache
from typing import cast

import redis
import structlog
from django.conf import settings
from redis.exceptions import RedisError, ResponseError, WatchError

log = structlog.get_logger(__name__)
ID = "batch id"
KEPT = timedelta(hours=48)
# A page must not wait for Redis: it is asked for so long, and after a failure left alone for a while.
PATIENCE_SECONDS = 0.25
PAUSE_SECONDS = 5.0

_paused_until = 0.0
_salts: dict[date, str] = {}


@dataclass(frozen=True)
class Counted:
    on: date
    kind: str
    subject: str = ""
    campaign: str = ""
    area: str = ""


@dataclass(frozen=True)
class Batch:
    id: uuid.UUID
    counts: dict[Counted, int]


def add(counts: Iterable[Counted], *, visitor: str = "") -> bool:
    """Adds one to each. `visitor`, an address and a browser's name, is made unreadable here and kept nowhere.

    Says whether it was counted; never raises, never waits long.
    """
    if time.monotonic() < _paused_until:
        return False
    counts = list(counts)
    try:
        with _client().pipeline(transaction=True) as pipe:
            pipe.hsetnx(_key("live"), ID, str(uuid.uuid4()))
            for counted in counts:
                pipe.hincrby(_key("live"), _field(counted), 1)
            if visitor:
                _see(pipe, counts[0], visitor)
            pipe.execute()
    except RedisError as error:
        _pause(error)
        return False
    return True


def take_batch() -> Batch | None:
    """What an earlier taker left behind, else what has been counted since. Raises RedisError."""
    client = _client()
    try:
        client.renamenx(_key("live"), _key("batch"))
    except ResponseError as error:
        if "no such key" not in str(error):
            raise
    found = cast(dict[str, str], client.hgetall(_key("batch")))
    if not found:
        return None
    batch_id = uuid.UUID(found.pop(ID))
    return Batch(batch_id, {_counted(name): int(number) for name, number in found.items()})


def drop_batch(batch_id: uuid.UUID) -> None:
    """Lets go of that batch and no other: by now somebody else may have dropped it and taken the next."""
    with _client().pipeline() as pipe:
        pipe.watch(_key("batch"))
        if pipe.hget(_key("batch"), ID) != str(batch_id):
            return
        pipe.multi()
        pipe.delete(_key("batch"))
        try:
            pipe.execute()
        except WatchError:
            return


def visitors_of(day: date) -> dict[Counted, int]:
    """The estimate so far, to about one in a hundred, of each thing that had visitors on that day."""
    client = _client()
    names = sorted(cast(set[str], client.smembers(_key("seen", day))))
    with client.pipeline(transaction=False) as pipe:
        for name in names:
            pipe.pfcount(_key("seen", day, name))
        return dict(zip(map(_counted, names), pipe.execute(), strict=True))


def ping() -> None:
    """Raises RedisError."""
    _client().ping()


def forget_salts() -> None:
    """Of this process's memory: the day's own is read again from Redis."""
    _salts.clear()


def _see(pipe: redis.client.Pipeline, counted: Counted, visitor: str) -> None:
    day = counted.on
    mark = hashlib.sha256(f"{_salt(day)}\0{visitor}".encode()).hexdigest()
    names = [_field(name) for name in _seen_as(counted)]
    for name in names:
        pipe.pfadd(_key("seen", day, name), mark)
        pipe.expire(_key("seen", day, name), KEPT)
    pipe.sadd(_key("seen", day), *names)
    pipe.expire(_key("seen", day), KEPT)


def _seen_as(counted: Counted) -> Iterator[Counted]:
    """Of this page, and of anything by this code."""
    yield Counted(counted.on, "visitor", counted.subject, counted.campaign, counted.area)
    yield Counted(counted.on, "visitor", "", counted.campaign, counted.area)


def _salt(day: date) -> str:
    """Random, made by whoever asks first on that day, gone from everywhere two days later."""
    if day not in _salts:
        with _client().pipeline(transaction=True) as pipe:
            pipe.set(_key("salt", day), secrets.token_hex(32), nx=True, ex=KEPT)
            pipe.get(_key("salt", day))
            salt = pipe.execute()[1]
        _salts.clear()
        _salts[day] = salt
    return _salts[day]


def _pause(error: RedisError) -> None:
    global _paused_until
    _paused_until = time.monotonic() + PAUSE_SECONDS
    log.warning("not_counted", error=type(error).__name__)


@cache
def _connect(url: str) -> redis.Redis:
    return redis.Redis.from_url(
        url.replace("redis+socket://", "unix://"),
        decode_responses=True,
        socket_connect_timeout=PATIENCE_SECONDS,
        socket_timeout=PATIENCE_SECONDS,
        retry=None,
    )


def _client() -> redis.Redis:
    return _connect(settings.REDIS_URL)


def _key(*parts: object) -> str:
    return ":".join([settings.COUNTING_PREFIX, *map(str, parts)])


def _field(counted: Counted) -> str:
    on, *rest = astuple(counted)
    return json.dumps([on.isoformat(), *rest], ensure_ascii=False)


def _counted(name: str) -> Counted:
    on, *rest = json.loads(name)
    return Counted(date.fromisoformat(on), *rest)
