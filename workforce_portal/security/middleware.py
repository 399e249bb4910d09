from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from workforce_portal.security.rates import TooManyRequests


class TooManyRequestsMiddleware:
    """The page for `TooManyRequests`, with the time after which to try again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, TooManyRequests):
            return None
        minutes = -(-exception.retry_after // 60)
        response = render(request, "429.html", {"minutes": minutes}, status=429)
        response["Retry-After"] = str(exception.retry_after)
        return response
