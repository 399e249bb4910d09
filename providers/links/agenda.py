"""The secret address of an adviser's calendar. Whoever holds it sees when and where the adviser's sessions are."""

from django.conf import settings
from django.urls import reverse

from providers.models import AdviserFeed
from workforce_portal.security.links import BadLink, SignedLink

FEED_LINK = SignedLink(salt="providers.adviser-feed")


def feed_url(feed: AdviserFeed) -> str:
    path = reverse("providers:adviser_feed", args=[FEED_LINK.make(feed.uuid, feed.version)])
    return f"{settings.SITE_URL}{path}"


def find_feed(token: str) -> AdviserFeed:
    """Raises BadLink for an address that is wrong or revoked."""
    uuid, version = FEED_LINK.read(token)
    rows = AdviserFeed.objects.select_related("adviser")
    feed = rows.filter(uuid=uuid, version=version, is_open=True, adviser__is_active=True).first()
    if feed is None:
        raise BadLink
    return feed
