"""The one message of an invitation."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from workforce_portal.organisations.links import invitation_url
from workforce_portal.organisations.models import Invitation
from workforce_portal.outbox.kinds import MailKind, Placeholder, Prepared, Skip, register
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import cancel_planned_mail, plan_mail, wake_sender
from workforce_portal.places.clock import say_date

INVITATION = "invitation"
SUBJECT = "{{ organisation }}: your invitation to {{ site_name }}"
BODY = """Hello {{ name }},

{{ invited_by }} invites you to act for {{ organisation }} on {{ site_name }}.

{{ invitation_link }}

The link works once, until {{ until }}. After that you sign in with a code that we send to this address: there is no password to remember.

Did you not expect this? Then do nothing, or ring us: {{ help_phone }}, {{ help_hours }}.

{{ site_name }}
"""  # noqa: E501 (a paragraph of a message is one line)
PLACEHOLDERS = (
    Placeholder("name", "Who is invited", "Shaun Makinson"),
    Placeholder("organisation", "The organisation", "Pearl Street Training"),
    Placeholder("invited_by", "Who invites", "Nadia Rahman"),
    Placeholder("until", "The last day on which the link works", "Tuesday 19 January 2027"),
    Placeholder(
        "invitation_link",
        "Link to accept",
        "https://portal.example/invitations/…",
        link_text="Accept the invitation",
        is_required=True,
    ),
    Placeholder("help_phone", "Our telephone number", "0161 496 0123"),
    Placeholder("help_hours", "When the telephone is answered", "Monday to Friday, 9am to 5pm"),
    Placeholder("site_name", "What the portal is called", "Care North West"),
)


def plan_invitation(invitation: Invitation, *, at: datetime) -> None:
    plan_mail(
        kind=INVITATION,
        about=invitation,
        to_email=invitation.email,
        to_name=invitation.full_name,
        due_at=at,
        dedupe_key=f"invitation:{invitation.pk}:{invitation.link_version}",
        at=at,
    )
    wake_sender()


def cancel_invitation_mail(invitation: Invitation, *, at: datetime) -> None:
    cancel_planned_mail(about=invitation, kinds=[INVITATION], reason="The invitation was withdrawn", at=at)


def prepare(mail: PlannedMail, at: datetime) -> Prepared | Skip:
    invitation = Invitation.objects.select_related("organisation", "invited_by").get(pk=mail.about_id)
    if not invitation.is_open(at):
        return Skip("The invitation is no longer open")
    return Prepared(
        {
            "name": invitation.full_name,
            "organisation": invitation.organisation.name,
            "invited_by": invitation.invited_by.full_name if invitation.invited_by else settings.SITE_NAME,
            "until": say_date(invitation.expires_at),
            "invitation_link": invitation_url(invitation),
            "help_phone": settings.HELP_PHONE,
            "help_hours": settings.HELP_HOURS,
            "site_name": settings.SITE_NAME,
        }
    )


def register_kinds() -> None:
    register(
        MailKind(
            key=INVITATION,
            name="Invitation to act for an organisation",
            when="As soon as somebody is invited",
            placeholders=PLACEHOLDERS,
            subject=SUBJECT,
            body=BODY,
            must_arrive=True,
            max_late=None,
            prepare=prepare,
        )
    )
