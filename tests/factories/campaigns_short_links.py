import factory

from campaigns.codes import new_code
from campaigns.enums import Channel
from campaigns.models import PartnerLink, ShortLink


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
