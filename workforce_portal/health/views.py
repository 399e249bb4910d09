from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views import View

from workforce_portal.health.registry import findings


class LiveView(View):
    """This process answers; nothing is said of what it depends on, so that a sick database restarts no web server."""

    def get(self, request: HttpRequest) -> JsonResponse:
        return never_cached({"live": True}, status=200)


class ReadyView(View):
    """Everything that the portal needs is there: 200, else 503, with a sentence on each part."""

    def get(self, request: HttpRequest) -> JsonResponse:
        found = findings(timezone.now())
        is_ready = all(finding.is_ok for finding in found)
        checks = {finding.name: {"ok": finding.is_ok, "says": finding.says} for finding in found}
        return never_cached({"ready": is_ready, "checks": checks}, status=200 if is_ready else 503)


def never_cached(body: dict, *, status: int) -> JsonResponse:
    response = JsonResponse(body, status=status)
    response["Cache-Control"] = "no-store"
    return response
