from __future__ import annotations

from django.utils import timezone

from applicants.models import Programme
from applicants.selectors.programmes import public_programmes
from workforce_portal.site.sitemaps import PageSitemap, PortalSitemap, register


class ProgrammeSitemap(PortalSitemap):
    def items(self) -> list[Programme]:
        return public_programmes(timezone.now())


def register_sections() -> None:
    pages = (
        ("applicants:index", "Jobs in care"),
        ("applicants:suits", "What suits me: programmes near you"),
        ("applicants:programme_list", "Programmes that help you into a job in care"),
        ("applicants:register", "Register for help into a job in care"),
        ("applicants:find", "Where am I? Find your page as an applicant"),
    )
    register("applicants", PageSitemap(*pages))
    register("programmes", ProgrammeSitemap())
