from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from workforce_portal.users.models import User
from workforce_portal.users.permissions import can_enter_admin, next_step_to_admin


class AdminDoorMiddleware:
    """Stands before every page of the admin, so that no page of any app can forget to ask."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        match = request.resolver_match
        if match is None or "admin" not in match.app_names:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(_wanted(request), reverse("staff_sign_in"))
        user = cast("User", request.user)
        if not can_enter_admin(user):
            raise PermissionDenied
        step = next_step_to_admin(request, user)
        return HttpResponseRedirect(step) if step else None


def _wanted(request: HttpRequest) -> str:
    """The page to come back to; after a lost session a form cannot be sent again by itself."""
    asks_to_sign_in = request.path == reverse("admin:login")
    if asks_to_sign_in:
        return request.GET.get("next", reverse("admin:index"))
    return request.get_full_path() if request.method == "GET" else reverse("admin:index")
