"""About a hundred activities. Most are invented and say so; some are overdue, one is on a break, and there are gaps."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta

from mapping.demo.gaps import load_gaps
from mapping.demo.invented import HOMES, KINDS, REMOTE, Everywhere, Kind
from mapping.demo.real import REAL, Real
from mapping.demo.tips import load_tips
from mapping.enums import REFERRED, Delivery, ReviewEvery, Role, Theme, Through
from mapping.models import Activity, ActivityLocation, Coverage, Location, WayIn
from mapping.services import archive_activity, publish_activity, withdraw_activity
from mapping.services.tips import free_slug
from mapping.services.walking import record_proposed
from workforce_portal.demo.grid import pick_spot
from workforce_portal.demo.people import PROGRAMME_LEAD
from workforce_portal.demo.sent import last_evening, settle_mail_of
from workforce_portal.organisations.enums import MemberRole, OrganisationKind
from workforce_portal.organisations.models import Membership, Organisation
from workforce_portal.places.clock import at_local
from workforce_portal.places.models import Council, SubRegion
from workforce_portal.users.models import User

INVENTED = "Invented for this demonstration"
RUNNERS = (
    ("Kindling North", "Maureen Aspinall", "kindling.example"),
    ("Border Care Alliance", "Imran Sheikh", "border-care.example"),
    ("Northern Care Circle", "Helen Postlethwaite", "care-circle.example"),
    ("Hearth and Home Skills", "Kwame Boateng", "hearth.example"),
    ("Open Door Careers", "Siobhan Riley", "open-door.example"),
)
# By the order in which they are made: days since the day of review, and what else is out of the ordinary.
AMBER, STEPPED_DOWN = {7: 12, 23: 41, 38: 5, 61: 29}, {15: 90, 52: 130}
NOT_YET, TAKEN_OFF, PUT_AWAY, ON_A_BREAK, TO_COME, WITHOUT_OWNER = {30, 70}, 44, 58, 10, 27, {3, 50}


def load_map(rng: random.Random, today: date) -> None:
    staff = User.objects.get(email=PROGRAMME_LEAD)
    owners = [_runner(*runner, at=at_local(today - timedelta(days=400), time(9))) for runner in RUNNERS]
    councils = {council.name: council for council in Council.objects.select_related("sub_region")}
    plans = [(kind, name) for kind in KINDS for name in kind.councils]
    for number, (kind, name) in enumerate(plans):
        owner = None if number in WITHOUT_OWNER else owners[number % len(owners)]
        organisation = owners[number % len(owners)].organisation
        activity = _local(rng, kind, councils[name], organisation, owner)
        _give_ways(activity, phone=f"01632 96{rng.randrange(1000, 10000)}")
        _finish(activity, number, rng, today, staff)
    for everywhere in REMOTE:
        _finish(_remote(everywhere, owners[0]), -1, rng, today, staff)
    for real in REAL:
        _finish(_real(real, councils), -1, rng, today, staff)
    load_gaps(today, staff)
    load_tips(staff)
    settle_mail_of("map_", until=last_evening(today))


def _runner(name: str, person: str, domain: str, *, at: datetime) -> Membership:
    organisation = Organisation.objects.create(
        name=name, kind=OrganisationKind.COMMUNITY, email=f"hello@{domain}", created_at=at
    )
    user = User.objects.create_user(f"{person.lower().replace(' ', '.')}@{domain}", full_name=person)
    return Membership.objects.create(organisation=organisation, user=user, role=MemberRole.LEAD, accepted_at=at)


def _local(
    rng: random.Random, kind: Kind, council: Council, organisation: Organisation, owner: Membership | None
) -> Activity:
    home = HOMES[council.name]
    activity = _start(
        kind.title.format(town=home.town, council=council.name),
        organisation,
        kind.theme,
        summary=kind.summary,
        description=kind.description,
        audiences=list(kind.audiences),
        delivery=kind.delivery,
        costs=kind.costs,
        is_free="£" not in kind.costs,
        age_from=16 if kind.theme == Theme.FIRST_STEP else None,
        owner=owner,
        source=INVENTED,
    )
    Coverage.objects.create(activity=activity, council=council)
    if kind.delivery in (Delivery.PERSON, Delivery.MIXED):
        spot = pick_spot(rng, outcode=home.outcode, council=council)
        location, _ = Location.objects.get_or_create(
            organisation=organisation,
            name=home.venue,
            council=council,
            defaults={
                "town": home.town,
                "postcode": spot.postcode or home.outcode,
                "easting": spot.easting,
                "northing": spot.northing,
                "access": "Level entrance and a lift. Buses stop outside." if rng.random() < 0.7 else "",
            },
        )
        ActivityLocation.objects.create(activity=activity, location=location, times=kind.times)
    return activity


def _remote(plan: Everywhere, owner: Membership) -> Activity:
    activity = _start(
        plan.title,
        owner.organisation,
        plan.theme,
        summary=plan.summary,
        description=plan.description,
        audiences=list(plan.audiences),
        delivery=Delivery.REMOTE,
        owner=owner,
        source=INVENTED,
    )
    sub_region = SubRegion.objects.filter(name=plan.sub_region).first()
    Coverage.objects.create(activity=activity, sub_region=sub_region, is_region=sub_region is None)
    _give_ways(activity, phone="01632 960555")
    return activity


def _real(real: Real, councils: dict[str, Council]) -> Activity:
    organisation = Organisation.objects.filter(name=real.organisation).first() or Organisation.objects.create(
        name=real.organisation, kind=OrganisationKind.COUNCIL if "Council" in real.organisation else "community"
    )
    activity = _start(
        real.title,
        organisation,
        real.theme,
        summary=real.summary,
        description=real.description,
        audiences=list(real.audiences),
        delivery=Delivery.REMOTE,
        source=real.source,
        source_url=real.url,
        review_every=ReviewEvery.QUARTER,
    )
    for name in real.areas:
        if name in councils:
            Coverage.objects.create(activity=activity, council=councils[name])
        else:
            Coverage.objects.create(activity=activity, sub_region=SubRegion.objects.get(name=name))
    if not real.areas:
        Coverage.objects.create(activity=activity, is_region=True)
    _give_ways(activity, words="Read about it there, and whom to ask now.", link=real.url)
    return activity


def _start(title: str, organisation: Organisation, theme: Theme, **fields: object) -> Activity:
    return Activity.objects.create(title=title, slug=free_slug(title), organisation=organisation, theme=theme, **fields)


def _give_ways(activity: Activity, *, words: str = "", phone: str = "", link: str = "") -> None:
    for audience in activity.audiences:
        own = words or "Ring on a weekday before 4pm, or leave your number: somebody rings back."
        WayIn.objects.create(activity=activity, audience=audience, words=own, phone=phone, link=link)
        if audience in REFERRED:
            WayIn.objects.create(
                activity=activity,
                audience=audience,
                through=Through.PROFESSIONAL,
                words=words or "Ring with the person beside you, if you can. There is no form.",
                phone=phone,
                link=link,
            )


def _finish(activity: Activity, number: int, rng: random.Random, today: date, staff: User) -> None:
    """Publishes it so long ago that it is as fresh as the plan says, and what became of it since."""
    overdue = AMBER.get(number) or STEPPED_DOWN.get(number)
    days = activity.review_every + overdue if overdue else rng.randrange(3, 80)
    at = at_local(today - timedelta(days=days), time(10))
    Activity.objects.filter(pk=activity.pk).update(created_at=at, changed_at=at)
    record_proposed(activity, by=staff, at=at)
    if number in NOT_YET:
        return
    publish_activity(activity_id=activity.pk, by=staff, at=at)
    fields: dict[str, object] = {}
    if number == ON_A_BREAK:
        fields = {"closed_until": today + timedelta(days=24), "closed_note": "The hall gets a new roof."}
    elif number == TO_COME:
        fields = {"starts_on": today + timedelta(days=33)}
    if fields:
        Activity.objects.filter(pk=activity.pk).update(**fields)
    yesterday = at_local(today - timedelta(days=1), time(15))
    if number == TAKEN_OFF:
        reason = "The money for it came to an end."
        withdraw_activity(activity_id=activity.pk, reason=reason, role=Role.OWNER, by=None, at=yesterday)
    elif number == PUT_AWAY:
        reason = "It became part of another course."
        archive_activity(activity_id=activity.pk, reason=reason, role=Role.STAFF, by=staff, at=yesterday)
