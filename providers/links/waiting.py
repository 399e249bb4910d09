"""The address of somebody's place in line. Whoever holds it sees the place, and may leave the list."""

from django.conf import settings
from django.urls import reverse

from providers.models import WaitEntry
from workforce_portal.security.links import BadLink, SignedLink

WAITING_LINK = SignedLink(salt="providers.waiting")
VERSION = 1


def waiting_path(entry: WaitEntry) -> str:
    return reverse("providers:waiting", args=[WAITING_LINK.make(entry.uuid, VERSION)])


def waiting_url(entry: WaitEntry) -> str:
    return f"{settings.SITE_URL}{waiting_path(entry)}"


def find_entry_by_token(token: str) -> WaitEntry:
    """Raises BadLink for a link that is wrong or cut short."""
    uuid, _version = WAITING_LINK.read(token)
    related = ("drop_in__type", "drop_in__adviser", "drop_in__venue", "topic", "offer")
    entry = WaitEntry.objects.select_related(*related).filter(uuid=uuid).first()
    if entry is None:
        raise BadLink
    return entry
