from datetime import datetime

from django.db.models import QuerySet

from campaigns.models import Campaign


def public_campaigns(at: datetime) -> QuerySet[Campaign]:
    """Newest first, each with its picture."""
    return Campaign.objects.public(at).select_related("picture").order_by("-publish_at", "pk")


def current_campaign(at: datetime) -> Campaign | None:
    """The one that appeared last."""
    return public_campaigns(at).first()
