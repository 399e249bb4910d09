import io
from datetime import date, datetime, time, timedelta

import factory
from fpdf import FPDF

from campaigns.enums import Scope, Setting
from campaigns.models import Consent, Person, ProgressionStep, Role, Story, StoryMoment
from tests.factories.pictures import DrawnPictureFactory
from tests.factories.places import council
from workforce_portal.places.clock import LONDON

# A Tuesday in the morning.
NOW = datetime(2027, 1, 5, 10, 0, tzinfo=LONDON)
TODAY = NOW.date()
PUBLISHED = {"is_published": True, "publish_at": NOW - timedelta(days=30), "review_by": date(2028, 1, 1)}


class RoleFactory(factory.django.DjangoModelFactory):
    """Public unless `draft`."""

    class Meta:
        model = Role

    class Params:
        draft = factory.Trait(is_published=False, publish_at=None)

    name = factory.Sequence(lambda n: f"Support worker {n}")
    slug = factory.Sequence(lambda n: f"support-worker-{n}")
    summary = "Stand beside someone who is learning to run their own life."
    what_you_do = "<p>You wait at the bottom of the stairs.</p>"
    suits_you = "you are patient and not bossy"
    needs_no_experience = True
    fits = ["one-person"]
    is_published = PUBLISHED["is_published"]
    publish_at = PUBLISHED["publish_at"]
    review_by = PUBLISHED["review_by"]


def lead_to(role, *nexts, note=""):
    """Steps from a role to others, in that order."""
    for position, other in enumerate(nexts):
        ProgressionStep.objects.create(role=role, next_role=other, position=position, note=note)


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    shown_name = "Yasmin"
    full_name = "Yasmin Akhtar"


class ConsentFactory(factory.django.DjangoModelFactory):
    """Given a month before the factories' present, for everything, until the end of the year."""

    class Meta:
        model = Consent

    person = factory.SubFactory(PersonFactory)
    scopes = factory.LazyFunction(lambda: [scope.value for scope in Scope])
    given_on = TODAY - timedelta(days=30)
    expires_on = date(2027, 12, 31)


class StoryFactory(factory.django.DjangoModelFactory):
    """Public unless `draft`, of somebody who agrees unless `consent` is None."""

    class Meta:
        model = Story
        skip_postgeneration_save = True

    class Params:
        draft = factory.Trait(is_published=False, publish_at=None)

    person = factory.SubFactory(PersonFactory)
    slug = factory.Sequence(lambda n: f"yasmin-{n}")
    title = "I remember the small things."
    quote = "Nobody had ever asked him what he wanted in the fridge."
    lead = "She is a support worker in Rochdale."
    body = "<p>Ask Yasmin what she does.</p>"
    role = factory.SubFactory(RoleFactory)
    setting = Setting.SUPPORTED_LIVING
    place = "Rochdale"
    council = factory.LazyFunction(lambda: council("Rochdale"))
    picture = factory.SubFactory(DrawnPictureFactory)
    is_published = PUBLISHED["is_published"]
    publish_at = PUBLISHED["publish_at"]
    review_by = PUBLISHED["review_by"]

    @factory.post_generation
    def consent(self, create, extracted, **kwargs):
        if extracted is not False:
            ConsentFactory(person=self.person, **kwargs)


def add_day(story):
    for clock, what in ((time(7, 30), "Medicine with Pete."), (time(14), "Review meeting. Pete runs it.")):
        StoryMoment.objects.create(story=story, time=clock, what=what)


def signed_form() -> io.BytesIO:
    page = FPDF()
    page.add_page()
    file = io.BytesIO(bytes(page.output()))
    file.name = "form.pdf"
    return file
