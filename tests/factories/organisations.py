import factory

from tests.factories.places import council
from workforce_portal.organisations.models import CareService, DirectoryImport


class CareServiceFactory(factory.django.DjangoModelFactory):
    """A service in CQC's directory; `added_by_staff` has no CQC ID."""

    class Meta:
        model = CareService

    class Params:
        added_by_staff = factory.Trait(cqc_location_id=None)

    cqc_location_id = factory.Sequence(lambda n: f"1-{100_000_000 + n}")
    name = factory.Sequence(lambda n: f"Bramble Lodge {n}")
    provider_name = "Bramble Care Limited"
    address = "1 Bramble Lane, Sale"
    postcode = "M33 7XN"
    council = factory.LazyFunction(council)


class DirectoryImportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DirectoryImport

    file_name = "directory.csv"
