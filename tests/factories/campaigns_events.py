from datetime import date, timedelta

import factory

from campaigns.enums import EventKind, EventStatus
from campaigns.models import CampaignEvent
from tests.factories.places import council
from tests.factories.providers import NOW, START


class EventFactory(factory.django.DjangoModelFactory):
    """A job fair in Sale, a fortnight after the factories' present, published."""

    class Meta:
        model = CampaignEvent

    class Params:
        draft = factory.Trait(is_published=False, publish_at=None)
        online = factory.Trait(
            is_online=True, venue="", town="", postcode="", council=None, easting=None, northing=None,
            link="https://meet.example/care",
        )  # fmt: skip
        cancelled = factory.Trait(
            status=EventStatus.CANCELLED, cancelled_at=NOW, cancel_reason="The hall is flooded.", calendar_sequence=1
        )

    kind = EventKind.JOB_FAIR
    title = factory.Sequence(lambda n: f"Care jobs fair {n}")
    summary = "Meet twelve employers, and people who do the job."
    starts_at = START
    ends_at = factory.LazyAttribute(lambda row: row.starts_at + timedelta(hours=3))
    venue = "Ashfield Hall, 1 Ashfield Road"
    town = "Sale"
    postcode = "M33 7XN"
    council = factory.LazyFunction(council)
    easting = 378_769
    northing = 391_744
    is_published = True
    publish_at = NOW - timedelta(days=10)
    review_by = date(2027, 6, 1)
    changed_at = NOW - timedelta(days=10)
