from datetime import date, datetime

import factory

from campaigns.models import Role
from workforce_portal.places.clock import LONDON

PUBLISHED_AT = datetime(2026, 12, 1, 9, 0, tzinfo=LONDON)


class PageFactory(factory.django.DjangoModelFactory):
    """A page as staff write and publish it, shown by what needs nothing else: a role. A draft unless `published`."""

    class Meta:
        model = Role

    class Params:
        published = factory.Trait(is_published=True, publish_at=PUBLISHED_AT)

    name = factory.Sequence(lambda n: f"Care worker {n}")
    slug = factory.Sequence(lambda n: f"care-worker-{n}")
    summary = "You help somebody get up and out."
    what_you_do = "<p>You help with washing and dressing.</p>"
    suits_you = "you are patient"
    fits = ["people"]
    review_by = date(2027, 12, 1)
    created_at = PUBLISHED_AT
    changed_at = PUBLISHED_AT
