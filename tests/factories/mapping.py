from datetime import UTC, date, datetime, timedelta

import factory
from django.db import transaction
from django.utils.text import slugify

from mapping.enums import Audience, Delivery, ReviewEvery, State, Theme, Through
from mapping.models import Activity, ActivityLocation, Coverage, Location, WayIn
from tests.factories.applicants import MembershipFactory, PartnerFactory
from tests.factories.places import council

# A Monday, in winter time.
NOW = datetime(2027, 1, 11, 10, 0, tzinfo=UTC)
TODAY = date(2027, 1, 11)


class LocationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Location

    organisation = factory.SubFactory(PartnerFactory)
    name = factory.Sequence(lambda n: f"Larkfield Rooms {n}")
    street = "12 Ashfield Road"
    town = "Sale"
    postcode = "M33 7XN"
    council = factory.LazyFunction(council)
    easting = 378_769
    northing = 391_744
    access = "Level entrance, tram stop Sale"


class ActivityFactory(factory.django.DjangoModelFactory):
    """In person in Sale, for people of Trafford, complete and published a month ago; `proposed` is not published yet.

    `based_in` and `for_people_of` are names of councils; without a `place` it is held nowhere.
    """

    class Meta:
        model = Activity
        skip_postgeneration_save = True

    class Params:
        proposed = factory.Trait(state=State.PROPOSED, published_at=None, verified_on=None)
        remote = factory.Trait(delivery=Delivery.REMOTE, place=None)
        orphan = factory.Trait(owner=None)

    organisation = factory.SubFactory(PartnerFactory)
    title = factory.Sequence(lambda n: f"First Steps {n}")
    slug = factory.LazyAttribute(lambda row: slugify(row.title))
    summary = "Four mornings to find out whether the work is for you."
    description = "You meet people who draw on care and people who work in it."
    theme = Theme.FIRST_STEP
    audiences = [Audience.JOB_SEEKERS]
    delivery = Delivery.PERSON
    state = State.PUBLISHED
    published_at = NOW - timedelta(days=30)
    verified_on = TODAY - timedelta(days=30)
    review_every = ReviewEvery.QUARTER
    owner = factory.LazyAttribute(lambda row: MembershipFactory(organisation=row.organisation))

    @classmethod
    def _generate(cls, strategy, params):
        # As a whole, since what is published has an area by the end of its transaction.
        with transaction.atomic():
            return super()._generate(strategy, params)

    @factory.post_generation
    def for_people_of(self, create, names, **kwargs):
        for name in ("Trafford",) if names is None else names:
            Coverage.objects.create(activity=self, council=council(name))

    @factory.post_generation
    def place(self, create, value, **kwargs):
        if self.delivery in (Delivery.PERSON, Delivery.MIXED):
            where = LocationFactory(organisation=self.organisation, **kwargs)
            ActivityLocation.objects.create(activity=self, location=where, times="Tuesdays, 10am to midday")

    @factory.post_generation
    def ways(self, create, value, **kwargs):
        for audience in self.audiences if value is None else ():
            for through in Through:
                WayInFactory(activity=self, audience=audience, through=through)


class WayInFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = WayIn

    activity = factory.SubFactory(ActivityFactory)
    audience = Audience.JOB_SEEKERS
    through = Through.SELF
    words = "Ring and ask for Moira, on any weekday before 3pm."
    phone = "0161 496 0199"


def overdue(days: int, **fields) -> Activity:
    """A published activity whose day of review was so many days ago."""
    return ActivityFactory(verified_on=TODAY - timedelta(days=ReviewEvery.QUARTER + days), **fields)
