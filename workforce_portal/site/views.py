from typing import Any

from django.contrib.sitemaps.views import sitemap as sitemap_of
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.generic import TemplateView

from workforce_portal.counting.views import CountedPageMixin
from workforce_portal.places.selectors import councils
from workforce_portal.site import home, sitemaps
from workforce_portal.site.happenings import upcoming

SHOWN_ON_HOME = 3


class HomeView(CountedPageMixin, TemplateView):
    template_name = "site/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        everywhere = list(councils())
        asked = self.request.GET.get("council", "")
        council = next((council for council in everywhere if council.slug == asked), None)
        now = timezone.now()
        return super().get_context_data(
            after_doors=home.sections("after_doors", now),
            after_near=home.sections("after_near", now),
            councils=everywhere,
            council=council,
            happenings=upcoming(now, council, SHOWN_ON_HOME),
            **kwargs,
        )


class PrivacyView(TemplateView):
    template_name = "site/privacy.html"


class AccessibilityView(TemplateView):
    template_name = "site/accessibility.html"


class AToZView(TemplateView):
    template_name = "site/a_to_z.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(letters=sitemaps.a_to_z(), **kwargs)


class RobotsView(TemplateView):
    template_name = "site/robots.txt"
    content_type = "text/plain; charset=utf-8"


def sitemap(request: HttpRequest) -> HttpResponse:
    return sitemap_of(request, dict(sitemaps.sections()))
