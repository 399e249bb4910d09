"""The wording that the health check's one message comes with; staff may change it in the admin."""

from __future__ import annotations

from workforce_portal.outbox.kinds import Placeholder

PLACEHOLDERS = (
    Placeholder("taken_on", "The day on which the questions were last answered", "5 January 2027"),
    Placeholder("first_stage", "The stage that most needed work then", "Welcome"),
    Placeholder("first_step", "The first thing on the plan then", "Write down the first day by the hour."),
    Placeholder(
        "again_link",
        "Link to answer the questions again",
        "https://portal.example/providers/health-check/…/again/",
        link_text="Answer the twelve questions again",
        is_required=True,
    ),
    Placeholder(
        "result_link",
        "Link to the result, where the reminder can be stopped",
        "https://portal.example/providers/health-check/…",
        link_text="See your result and your plan",
        is_required=True,
    ),
    Placeholder("help_phone", "Telephone number of the programme", "0161 496 0123"),
    Placeholder("help_hours", "When the telephone is answered", "Monday to Friday, 9am to 5pm"),
    Placeholder("site_name", "Name of the portal", "Care North West"),
)

KEY = "health_check_reminder"
NAME = "Health check: reminder after three months"
WHEN = "At 9am on a working day three months after the answers, if somebody asked for it"
SUBJECT = "Three months on: what moved?"
BODY = """Hello,

On {{ taken_on }} you answered twelve questions about how your service finds and keeps staff, and asked us to remind you today.

“{{ first_stage }}” was where to start. The first thing on your plan was: {{ first_step }}

{{ again_link }}

It takes five minutes, and shows what moved since then.

{{ result_link }}

This is the only reminder. You asked for it by typing your address; if it was somebody else, you need not do anything.

Would you rather talk? Ring {{ help_phone }}, {{ help_hours }}.

{{ site_name }}
"""
