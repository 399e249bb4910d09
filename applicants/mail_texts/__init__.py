"""The wording that messages about applicants come with; staff may change it in the admin.

No message says more about a person than their first name: a lost telephone or a wrong address tells nothing.
Partners and employers get the reference that people can say on the phone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from workforce_portal.outbox.kinds import Placeholder


@dataclass(frozen=True)
class Wording:
    key: str
    name: str
    when: str
    may_name: frozenset[str]
    subject: str
    body: str
    must_arrive: bool = True
    max_late: timedelta | None = None


OFFICE = frozenset({"help_phone", "help_hours", "site_name"})
TO_PERSON = OFFICE | {"first_name", "me_link"}
TO_PARTNER = OFFICE | {"reference", "answer_link"}

PLACEHOLDERS = (
    Placeholder("first_name", "What the person is called", "Leanne"),
    Placeholder(
        "me_link",
        "Link to the person's page",
        "https://portal.example/applicants/me/…",
        link_text="See where you are",
    ),
    Placeholder("reference", "The person's reference", "NWC-7K3-9QD"),
    Placeholder(
        "answer_link",
        "Link for the organisation to see the referral and to answer",
        "https://portal.example/partners/answer/…",
        link_text="See it and answer",
    ),
    Placeholder("organisation", "The organisation that acted", "Jobcentre Plus, Wigan"),
    Placeholder("until", "Until when an offer can be answered", "6pm on Wednesday 6 January"),
    Placeholder("answer_by", "By when an answer is due", "Tuesday 12 January"),
    Placeholder("starts_on", "First day of a cohort", "Monday 1 February"),
    Placeholder("weeks", "How many weeks into the job", "13"),
    Placeholder(
        "follow_up_link",
        "Link to answer in one press",
        "https://portal.example/applicants/follow-up/…",
        link_text="Answer with one press",
    ),
    Placeholder(
        "draft_link",
        "Link to what somebody had begun to fill in",
        "https://portal.example/applicants/register/saved/…",
        link_text="Go on where you stopped",
    ),
    Placeholder("until_day", "Last day on which it is kept", "Tuesday 19 January"),
    Placeholder(
        "return_link",
        "Link that opens the person's page once",
        "https://portal.example/applicants/back/…",
        link_text="Open your page",
    ),
    Placeholder(
        "keep_link",
        "Link that keeps the person's details",
        "https://portal.example/applicants/me/…/keep/",
        link_text="Keep my details",
    ),
    Placeholder("to_do", "What there is to do, one thing to a line", "- To answer: 2. They wait for an answer"),
    Placeholder(
        "workspace_link",
        "Link to the organisation's workspace",
        "https://portal.example/partners/…",
        link_text="Go to your workspace",
    ),
    Placeholder("help_phone", "Our telephone number", "0161 496 0123"),
    Placeholder("help_hours", "When the telephone is answered", "Monday to Friday, 9am to 5pm"),
    Placeholder("site_name", "What the portal is called", "Care North West"),
)

SIGNED_OFF = """
Would you rather talk? Ring {{ help_phone }}, {{ help_hours }}.

{{ site_name }}
"""
