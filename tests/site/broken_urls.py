"""Addresses that go wrong on purpose, beside those of the portal."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError
from django.urls import path

from workforce_portal.site.errors import gone, service_unavailable
from workforce_portal.urls import *  # noqa: F403
from workforce_portal.urls import urlpatterns


def fails_with(exception):
    def view(request):
        raise exception

    return view


urlpatterns = [
    *urlpatterns,
    path("broken/400/", fails_with(BadRequest("no"))),
    path("broken/403/", fails_with(PermissionDenied)),
    path("broken/410/", gone),
    path("broken/500/", fails_with(ZeroDivisionError("no"))),
    path("broken/503/", service_unavailable),
    path("broken/database/", fails_with(OperationalError("the database system is shutting down"))),
]
