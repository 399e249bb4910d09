from datetime import date, datetime
from importlib import import_module

import factory
from django.apps import apps

from placements.enums import Dbs, Discipline, Profession, Setting, SupervisorRole, Supports
from placements.models import Audit, Block, Offer, Programme, Site, Supervisor, SupervisorSite, Window
from tests.factories.places import council
from tests.factories.users import UserFactory
from workforce_portal.organisations.enums import OrganisationKind
from workforce_portal.organisations.models import Membership, Organisation
from workforce_portal.places.clock import LONDON

NOW = datetime(2027, 1, 12, 10, tzinfo=LONDON)
TODAY = NOW.date()
# Which year is asked about in January 2027: the one that began in September.
YEAR = 2026


def restore_reasons(**signal: object) -> None:
    """What the migrations loaded: a test with real transactions empties every table."""
    import_module("placements.migrations.0002_load_reasons_and_guard_answers").load(apps, None)
    import_module("placements.migrations.0005_guard_offers_and_set_windows").load(apps, None)
    import_module("placements.migrations.0006_add_staff_group").load(apps, None)


class HostFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    class Params:
        university = factory.Trait(
            kind=OrganisationKind.UNIVERSITY, name=factory.Sequence(lambda n: f"University of Brunlea {n}")
        )

    name = factory.Sequence(lambda n: f"Holly Bank Care {n}")
    kind = OrganisationKind.HOST
    council = factory.LazyFunction(council)


class SiteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Site

    organisation = factory.SubFactory(HostFactory)
    name = factory.Sequence(lambda n: f"Holly Bank House {n}")
    setting = Setting.NURSING_HOME
    people_supported = factory.LazyFunction(lambda: [Supports.OLDER_PEOPLE.value, Supports.DEMENTIA.value])
    postcode = "M33 7XN"
    council = factory.LazyFunction(council)
    easting = 378_769
    northing = 391_744
    most_students = 2
    dbs = Dbs.NOT_KNOWN
    contact_name = "Bev Ashworth"
    contact_email = "bev@hollybank.example"
    contact_phone = "01632 960140"


def member_of(organisation: Organisation):
    """Somebody who acts for it and signs in."""
    user = UserFactory()
    Membership.objects.create(organisation=organisation, user=user)
    return user


class SupervisorFactory(factory.django.DjangoModelFactory):
    """A nurse of the host, there all week; `assessor` signs off, `long_arm` comes from a university."""

    class Meta:
        model = Supervisor

    class Params:
        assessor = factory.Trait(name="Dilys Mostyn", roles=[SupervisorRole.PRACTICE_ASSESSOR.value])
        long_arm = factory.Trait(organisation=factory.SubFactory(HostFactory, university=True))

    organisation = factory.SubFactory(HostFactory)
    name = "Bev Ashworth"
    profession = Profession.NURSE
    roles = factory.LazyFunction(lambda: [SupervisorRole.PRACTICE_SUPERVISOR.value])
    days = factory.LazyFunction(lambda: [0, 1, 2, 3, 4])
    most_students = 2
    trained_until = date(2028, 5, 31)


class AuditFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Audit

    site = factory.SubFactory(SiteFactory)
    discipline = Discipline.ADULT_NURSING
    university = factory.SubFactory(HostFactory, university=True)
    audited_on = date(2026, 2, 2)
    valid_until = date(2028, 2, 2)


class ProgrammeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Programme

    organisation = factory.SubFactory(HostFactory, university=True)
    name = factory.Sequence(lambda n: f"BSc Nursing {n}")
    discipline = Discipline.ADULT_NURSING


class BlockFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Block

    programme = factory.SubFactory(ProgrammeFactory)
    level = 2
    starts_on = date(2027, 2, 1)
    ends_on = date(2027, 4, 9)
    hours = 300


class OfferFactory(factory.django.DjangoModelFactory):
    """A draft for adult nurses in early spring."""

    class Meta:
        model = Offer

    site = factory.SubFactory(SiteFactory)
    window = factory.LazyFunction(lambda: window())
    discipline = Discipline.ADULT_NURSING
    number = 1
    starts_on = factory.LazyAttribute(lambda offer: offer.window.starts_on)
    ends_on = factory.LazyAttribute(lambda offer: offer.window.ends_on)


def window(name: str = "Early spring", year: int = YEAR) -> Window:
    return Window.objects.get(name=name, year=year)


def ready_site(**facts: object) -> Site:
    """A place with a supervisor, an assessor and an audit for adult nurses."""
    site = SiteFactory(**facts)
    for supervisor in (
        SupervisorFactory(organisation=site.organisation),
        SupervisorFactory(assessor=True, long_arm=True),
    ):
        SupervisorSite.objects.create(supervisor=supervisor, site=site)
    AuditFactory(site=site)
    return site
