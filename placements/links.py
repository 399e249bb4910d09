"""The signed link of a place: whoever has it answers for the place, without an account."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from placements.models import Site
from workforce_portal.security.links import BadLink, SignedLink

SITE_LINK = SignedLink(salt="placements.site")


def answer_path(site: Site, part: str = "") -> str:
    """`part` is what follows the question itself, such as `more/`."""
    return reverse("placements:answer", args=[SITE_LINK.make(site.uuid, site.link_version)]) + part


def answer_url(site: Site) -> str:
    return f"{settings.SITE_URL}{answer_path(site)}"


def find_site(token: str) -> Site:
    """The place that may be answered for by this link. Raises BadLink for one that is wrong or was replaced."""
    uuid, version = SITE_LINK.read(token)
    site = (
        Site.objects.active().select_related("organisation", "council").filter(uuid=uuid, link_version=version).first()
    )
    if site is None:
        raise BadLink
    return site
