"""What pages say about themselves to search engines, in the words of schema.org."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings

Data = dict[str, Any]
CONTEXT = "https://schema.org"
ORGANISATION = "#organisation"
WEB_SITE = "#site"


def organisation() -> Data:
    return {
        "@type": "Organization",
        "@id": f"{settings.SITE_URL}/{ORGANISATION}",
        "name": settings.SITE_NAME,
        "url": f"{settings.SITE_URL}/",
        "description": "The adult social care workforce programme of the North West’s 24 councils.",
        "areaServed": "North West England",
        "contactPoint": {
            "@type": "ContactPoint",
            "contactType": "enquiries",
            "telephone": settings.HELP_PHONE,
            "email": settings.HELP_EMAIL,
        },
    }


def web_site() -> Data:
    return {
        "@type": "WebSite",
        "@id": f"{settings.SITE_URL}/{WEB_SITE}",
        "name": settings.SITE_NAME,
        "url": f"{settings.SITE_URL}/",
        "inLanguage": "en-GB",
        "publisher": {"@id": f"{settings.SITE_URL}/{ORGANISATION}"},
    }


def home() -> Data:
    return {"@context": CONTEXT, "@graph": [organisation(), web_site()]}


def breadcrumbs(steps: Sequence[tuple[str, str]]) -> Data:
    """From pairs of label and address, the first step after Home first."""
    trail = [("Home", "/"), *steps]
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": label, "item": f"{settings.SITE_URL}{url}"}
            for position, (label, url) in enumerate(trail, start=1)
        ],
    }
