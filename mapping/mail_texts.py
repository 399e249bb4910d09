"""The wording that messages of the map come with; staff may change it in the admin."""

from __future__ import annotations

from workforce_portal.outbox.kinds import Placeholder

STILL_RIGHT, TIP_TAKEN, TIP_ANSWERED = "map_still_right", "map_tip_taken", "map_tip_answered"

COMMON = (
    Placeholder("help_phone", "Telephone number of the programme", "0161 496 0123"),
    Placeholder("help_hours", "When the telephone is answered", "Monday to Friday, 9am to 5pm"),
    Placeholder("site_name", "Name of the portal", "Care North West"),
)
OWNER_PLACEHOLDERS = (
    Placeholder("first_name", "First name of the person who answers for it", "Imran"),
    Placeholder("activity", "Title of the activity", "Night Shift Circle"),
    Placeholder("verified_on", "Day when somebody last confirmed it", "Monday 13 July 2026"),
    Placeholder("what_follows", "What happens if nobody answers", "After 12 March 2027 lists leave it out."),
    Placeholder(
        "still_right_link",
        "Link to say that it is still right",
        "https://portal.example/map/still-right/…",
        link_text="Look at it, and say whether it is still right",
        is_required=True,
    ),
    *COMMON,
)
STILL_RIGHT_SUBJECT = "Is this still right? {{ activity }}"
STILL_RIGHT_BODY = """Hello {{ first_name }},

“{{ activity }}” stands on the map of what there is in each area. Somebody last said that it is right on {{ verified_on }}.

Is it still right? One press on the next page says so, and nothing else is asked of you.

{{ still_right_link }}

{{ what_follows }}

Has something changed? The same page has a place to say what. Or ring {{ help_phone }}, {{ help_hours }}.

{{ site_name }}
"""

TIP_PLACEHOLDERS = (
    Placeholder("what", "What the person told us of", "A mistake in “Night Shift Circle”"),
    Placeholder("reference", "Its reference", "7K2M9QXC"),
    Placeholder("answer", "What staff wrote as the answer", "Thank you. It now takes place on Wednesdays."),
    Placeholder(
        "page_link",
        "Link to what became of it",
        "https://portal.example/map/heard/…",
        link_text="See what became of it",
        is_required=True,
    ),
    *COMMON,
)
TIP_TAKEN_SUBJECT = "We have it: {{ what }}"
TIP_TAKEN_BODY = """Hello,

Thank you for telling us: {{ what }}. The reference is {{ reference }}.

Somebody who knows the area looks at it, and then we write to you once more.

{{ page_link }}

Would you rather talk? Ring {{ help_phone }}, {{ help_hours }}.

{{ site_name }}
"""
TIP_ANSWERED_SUBJECT = "What came of it: {{ what }}"
TIP_ANSWERED_BODY = """Hello,

You told us: {{ what }}. This is what came of it:

{{ answer }}

{{ page_link }}

This is the last message about it. Ring {{ help_phone }}, {{ help_hours }}, if it is not what you meant. The reference is {{ reference }}.

{{ site_name }}
"""
