"""Once a week, to whoever is responsible for a page that is to be read again in that week or should have been."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.urls import reverse

from workforce_portal.outbox.kinds import MailKind, Placeholder, Prepared, Skip, register
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import plan_mail
from workforce_portal.outbox.texts import BULLET
from workforce_portal.places.clock import at_local, local, say_date
from workforce_portal.publishing.models import Publishable
from workforce_portal.publishing.selectors import pages_due
from workforce_portal.users.models import User

KEY = "pages_due_for_review"
MONDAY_AT = time(8, 0)

BODY = """Hello {{ name }},

You look after {{ count }} of the portal that should be read again by {{ until }}:

{{ pages }}

Is it still true? Put right what has changed, then set the next date. What nobody needs any more can be taken back.

{{ site_name }}
"""


def week_begins(at: datetime) -> datetime:
    """Monday, 8am in London, of the week of that moment."""
    today = local(at).date()
    return at_local(today - timedelta(days=today.weekday()), MONDAY_AT)


def week_ends(monday: datetime) -> date:
    return local(monday).date() + timedelta(days=6)


def review_key(owner_id: int, monday: datetime) -> str:
    return f"{KEY}:{owner_id}:{local(monday):%Y%m%d}"


def plan_review(owner: User, monday: datetime, *, at: datetime) -> PlannedMail:
    return plan_mail(
        kind=KEY,
        about=owner,
        to_email=owner.email,
        to_name=owner.full_name,
        due_at=at,
        dedupe_key=review_key(owner.pk, monday),
        anchor=monday,
        at=at,
    )


def prepare(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    owner = User.objects.get(pk=mail.about_id)
    if not (owner.is_active and owner.is_staff):
        return Skip("They no longer work on the portal")
    if owner.email != mail.to_email:
        return Skip("They have another address")
    until = week_ends(mail.anchor or mail.due_at)
    pages = pages_due(owner.pk, by=until)
    if not pages:
        return Skip("Everything has been read")
    return Prepared(
        {
            "name": owner.get_short_name(),
            "count": f"{len(pages)} page{'' if len(pages) == 1 else 's'}",
            "until": say_date(until),
            "pages": "\n".join(_line(page) for page in pages),
            "site_name": settings.SITE_NAME,
        }
    )


def _line(page: Publishable) -> str:
    opts = page._meta
    address = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[page.pk])
    by = say_date(page.review_by) if page.review_by else ""
    return f"{BULLET}{page}, by {by}: {settings.SITE_URL}{address}"


def register_kind() -> None:
    register(
        MailKind(
            key=KEY,
            name="Staff: pages due for review",
            when="On Monday at 8am, to whoever is responsible for a page that is due",
            placeholders=(
                Placeholder("name", "First name", "Farida"),
                Placeholder("count", "How many pages", "2 pages"),
                Placeholder("until", "The last day of the week", "Sunday 17 January 2027"),
                Placeholder(
                    "pages",
                    "The pages, when each is due, and where it is changed",
                    f"{BULLET}Kath: I remember the small things, by Tuesday 12 January 2027: https://portal.example/…",
                    is_required=True,
                ),
                Placeholder("site_name", "Name of the portal", "Care North West"),
            ),
            subject="Still true? {{ count }} to read again",
            body=BODY,
            must_arrive=False,
            max_late=timedelta(days=3),
            prepare=prepare,
        )
    )
