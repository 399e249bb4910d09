"""What advisers are mailed about their own sessions; staff may change the wording in the admin."""

from providers.mail_texts import Wording
from workforce_portal.outbox.kinds import Placeholder

PLACEHOLDERS = (
    Placeholder("adviser", "Name of the adviser", "Farida Iqbal"),
    Placeholder("day", "The day of the sessions", "Tuesday 12 January 2027"),
    Placeholder(
        "sessions",
        "The sessions: times, places, how many come and what they want help with",
        "2pm to 2:30pm, Write a job advert that gets answers, online\n2 people: Writing or placing an advert",
    ),
    Placeholder(
        "day_sheet_link",
        "Link to the day sheet; it asks to sign in",
        "https://portal.example/admin/providers/dropin/day/2027-01-12/",
        link_text="Open the day sheet",
    ),
    Placeholder("count", "How many sessions", "2 sessions"),
    Placeholder("site_name", "Name of the portal", "Care North West"),
)

AGENDA = Wording(
    "adviser_agenda",
    "Adviser: sessions of the next day",
    "At 5pm on the working day before, to the adviser of the sessions",
    frozenset({"adviser", "day", "sessions", "day_sheet_link", "site_name"}),
    "Your drop-ins on {{ day }}",
    """Hello {{ adviser }},

These are your sessions on {{ day }}:

{{ sessions }}

Who comes and what they ask is on the day sheet. It may still change, so look again in the morning.

{{ day_sheet_link }}

{{ site_name }}
""",
)

OUTCOMES = Wording(
    "adviser_outcomes",
    "Adviser: outcomes not recorded",
    "At 9am on the working day after a session of which nobody has said who came",
    frozenset({"adviser", "sessions", "count", "site_name"}),
    "Who came? {{ count }} to mark",
    """Hello {{ adviser }},

Of these sessions nobody has said yet who came. It takes a minute on the day sheet, and those who missed it get a kind message with other times:

{{ sessions }}

{{ site_name }}
""",
)
