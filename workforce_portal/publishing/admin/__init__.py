"""`PublishableAdmin` is for other apps; what is registered here is facts and old addresses."""

from workforce_portal.publishing.admin import addresses, facts
from workforce_portal.publishing.admin.forms import PublishableForm
from workforce_portal.publishing.admin.publishable import PUBLICATION, PublishableAdmin

__all__ = ["PUBLICATION", "PublishableAdmin", "PublishableForm", "addresses", "facts"]
