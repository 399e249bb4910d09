"""Files given out: with the right names and caching, no gate, and counted honestly."""

from __future__ import annotations

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
from workforce_portal.counting.enums import Kind
from workforce_portal.counting.people import is_somebody
from workforce_portal.counting.services import count

log = structlog.get_logger(__name__)
BLOCK = 1 << 16
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
        on_end = _counter(request, *counted_as) if is_somebody(request) else None
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


def _counter(request: HttpRequest, kind: CountKind, object_id: int) -> Callable[[], None]:
    def count_whole() -> None:
        try:
            count_one(kind=kind, object_id=object_id, at=timezone.now())
        except DatabaseError as error:
            log.warning("download_not_counted", error=type(error).__name__)
        count(request, Kind.DOWNLOAD, request.path)

    return count_whole
