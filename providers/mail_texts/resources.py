"""The wording that each message about resources comes with; staff may change it in the admin."""

from __future__ import annotations

from providers.mail_texts import Wording
from workforce_portal.outbox.kinds import Placeholder

PLACEHOLDERS = (
    Placeholder("first_name", "First name of the person who asked", "Rukhsana"),
    Placeholder("resource", "Title of the resource", "Interview questions by value"),
    Placeholder(
        "resource_link",
        "Link to the resource",
        "https://portal.example/providers/resources/interview-questions/",
        link_text="See the resource",
    ),
    Placeholder("format", "The format that was asked for", "Large print"),
    Placeholder("due", "Day by which we answer", "Tuesday 19 January 2027"),
    Placeholder("answer", "What staff wrote as the answer", "The large print file is at …"),
    Placeholder("change", "What changed", "Two questions more, about night shifts"),
    Placeholder(
        "confirm_link",
        "Link to say that the address is right",
        "https://portal.example/providers/resources/news/…",
        link_text="Yes, tell me when it changes",
        is_required=True,
    ),
    Placeholder(
        "stop_link",
        "Link to stop these messages",
        "https://portal.example/providers/resources/news/…",
        link_text="Stop telling me",
        is_required=True,
    ),
    Placeholder("help_phone", "Telephone number of the programme", "0161 496 0123"),
    Placeholder("help_hours", "When the telephone is answered", "Monday to Friday, 9am to 5pm"),
    Placeholder("site_name", "Name of the portal", "Care North West"),
)

ALWAYS = frozenset({"resource", "resource_link", "help_phone", "help_hours", "site_name"})

SIGNED_OFF = """
Would you rather talk? Ring {{ help_phone }}, {{ help_hours }}.

{{ site_name }}
"""

FORMAT_REQUEST_TAKEN = Wording(
    "format_request_taken",
    "Another format: we have your request",
    "As soon as somebody has asked for a resource in another format",
    ALWAYS | {"first_name", "format", "due"},
    "Your request: {{ resource }}",
    """Hello {{ first_name }},

You asked for “{{ resource }}” in another format: {{ format }}.

We answer by {{ due }}, with the file or with what we can do instead.

{{ resource_link }}
"""
    + SIGNED_OFF,
)

FORMAT_REQUEST_ANSWERED = Wording(
    "format_request_answered",
    "Another format: our answer",
    "As soon as staff mark a request for another format as answered",
    ALWAYS | {"first_name", "format", "answer"},
    "Our answer: {{ resource }}",
    """Hello {{ first_name }},

You asked for “{{ resource }}” in another format: {{ format }}.

{{ answer }}

{{ resource_link }}
"""
    + SIGNED_OFF,
)

RESOURCE_NEWS_CONFIRM = Wording(
    "resource_news_confirm",
    "Resource changes: is this your address?",
    "As soon as somebody asks to be told when a resource changes",
    ALWAYS | {"confirm_link"},
    "Shall we tell you when “{{ resource }}” changes?",
    """Hello,

Somebody, we think you, asked us to write to this address when “{{ resource }}” changes.

{{ confirm_link }}

If it was not you, do nothing: we write no more, and forget the address within a week.
"""
    + SIGNED_OFF,
)

RESOURCE_NEWS = Wording(
    "resource_news",
    "Resource changes: something changed",
    "As soon as a resource that the person follows has a new version",
    ALWAYS | {"change", "stop_link"},
    "“{{ resource }}” has changed",
    """Hello,

You asked us to tell you when “{{ resource }}” changes. What changed:

{{ change }}

{{ resource_link }}

{{ stop_link }}
"""
    + SIGNED_OFF,
)
