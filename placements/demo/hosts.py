"""Hosts of all sizes, and what their places said when they were asked about students."""

from __future__ import annotations

import random
from datetime import date, time, timedelta
from typing import NamedTuple

from placements.actors import Actor
from placements.enums import Dbs, Discipline, HostingAnswer, Role, Setting, Supports
from placements.models import Site
from placements.services.hosting import HostingDetails, answer_hosting, ask_hosts, remind_hosts, say_more
from workforce_portal.demo.grid import pick_spot
from workforce_portal.demo.registry import register_sign_in
from workforce_portal.organisations.enums import OrganisationKind
from workforce_portal.organisations.models import Membership, Organisation
from workforce_portal.places.clock import at_local
from workforce_portal.places.models import Council
from workforce_portal.users.models import User

H, S, P = HostingAnswer, Setting, Supports


class Place(NamedTuple):
    name: str
    setting: Setting
    supports: tuple[Supports, ...]
    outcode: str
    council: str
    staff: int
    most: int | None
    answer: HostingAnswer
    reasons: tuple[str, ...] = ()
    travel: str = ""


class Host(NamedTuple):
    name: str
    domain: str
    who: str
    phone: str
    places: tuple[Place, ...]


OLD = (P.OLDER_PEOPLE, P.DEMENTIA)
LEARNING = (P.LEARNING_DISABILITY, P.AUTISM)
HOSTS = (
    Host(
        "Holly Bank Care",
        "hollybank.example",
        "Bev Ashworth",
        "01632 960140",
        (
            Place("Holly Bank House", S.NURSING_HOME, (*OLD, P.END_OF_LIFE), "BL0", "Bury", 34, 2, H.YES, (),
                  "Bus 472 from Bury Interchange, until 11pm"),
        ),
    ),
    Host(
        "The Limes",
        "thelimes.example",
        "Olu Bankole",
        "01632 960141",
        (Place("The Limes", S.CARE_HOME, OLD, "M25", "Bury", 14, 1, H.MAYBE, ("no_registrant", "too_small")),),
    ),
    Host(
        "Mill Lane Supported Living",
        "milllane.example",
        "Kwame Asante",
        "01632 960142",
        (
            Place("Mill Lane", S.SUPPORTED_LIVING, (*LEARNING, P.MENTAL_HEALTH), "OL10", "Rochdale", 12, 2, H.MAYBE,
                  ("too_small",), "Bus 163, ten minutes on foot"),
        ),
    ),
    Host(
        "Fylde Coast Homes",
        "fyldehomes.example",
        "Gillian Parr",
        "01632 960143",
        (
            Place("Seafield", S.NURSING_HOME, OLD, "FY1", "Blackpool", 48, 3, H.YES),
            Place("Sandgrown House", S.CARE_HOME, OLD, "FY4", "Blackpool", 22, 1, H.NO, ("cqc",)),
            Place("Lytham Day Centre", S.DAY_SERVICE, (P.DEMENTIA, P.PHYSICAL_DISABILITY), "FY8", "Lancashire", 9, None,
                  H.MAYBE, ("dont_know_how",)),
        ),
    ),
    Host(
        "Wirral Shared Lives",
        "wirrallives.example",
        "Tom Rimmer",
        "01632 960144",
        (Place("Shared Lives team", S.SHARED_LIVES, LEARNING, "CH41", "Wirral", 8, 1, H.MAYBE, ("no_registrant",)),),
    ),
    Host(
        "Eden Home Care",
        "edenhomecare.example",
        "Isla Graham",
        "01632 960145",
        (Place("Penrith round", S.HOME_CARE, (P.OLDER_PEOPLE,), "CA11", "Westmorland and Furness", 26, None, H.NO,
               ("travel", "no_supervisor_time")),),
    ),
    Host(
        "Mersey Extra Care",
        "merseyextra.example",
        "Anneka Dahl",
        "01632 960146",
        (
            Place("Stanley Court", S.EXTRA_CARE, (P.OLDER_PEOPLE, P.SENSORY), "L4", "Liverpool", 19, 2, H.ARRANGED),
            Place("Anfield Gardens", S.EXTRA_CARE, (P.OLDER_PEOPLE,), "L6", "Liverpool", 15, None, H.NOT_ANSWERED),
        ),
    ),
    Host(
        "Wigan Step Forward",
        "stepforward.example",
        "Denise Hurst",
        "01632 960147",
        (Place("Mesnes House", S.SUPPORTED_LIVING, (P.MENTAL_HEALTH, P.BRAIN_INJURY), "WN1", "Wigan", 17, 2, H.YES),),
    ),
)  # fmt: skip
SIGN_IN = "bev.ashworth@hollybank.example"


def load_hosts(rng: random.Random, today: date) -> None:
    for host in HOSTS:
        _add(host, rng, today)
    asked = at_local(today - timedelta(days=20), time(9, 15))
    ask_hosts(at=asked)
    for host in HOSTS:
        for place in host.places:
            _answer(host, place, today - timedelta(days=rng.randint(1, 16)))
    remind_hosts(at=at_local(today - timedelta(days=3), time(9, 15)))
    register_sign_in(SIGN_IN, what_for="acts for a placement host, Holly Bank Care")


def _add(host: Host, rng: random.Random, today: date) -> None:
    councils = {council.name: council for council in Council.objects.all()}
    organisation = Organisation.objects.create(
        name=host.name,
        kind=OrganisationKind.HOST,
        phone=host.phone,
        email=f"office@{host.domain}",
        council=councils[host.places[0].council],
    )
    email = f"{host.who.lower().replace(' ', '.')}@{host.domain}"
    user = User.objects.create_user(email, full_name=host.who)
    Membership.objects.create(organisation=organisation, user=user)
    for place in host.places:
        spot = pick_spot(rng, outcode=place.outcode, council=councils[place.council])
        Site.objects.create(
            organisation=organisation,
            name=place.name,
            setting=place.setting,
            people_supported=[value.value for value in place.supports],
            postcode=spot.postcode or f"{place.outcode} 1AA",
            council=councils[place.council],
            easting=spot.easting,
            northing=spot.northing,
            most_students=place.most,
            staff_count=place.staff,
            travel_note=place.travel,
            dbs=rng.choice(list(Dbs)),
            shifts=rng.choice(["7:30am to 3pm or 2pm to 9:30pm", "9am to 5pm", ""]),
            contact_name=host.who,
            contact_email=email,
            contact_phone=host.phone,
            created_at=at_local(today - timedelta(days=21), time(11)),
        )


def _answer(host: Host, place: Place, day: date) -> None:
    if place.answer == H.NOT_ANSWERED:
        return
    site = Site.objects.get(organisation__name=host.name, name=place.name)
    by, at = Actor(Role.HOST, name=host.who), at_local(day, time(14, 20))
    answer_hosting(site=site, answer=place.answer, by=by, at=at)
    nurses = [Discipline.ADULT_NURSING.value] if place.setting == S.NURSING_HOME else []
    details = HostingDetails(disciplines=nurses, how_many=place.most, reasons=list(place.reasons))
    say_more(site=site, details=details, by=by, at=at)
