"""Where a short link may lead: a page of the portal, or a site that the settings name. Never anywhere else."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve

# What a browser takes for a host's beginning, or drops on its way there.
UNSAFE = re.compile(r"[\s\\\x00-\x1f\x7f]|^//")
NOT_FOR_PRINT = ("/admin/", "/go/", "/demo/", "/health/")


def may_lead_to(target: str) -> bool:
    """Asked at every click, as the settings may have changed since the link was made."""
    if UNSAFE.search(target):
        return False
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return parts.scheme == "https" and parts.netloc in settings.SHORT_LINK_HOSTS
    return target.startswith("/")


def clean_target(text: str) -> str:
    """Takes a path, or the whole address of one of our pages. Raises ValidationError with what to do."""
    target = text.strip().removeprefix(settings.SITE_URL) or "/"
    if not may_lead_to(target):
        hosts = "".join(f" or an address at {host}" for host in settings.SHORT_LINK_HOSTS)
        raise ValidationError(f"Enter a page of this portal, such as /find-your-role/{hosts}.")
    path = urlsplit(target).path
    if target.startswith("/") and (path.startswith(NOT_FOR_PRINT) or not _is_page(path)):
        raise ValidationError("There is no page at that address. Open the page and copy its address from there.")
    return target


def _is_page(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
