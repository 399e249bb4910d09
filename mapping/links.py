"""Signed links: an owner's way to say that an entry is still right, and the page where somebody reads our answer."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from mapping.models import Activity, MistakeReport, Suggestion
from workforce_portal.security.links import BadLink, SignedLink

STILL_RIGHT_LINK = SignedLink(salt="mapping.still-right")
HEARD_LINK = SignedLink(salt="mapping.heard")


def still_right_path(activity: Activity) -> str:
    return reverse("mapping:still_right", args=[STILL_RIGHT_LINK.make(activity.uuid, activity.link_version)])


def still_right_url(activity: Activity) -> str:
    return f"{settings.SITE_URL}{still_right_path(activity)}"


def find_activity(token: str) -> Activity:
    """Raises BadLink for a link that is wrong, or was sent to somebody who no longer answers for the entry."""
    uuid, version = STILL_RIGHT_LINK.read(token)
    rows = Activity.objects.select_related("organisation", "owner__user", "owner__organisation")
    activity = rows.filter(uuid=uuid, link_version=version).first()
    if activity is None or not activity.has_live_owner:
        raise BadLink
    return activity


def heard_path(tip: MistakeReport | Suggestion) -> str:
    return reverse("mapping:heard", args=[HEARD_LINK.make(tip.uuid, 1)])


def heard_url(tip: MistakeReport | Suggestion) -> str:
    return f"{settings.SITE_URL}{heard_path(tip)}"


def find_tip(token: str) -> MistakeReport | Suggestion:
    """Raises BadLink."""
    uuid, _ = HEARD_LINK.read(token)
    report = MistakeReport.objects.select_related("activity").filter(uuid=uuid).first()
    tip = report or Suggestion.objects.select_related("activity", "council").filter(uuid=uuid).first()
    if tip is None:
        raise BadLink
    return tip
