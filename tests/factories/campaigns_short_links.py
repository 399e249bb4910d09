from datetime import timedelta

import factory

from campaigns.codes import new_code
from campaigns.enums import Channel
from campaigns.models import Campaign, PartnerLink, ShortLink
from tests.factories.providers import NOW


class CampaignFactory(factory.django.DjangoModelFactory):
    """Published, without blocks."""

    class Meta:
        model = Campaign

    name = factory.Sequence(lambda n: f"Good with people {n}")
    slug = factory.Sequence(lambda n: f"good-with-people-{n}")
    line = "Good with people? There’s a career in that."
    lead = "Real responsibility, and a different day every day."
    is_published = True
    publish_at = NOW - timedelta(days=90)
    review_by = (NOW + timedelta(days=365)).date()


class ShortLinkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ShortLink

    code = factory.LazyFunction(new_code)
    target = "/providers/drop-ins/"
    channel = Channel.POSTER
    placement = "Sale library, noticeboard"


class PartnerLinkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PartnerLink

    short_link = factory.SubFactory(ShortLinkFactory, channel=Channel.PARTNER, placement="Sale Jobcentre")
    email = "coach@jobcentre.example"
