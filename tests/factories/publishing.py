from datetime import date
from importlib import import_module

import factory
from django.apps import apps

from workforce_portal.publishing.models import Fact, OldAddress


class FactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Fact

    key = factory.Sequence(lambda n: f"fact-{n}")
    figure = "£13.40 an hour"
    says = "what a senior care worker earns at the median"
    period = "2026/27"
    source = "Skills for Care"
    source_url = "https://www.skillsforcare.org.uk/pay"
    as_at = date(2026, 10, 1)
    review_by = date(2027, 10, 1)


class OldAddressFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OldAddress

    class Params:
        gone = factory.Trait(moved_to="", next_step_text="Read another story", next_step_url="/providers/")

    path = factory.Sequence(lambda n: f"/stories/old-{n}/")
    moved_to = "/providers/"


def restore_facts(**signal: object) -> None:
    """What the migrations loaded: a test with real transactions empties every table."""
    import_module("workforce_portal.publishing.migrations.0002_load_facts").load(apps, None)
