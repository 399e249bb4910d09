"""What the colleague who looks after a consent is written before it runs out."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from campaigns.models import Consent
from campaigns.selectors.consents import FIRST_WARNING, LAST_WARNING, running_out
from workforce_portal.outbox.kinds import MailKind, Placeholder, Prepared, Skip, register
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import cancel_planned_mail, plan_mail
from workforce_portal.places.clock import at_local, say_date

# Towards nine in the morning, when somebody is there to ring the person.
IN_THE_MORNING = time(9)
FIRST, LAST = "consent_runs_out_60", "consent_runs_out_14"
WARNINGS = ((LAST, LAST_WARNING), (FIRST, FIRST_WARNING))
PLACEHOLDERS = (
    Placeholder("person", "The name that pages show", "Yasmin"),
    Placeholder("until", "The last day on which they may be shown", "Saturday 23 January 2027"),
    Placeholder("consent_link", "The consent in the admin", "https://portal.example/admin/…", link_text="Open it"),
    Placeholder("site_name", "Name of the portal", "Care North West"),
)
BODY = """Hello,

{{ person }} has agreed to be shown until {{ until }}. Without a new consent everything that shows them goes by itself the day after: their story, its cards and every picture that they are on.

Ask them whether they would like to stay. If they do, add a new consent with the form that they signed. If they don’t, there is nothing to do.

{{ consent_link }}

{{ site_name }}
"""  # noqa: E501


def plan_warning(consent: Consent, *, at: datetime) -> bool:
    """The one warning that its time asks for; whether there is somebody to write to."""
    if consent.owner is None or not consent.owner.is_active:
        return False
    left = consent.expires_on - timezone.localdate(at)
    kind = next(key for key, before in WARNINGS if left <= before)
    plan_mail(
        kind=kind,
        about=consent,
        to_email=consent.owner.email,
        to_name=consent.owner.full_name,
        due_at=max(at, at_local(timezone.localdate(at), IN_THE_MORNING)),
        dedupe_key=f"{kind}:{consent.pk}:{consent.expires_on}",
        at=at,
    )
    return True


def cancel_warnings(consent: Consent, *, reason: str, at: datetime) -> None:
    cancel_planned_mail(about=consent, kinds=[FIRST, LAST], reason=reason, at=at)


def prepare_warning(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    consent = Consent.objects.select_related("person", "owner").get(pk=mail.about_id)
    if not running_out(timezone.localdate(at)).filter(pk=consent.pk).exists():
        return Skip("It was renewed, taken back or has run out")
    if consent.owner is None or consent.owner.email != mail.to_email:
        return Skip("Somebody else looks after it now")
    link = f"{settings.SITE_URL}{reverse('admin:campaigns_consent_change', args=[consent.pk])}"
    return Prepared(
        {
            "person": consent.person.shown_name,
            "until": say_date(consent.expires_on),
            "consent_link": link,
            "site_name": settings.SITE_NAME,
        }
    )


def register_kinds() -> None:
    for key, days, subject in (
        (FIRST, FIRST_WARNING.days, "{{ person }}’s consent runs out on {{ until }}"),
        (LAST, LAST_WARNING.days, "Two weeks left: {{ person }}’s consent runs out on {{ until }}"),
    ):
        register(
            MailKind(
                key=key,
                name=f"Consent: {days} days left",
                when=f"{days} days before a person’s consent to be shown runs out, to the colleague who looks after it",
                placeholders=PLACEHOLDERS,
                subject=subject,
                body=BODY,
                must_arrive=True,
                max_late=timedelta(days=7),
                prepare=prepare_warning,
            )
        )
