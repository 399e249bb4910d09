import hashlib
from datetime import date, datetime

import factory
from django.core.files.base import ContentFile

from providers.enums import FileType, ResourceKind, ResourceStatus, ServiceSetting, Stage
from providers.models import (
    ChangeSubscription,
    FormatRequest,
    Pack,
    PackMember,
    Resource,
    ResourceVersion,
    TopicResource,
)
from tests.factories.providers import NOW, TopicFactory
from workforce_portal.places.clock import LONDON

# Long before the factories' present.
PUBLISHED = datetime(2026, 9, 1, 9, 0, tzinfo=LONDON)


class ResourceFactory(factory.django.DjangoModelFactory):
    """A page to read, published."""

    class Meta:
        model = Resource

    class Params:
        draft = factory.Trait(status=ResourceStatus.DRAFT, published_at=None)
        withdrawn = factory.Trait(status=ResourceStatus.WITHDRAWN, withdrawn_at=NOW, withdrawn_reason="Out of date")
        file = factory.Trait(kind=ResourceKind.FILE, html_body="", is_editable=True)
        link = factory.Trait(kind=ResourceKind.LINK, html_body="", external_url="https://advice.example/checks")

    slug = factory.Sequence(lambda n: f"interview-questions-{n}")
    title = factory.Sequence(lambda n: f"Interview questions by value {n}")
    summary = "Forty questions that show how somebody would care, and what a good answer sounds like."
    stage = Stage.SELECT
    settings = factory.LazyFunction(lambda: [ServiceSetting.ANY])
    minutes = 5
    kind = ResourceKind.PAGE
    html_body = "<p>Ask each person the same five questions.</p>"
    logo_note = "Put your own logo on it."
    review_by = date(2027, 9, 1)
    status = ResourceStatus.PUBLISHED
    published_at = PUBLISHED
    changed_at = PUBLISHED


class ResourceVersionFactory(factory.django.DjangoModelFactory):
    """The current version of a published resource, with a file; the row as `add_version` leaves it."""

    class Meta:
        model = ResourceVersion

    class Params:
        content = b"Ask each person the same five questions."
        replaced = factory.Trait(replaced_at=NOW)

    resource = factory.SubFactory(ResourceFactory, file=True)
    number = 1
    original_name = "interview-questions.pdf"
    file_type = FileType.PDF
    file = factory.LazyAttribute(lambda row: ContentFile(row.content, name="any"))
    sha256 = factory.LazyAttribute(lambda row: hashlib.sha256(row.content).hexdigest())
    bytes = factory.LazyAttribute(lambda row: len(row.content))
    pages = 2
    change_note = factory.LazyAttribute(lambda row: "Two questions more" if row.number > 1 else "")
    published_at = PUBLISHED


class TopicResourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TopicResource

    topic = factory.SubFactory(TopicFactory)
    resource = factory.SubFactory(ResourceFactory)


class PackFactory(factory.django.DjangoModelFactory):
    """Not built yet: `publish_pack` does that."""

    class Meta:
        model = Pack

    slug = factory.Sequence(lambda n: f"first-hire-{n}")
    title = factory.Sequence(lambda n: f"Your first hire {n}")
    summary = "Everything from the advert to the first day."


class PackMemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PackMember

    pack = factory.SubFactory(PackFactory)
    resource = factory.SubFactory(ResourceFactory)


class FormatRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FormatRequest

    resource = factory.SubFactory(ResourceFactory)
    wanted = "large_print"
    name = "Rukhsana Begum-Whittaker"
    email = "rukhsana@larkfield.example"
    created_at = NOW
    due_on = date(2027, 1, 19)


class ChangeSubscriptionFactory(factory.django.DjangoModelFactory):
    """Confirmed."""

    class Meta:
        model = ChangeSubscription

    resource = factory.SubFactory(ResourceFactory)
    email = factory.Sequence(lambda n: f"rukhsana{n}@larkfield.example")
    email_norm = factory.LazyAttribute(lambda row: row.email.lower())
    created_at = PUBLISHED
    confirmed_at = PUBLISHED
