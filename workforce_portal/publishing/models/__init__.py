from workforce_portal.publishing.models.addresses import OldAddress
from workforce_portal.publishing.models.facts import Fact
from workforce_portal.publishing.models.publishable import Publishable, PublishableQuerySet

__all__ = ["Fact", "OldAddress", "Publishable", "PublishableQuerySet"]
