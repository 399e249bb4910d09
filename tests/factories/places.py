from importlib import import_module
from types import ModuleType

import factory
from django.apps import apps
from django.utils.text import slugify

from workforce_portal.places.models import BankHoliday, Council, Postcode, SubRegion


def council(name: str = "Trafford") -> Council:
    """A council of the region: all of them stand in a migrated database."""
    return Council.objects.get(name=name)


class SubRegionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SubRegion

    name = factory.Sequence(lambda n: f"Sub-region {n}")
    slug = factory.LazyAttribute(lambda row: slugify(row.name))


class PostcodeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Postcode
        django_get_or_create = ["code"]

    code = "M337XN"
    council = factory.LazyFunction(council)
    easting = 378_769
    northing = 391_744


class BankHolidayFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BankHoliday
        django_get_or_create = ["date"]

    title = "Extra bank holiday"


def restore_reference_rows(**signal: object) -> None:
    """What the migrations loaded: a test with real transactions empties every table."""
    if not Council.objects.exists():
        migration("0002_load_councils").load(apps, None)
        migration("0003_load_bank_holidays").load(apps, None)


def migration(name: str) -> ModuleType:
    return import_module(f"workforce_portal.places.migrations.{name}")
