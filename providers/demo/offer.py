from __future__ import annotations

import random
from datetime import date

from django.contrib.auth.models import Group

from providers.demo.texts import ADVISERS, KINDS, TOPICS, VENUES, Hall, Kind
from providers.models import Adviser, DropInType, Topic, Venue
from workforce_portal.demo.grid import pick_spot
from workforce_portal.demo.people import ADVISER
from workforce_portal.places.models import Council
from workforce_portal.users.models import User


def load_offer(rng: random.Random, today: date) -> None:
    for position, (slug, name) in enumerate(TOPICS.items()):
        Topic.objects.create(slug=slug, name=name, position=position)
    for kind in KINDS:
        _make_kind(kind)
    _make_advisers()
    councils = {council.name: council for council in Council.objects.all()}
    for hall in VENUES:
        _make_venue(rng, hall, councils[hall.council])


def _make_kind(kind: Kind) -> None:
    facts = kind._asdict()
    topics = facts.pop("topics")
    DropInType.objects.create(**facts).topics.set(Topic.objects.filter(slug__in=topics))


def _make_advisers() -> None:
    """The adviser among the people who sign in gets a face that care services know, and an adviser's rights."""
    user = User.objects.get(email=ADVISER)
    user.groups.add(Group.objects.get(name="Advisers"))
    Adviser.objects.bulk_create(
        Adviser(
            name=person.name,
            introduction=person.introduction,
            email=person.email,
            user=user if person.email == user.email else None,
        )
        for person in ADVISERS
    )


def _make_venue(rng: random.Random, hall: Hall, council: Council) -> None:
    spot = pick_spot(rng, outcode=hall.outcode, council=council)
    Venue.objects.create(
        name=hall.name,
        address=hall.address,
        town=hall.town,
        postcode=spot.postcode or hall.outcode,
        council=council,
        easting=spot.easting,
        northing=spot.northing,
        getting_there=hall.getting_there,
    )
