from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from workforce_portal.security.models import RateCount

SECONDS = {"m": 60, "h": 3600, "d": 86400}


class TooManyRequests(Exception):
    """Becomes the 429 page (see `middleware`)."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"Try again in {retry_after} seconds")
        self.retry_after = retry_after


@dataclass(frozen=True)
class Limit:
    most: int
    seconds: int

    @classmethod
    def parse(cls, text: str) -> "Limit":
        """From `60/h`: a number a minute (`m`), hour (`h`) or day (`d`). Raises `ValueError`."""
        most, _, period = text.strip().partition("/")
        if not most.isdigit() or period not in SECONDS:
            raise ValueError(f"“{text}” is not a limit such as 60/h, 5/m or 100/d")
        return cls(int(most), SECONDS[period])

    def window_start(self, at: datetime) -> datetime:
        moment = int(at.timestamp())
        return datetime.fromtimestamp(moment - moment % self.seconds, tz=UTC)


def hit(scope: str, who: str, *, at: datetime) -> bool:
    """Counts one more act by `who` within `scope` of `RATE_LIMITS`; says whether it is still allowed.

    Refused acts count too. Neither an address nor an e-mail is stored, only their keyed hash.
    """
    limit = limit_of(scope)
    return _count(_key(scope, who), limit.window_start(at)) <= limit.most


def require(scope: str, who: str, *, at: datetime) -> None:
    """The same as `hit`, but raises `TooManyRequests`."""
    if not hit(scope, who, at=at):
        raise TooManyRequests(seconds_left(scope, at=at))


def seconds_left(scope: str, *, at: datetime) -> int:
    """Until the window ends in which `at` lies."""
    limit = limit_of(scope)
    end = limit.window_start(at) + timedelta(seconds=limit.seconds)
    return max(1, round((end - at).total_seconds()))


def limit_of(scope: str) -> Limit:
    return Limit.parse(settings.RATE_LIMITS[scope])


def clear_old_counts(*, at: datetime) -> int:
    """Removes windows that ended; the longest lasts a day."""
    deleted, _ = RateCount.objects.filter(window_start__lt=at - timedelta(seconds=max(SECONDS.values()))).delete()
    return deleted


def client_address(request: HttpRequest) -> str:
    """Who is asking, as far as our own proxies (`TRUSTED_PROXY_COUNT`) vouch for it.

    What stands further left in X-Forwarded-For was written by the visitor and is not believed. Of an IPv6
    address only the network counts, for its owner may use every address in it.
    """
    address = request.META.get("REMOTE_ADDR", "")
    count = settings.TRUSTED_PROXY_COUNT
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if count and len(forwarded) >= count:
        address = forwarded[-count]
    return _network(address)


def _network(address: str) -> str:
    try:
        parsed = ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 6 and parsed.ipv4_mapped is None:
        return str(ip_network((parsed, 64), strict=False).network_address)
    return str(parsed.ipv4_mapped or parsed) if parsed.version == 6 else str(parsed)


def _key(scope: str, who: str) -> str:
    return salted_hmac(f"rate limit: {scope}", who.strip().lower(), algorithm="sha256").hexdigest()


def _count(key: str, window_start: datetime) -> int:
    # One statement, so that two requests at once are counted as two.
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO security_ratecount AS counted (key, window_start, count) VALUES (%s, %s, 1)
            ON CONFLICT (key, window_start) DO UPDATE SET count = counted.count + 1
            RETURNING count
            """,
            [key, window_start],
        )
        return cursor.fetchone()[0]
