from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path

import factory
from django.apps import apps
from django.contrib.auth.models import Group
from django.db.migrations import RunPython

from providers import migrations as migrations_package
from providers.enums import BookingStatus, DropInStatus, Role
from providers.models import Adviser, Booking, DropIn, DropInType, Topic, Venue
from providers.services import BookingDetails, book_drop_in
from tests.factories.places import council
from workforce_portal.places.clock import LONDON
from workforce_portal.users.models import User

# A Tuesday at ten in the morning; sessions are a fortnight later, at two.
NOW = datetime(2027, 1, 5, 10, 0, tzinfo=LONDON)
START = datetime(2027, 1, 19, 14, 0, tzinfo=LONDON)


class StaffFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"staff{n}@programme.example")
    full_name = "Nadia Rahman"
    is_staff = True


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic
        django_get_or_create = ["slug"]

    name = "Writing or placing an advert"
    slug = "advert"


class AdviserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Adviser

    name = factory.Sequence(lambda n: f"Farida Iqbal {n}")
    introduction = "Trafford Council"


class VenueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Venue

    name = "Ashfield Hall"
    address = "1 Ashfield Road"
    town = "Sale"
    postcode = "M33 7XN"
    council = factory.LazyFunction(council)
    easting = 378_769
    northing = 391_744


class DropInTypeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DropInType
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Write a job advert that gets answers {n}")
    slug = factory.Sequence(lambda n: f"advert-{n}")
    summary = "Bring your advert. Leave with a better one."
    who_for = "Anybody who recruits for a small care service."
    what_happens = "You show the advert, and we rewrite it together."
    what_to_bring = "Your last advert."
    notice_hours = 2
    horizon_days = 90

    @factory.post_generation
    def topics(self, create, extracted, **kwargs):
        self.topics.set([TopicFactory()] if extracted is None else extracted)


class DropInFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DropIn

    class Params:
        in_person = factory.Trait(is_online=False, venue=factory.SubFactory(VenueFactory), join_url="")

    type = factory.SubFactory(DropInTypeFactory)
    adviser = factory.SubFactory(AdviserFactory)
    starts_at = START
    ends_at = factory.LazyAttribute(lambda row: row.starts_at + timedelta(minutes=30))
    capacity = 1
    is_online = True
    join_url = "https://meet.example/abc"
    status = DropInStatus.OPEN


class BookingFactory(factory.django.DjangoModelFactory):
    """A row as it stands in the database; to see what booking does, use `book`."""

    class Meta:
        model = Booking

    class Params:
        cancelled = factory.Trait(status=BookingStatus.CANCELLED_BY_PROVIDER, cancelled_at=NOW)
        attended = factory.Trait(status=BookingStatus.ATTENDED, outcome_at=START)

    reference = factory.Sequence(lambda n: f"{n:08d}")
    drop_in = factory.SubFactory(DropInFactory)
    place_no = factory.Sequence(lambda n: n % 30_000 + 1)
    name = "Rukhsana Begum-Whittaker"
    email = factory.Sequence(lambda n: f"rukhsana{n}@larkfield.example")
    email_norm = factory.LazyAttribute(lambda row: row.email.lower())
    service_name = "Larkfield House"
    topic = factory.SubFactory(TopicFactory)
    created_at = NOW


def restore_staff_groups(**signal: object) -> None:
    """What the migrations loaded: a test with real transactions empties every table."""
    for path in sorted(Path(migrations_package.__path__[0]).glob("0*.py")):
        for operation in import_module(f"providers.migrations.{path.stem}").Migration.operations:
            if isinstance(operation, RunPython):
                operation.code(apps, None)


def adviser_user() -> User:
    return member_of("Advisers")


def member_of(name: str) -> User:
    """Somebody of the staff in this one group."""
    user = StaffFactory()
    user.groups.add(Group.objects.get(name=name))
    return user


def details(**changes) -> BookingDetails:
    usual = {
        "name": "Rukhsana Begum-Whittaker",
        "service_name": "Larkfield House",
        "email": "rukhsana@larkfield.example",
    }
    topic_id = changes.pop("topic_id", None) or TopicFactory().pk
    return BookingDetails(topic_id=topic_id, **{**usual, **changes})


def book(drop_in, *, at=NOW, role=Role.BOOKER, by=None, key=None, **changes) -> Booking:
    return book_drop_in(drop_in_id=drop_in.pk, details=details(**changes), role=role, by=by, at=at, idempotency_key=key)
