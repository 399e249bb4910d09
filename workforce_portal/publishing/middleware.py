from collections.abc import Callable
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from workforce_portal.publishing.addresses import answer_for

# Browsers keep a permanent redirect for good unless told otherwise, and an address may get a page again.
KEPT_SECONDS = 24 * 60 * 60


class OldAddressMiddleware:
    """Asks, only where there is no page, whether there once was one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != HTTPStatus.NOT_FOUND or request.method not in ("GET", "HEAD"):
            return response
        try:
            old = answer_for(request.path_info)
        except (OperationalError, InterfaceError):
            return response
        if old is None:
            return response
        if not old.moved_to:
            return render(request, "410.html", {"next_step": old}, status=HTTPStatus.GONE)
        query = request.META.get("QUERY_STRING", "")
        moved = HttpResponsePermanentRedirect(f"{old.moved_to}?{query}" if query else old.moved_to)
        moved["Cache-Control"] = f"max-age={KEPT_SECONDS}"
        return moved
