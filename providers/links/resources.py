"""The link in a mail by which somebody starts or stops being told of changes."""

from django.conf import settings
from django.urls import reverse

from providers.models import ChangeSubscription
from workforce_portal.security.links import BadLink, SignedLink

NEWS_LINK = SignedLink(salt="providers.resource-news")


def news_path(subscription: ChangeSubscription) -> str:
    token = NEWS_LINK.make(subscription.uuid, subscription.link_version)
    return reverse("providers:resource_news", args=[token])


def news_url(subscription: ChangeSubscription) -> str:
    return f"{settings.SITE_URL}{news_path(subscription)}"


def find_subscription(token: str) -> ChangeSubscription:
    """Raises BadLink for a link that is wrong or old, and once the subscription is forgotten."""
    uuid, version = NEWS_LINK.read(token)
    rows = ChangeSubscription.objects.select_related("resource")
    subscription = rows.filter(uuid=uuid, link_version=version).first()
    if subscription is None:
        raise BadLink
    return subscription
