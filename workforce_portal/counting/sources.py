"""By what somebody came, without a cookie: a short code that pages carry along in their links and forms.

What the code means is known higher up: an app registers how to resolve a request.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from django.http import HttpRequest, QueryDict

PARAMETER = "c"
CALL = "a"
CALLED = "1"


@dataclass(frozen=True)
class Source:
    """`code` is what is carried and counted, `area` the slug of the sub-region where it hangs; both may be empty."""

    code: str = ""
    area: str = ""


UNKNOWN = Source()
Resolver = Callable[[HttpRequest], Source]

_resolvers: list[Resolver] = []


def register(resolver: Resolver) -> None:
    """`resolver` tells the source of a request, `UNKNOWN` for what somebody made up."""
    if resolver not in _resolvers:
        _resolvers.append(resolver)


def source_of(request: HttpRequest) -> Source:
    """Asked once a request, and only of one that has a query."""
    if not request.GET:
        return UNKNOWN
    known = getattr(request, "_counting_source", None)
    if known is None:
        found = (resolve(request) for resolve in _resolvers)
        known = next((source for source in found if source.code), UNKNOWN)
        request._counting_source = known  # type: ignore[attr-defined]
    return known


def carry(url: str, code: str, *, as_call: bool = False) -> str:
    """The address with the code in it, if it is one of ours; `as_call` has the page count that it was called for."""
    parts = urlsplit(url)
    if parts.netloc or parts.scheme or not (code or as_call):
        return url
    query = QueryDict(parts.query, mutable=True)
    if code:
        query[PARAMETER] = code
    if as_call:
        query[CALL] = CALLED
    return urlunsplit(parts._replace(query=query.urlencode()))


def was_called(request: HttpRequest) -> bool:
    return request.GET.get(CALL) == CALLED
