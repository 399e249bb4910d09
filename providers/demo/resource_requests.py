"""What people did with the demonstration's resources: took them, followed one, asked for another format."""

from __future__ import annotations

import random
from datetime import date, time, timedelta

from providers.emails.resources import PREPARE
from providers.enums import CountKind, FormatRequestStatus, OtherFormat
from providers.models import DailyCount, Pack, Resource
from providers.services.resource_requests import answer_format_request, ask_for_format, ask_for_news, start_news
from workforce_portal.demo.people import PROGRAMME_LEAD
from workforce_portal.demo.sent import settle_mail
from workforce_portal.places.clock import at_local
from workforce_portal.places.working_days import add_working_days
from workforce_portal.users.models import User

COUNTED_DAYS = 60
FOLLOWED = "job-advert-you-can-fill-in"
# Which resource, in what format and words, by whom, how many working days ago, and what was answered.
ASKED = (
    ("welcome-week-plan", OtherFormat.LARGE_PRINT, "18 point, please.", "Siân Prydderch", 9, ""),
    ("buddy-sheet", OtherFormat.LANGUAGE, "Polish, for three new starters.", "Marta Kowalczyk", 4, ""),
    (
        "first-day-checklist",
        OtherFormat.EASY_READ,
        "For somebody who starts with us in the kitchen.",
        "Ken Ashcroft",
        15,
        "We have made an easy read version with pictures. It is in the post to you, and we bring a copy to your "
        "next drop-in.",
    ),
)
DUE_FOR_REVIEW = {"dbs-step-by-step": 3, "right-to-work-step-by-step": 11}


def load_resource_requests(rng: random.Random, today: date) -> None:
    for asked in ASKED:
        _ask(*asked, today=today)
    _follow(today)
    for slug, days in DUE_FOR_REVIEW.items():
        Resource.objects.filter(slug=slug).update(review_by=today - timedelta(days=days))
    settle_mail(until=at_local(today, time.min), of_kinds=[wording.key for wording in PREPARE])
    _count(rng, today)


def _ask(slug: str, wanted: OtherFormat, details: str, name: str, days: int, answer: str, *, today: date) -> None:
    resource = Resource.objects.get(slug=slug)
    asked = ask_for_format(
        resource_id=resource.pk,
        wanted=wanted,
        details=details,
        name=name,
        email=f"{name.split(' ')[-1].lower()}@larkfield.example",
        at=at_local(add_working_days(today, -days), time(11, 40)),
    )
    if answer:
        answer_format_request(
            request_id=asked.pk,
            status=FormatRequestStatus.DONE,
            answer=answer,
            by=User.objects.get(email=PROGRAMME_LEAD),
            at=at_local(add_working_days(today, -days + 6), time(15, 10)),
        )


def _follow(today: date) -> None:
    at = at_local(today - timedelta(days=20), time(13, 5))
    resource = Resource.objects.get(slug=FOLLOWED)
    subscription = ask_for_news(resource_id=resource.pk, email="rukhsana@larkfield.example", at=at)
    start_news(subscription_id=subscription.pk, at=at)


def _count(rng: random.Random, today: date) -> None:
    """More on working days, and some resources far more often than others."""
    things = [(CountKind.DOWNLOAD, pk) for pk in Resource.objects.live().order_by("pk").values_list("pk", flat=True)]
    things += [(CountKind.PACK, pk) for pk in Pack.objects.live().order_by("pk").values_list("pk", flat=True)]
    rows = []
    for kind, pk in things:
        liked = rng.choice((1, 2, 2, 4, 7))
        for back in range(1, COUNTED_DAYS):
            day = today - timedelta(days=back)
            if n := rng.randint(0, liked) // (1 if day.weekday() < 5 else 3):
                rows.append(DailyCount(kind=kind, object_id=pk, on=day, n=n))
    DailyCount.objects.bulk_create(rows)
