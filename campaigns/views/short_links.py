from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views import View

from campaigns.selectors.short_links import find_short_link
from campaigns.targets import may_lead_to
from workforce_portal.counting.enums import Kind
from workforce_portal.counting.services import count
from workforce_portal.counting.sources import carry

GONE = 410


class GoView(View):
    """From print to a page. Nobody keeps the answer: the next scan is counted too, and may lead elsewhere."""

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        link = find_short_link(code)
        if link is None:
            raise Http404("No short link has this code")
        if not link.is_active or not may_lead_to(link.target):
            campaign = link.campaign if link.campaign and link.campaign.is_public(timezone.now()) else None
            return _not_kept(render(request, "campaigns/short_link_gone.html", {"campaign": campaign}, status=GONE))
        count(request, Kind.SCAN, link.code, link.code, link.area)
        return _not_kept(redirect(carry(link.target, link.code)))


def _not_kept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
