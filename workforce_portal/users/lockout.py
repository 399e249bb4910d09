"""What django-axes asks us: whose password was tried, and from where."""

from typing import Any

from django.http import HttpRequest

from workforce_portal.security.rates import client_address


def tried_name(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    given = credentials or {}
    return str(given.get("email") or given.get("username") or request.POST.get("login", "")).strip().lower()[:255]


def tried_from(request: HttpRequest) -> str | None:
    address = client_address(request)
    return None if address == "unknown" else address
