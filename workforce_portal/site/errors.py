"""Pages for what went wrong. Those for a broken portal use no request context, no query and no static manifest."""

import sys
from collections.abc import Callable
from http import HTTPStatus

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

RETRY_AFTER_SECONDS = 60
DATABASE_AWAY = (OperationalError, InterfaceError)
logger = structlog.get_logger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _plain_page("400.html", HTTPStatus.BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=HTTPStatus.FORBIDDEN)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=HTTPStatus.NOT_FOUND)


def gone(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """For something that was here and will not be again, such as a drop-in that is over."""
    return render(request, "410.html", status=HTTPStatus.GONE)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)


def server_error(request: HttpRequest) -> HttpResponse:
    # Middleware that queries (sessions, sign-in) fails outside the reach of process_exception and arrives here.
    if isinstance(sys.exception(), DATABASE_AWAY):
        return service_unavailable(request)
    return _plain_page("500.html", HTTPStatus.INTERNAL_SERVER_ERROR)


def service_unavailable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The portal is up but something behind it is not: say so, and when to come back."""
    response = _plain_page("503.html", HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    response["Cache-Control"] = "no-store"
    return response


def _plain_page(template: str, status: HTTPStatus) -> HttpResponse:
    context = {
        "site_name": settings.SITE_NAME,
        "help_phone": settings.HELP_PHONE,
        "help_hours": settings.HELP_HOURS,
        "static_url": settings.STATIC_URL,
    }
    return HttpResponse(render_to_string(template, context), status=status)


class DatabaseAwayMiddleware:
    """A database that cannot be reached is a 503 with a time to come back, never a 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, DATABASE_AWAY):
            return None
        logger.error("database_away", error=str(exception).splitlines()[0])
        return service_unavailable(request)
