"""Addresses that misbehave on purpose, for tests of what then reaches a log or a visitor."""

from datetime import UTC, datetime

from django.http import HttpResponse
from django.urls import path
from django.views import View

from workforce_portal import urls as portal_urls
from workforce_portal.security import rates
from workforce_portal.security.headers import PrivatePageMixin


class PrivateView(PrivatePageMixin, View):
    def get(self, request, token):
        return HttpResponse("yours")


def fail(request, token):
    raise RuntimeError(f"no booking for {token}")


def count(request):
    rates.require("book", rates.client_address(request), at=datetime(2027, 3, 9, 10, 59, tzinfo=UTC))
    return HttpResponse("counted")


urlpatterns = [
    *portal_urls.urlpatterns,
    path("private/<str:token>/", PrivateView.as_view()),
    path("fails/<str:token>/", fail),
    path("counts/", count),
]

handler500 = portal_urls.handler500
