"""Files given out: with the right names and caching, no gate, and counted honestly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import structlog
from django.core.files.storage import default_storage
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import content_disposition_header, http_date

from providers.enums import CountKind
from providers.services.counts import count_one

log = structlog.get_logger(__name__)
BLOCK = 1 << 16
# Who fetches without a person behind it: search engines, previews of links, scanners of mail, watchers.
ROBOTS = re.compile(
    r"bot\b|bot[/_-]|crawl|spider|slurp|scan|preview|monitor|uptime|headless|archiver|facebookexternalhit|whatsapp|"
    r"python|curl|wget|libwww|go-http|java/|okhttp|axios|node-fetch|ruby|perl",
    re.IGNORECASE,
)
LOOK_AGAIN = "public, no-cache"
# Long enough for a second click; a version that is withdrawn must be gone soon.
FOR_AN_HOUR = "public, max-age=3600"


def give_file(
    request: HttpRequest,
    *,
    stored: str,
    name: str,
    mime: str,
    sha256: str,
    size: int,
    dated: float,
    caching: str,
    counted_as: tuple[CountKind, int],
) -> HttpResponseBase:
    """The whole file, or 304 to somebody who has it. Parts are not given: whoever asks for one gets the whole."""
    etag = f'"{sha256}"'
    unchanged = get_conditional_response(request, etag=etag, last_modified=int(dated))
    response: HttpResponseBase
    if unchanged is not None:
        response = unchanged
    elif request.method == "HEAD":
        response = HttpResponse(content_type=mime)
    else:
        on_end = _counter(*counted_as) if _is_somebody(request) else None
        response = StreamingHttpResponse(_blocks(stored, on_end), content_type=mime)
    headers = {
        "ETag": etag,
        "Last-Modified": http_date(dated),
        "Cache-Control": caching,
        "X-Robots-Tag": "noindex",
        "Accept-Ranges": "none",
        "X-Content-Type-Options": "nosniff",
    }
    if unchanged is None:
        headers |= {
            "Content-Length": str(size),
            "Content-Disposition": content_disposition_header(True, name) or "attachment",
        }
    for header, value in headers.items():
        response[header] = value
    patch_vary_headers(response, ["Cookie"])
    return response


def _blocks(stored: str, on_end: Callable[[], None] | None) -> Iterator[bytes]:
    """A reader who goes away before the end stops this, and is not counted."""
    with default_storage.open(stored) as file:
        while block := file.read(BLOCK):
            yield block
    if on_end:
        on_end()


def _counter(kind: CountKind, object_id: int) -> Callable[[], None]:
    def count() -> None:
        try:
            count_one(kind=kind, object_id=object_id, at=timezone.now())
        except DatabaseError as error:
            log.warning("download_not_counted", error=type(error).__name__)

    return count


def _is_somebody(request: HttpRequest) -> bool:
    """A person outside the programme who takes the file from its beginning."""
    agent = request.headers.get("User-Agent", "")
    wanted = request.headers.get("Range", "")
    is_from_the_start = not wanted or wanted.replace(" ", "").startswith("bytes=0-")
    is_in_advance = "prefetch" in f"{request.headers.get('Sec-Purpose', '')}{request.headers.get('Purpose', '')}"
    if not agent or ROBOTS.search(agent) or not is_from_the_start or is_in_advance:
        return False
    return not request.user.is_staff if request.user.is_authenticated else True
