"""The wording that each message of provider support comes with; staff may change it in the admin."""

from __future__ import annotations

from dataclasses import dataclass

from workforce_portal.outbox.kinds import Placeholder

PLACEHOLDERS = (
    Placeholder("first_name", "First name of the person who booked", "Rukhsana"),
    Placeholder("drop_in", "What the drop-in is called", "Write a job advert that gets answers"),
    Placeholder("when", "Day, date and times of the session", "Tuesday 12 January 2027, 2pm to 2:30pm"),
    Placeholder("where", "Address, or how to join online", "Online. Join at https://meet.example/abc"),
    Placeholder("adviser", "Name of the adviser", "Farida Iqbal"),
    Placeholder("what_to_bring", "What to bring, from the kind of drop-in; may be empty", "Your last job advert."),
    Placeholder("topic", "What the person wants help with", "Writing or placing an advert"),
    Placeholder(
        "resources",
        "Resources for that topic, with their addresses; empty where staff have named none",
        "To have ready, picked for “Writing or placing an advert”: …",
    ),
    Placeholder("adjustments", "What the person needs to take part; may be empty", "Captions, please"),
    Placeholder("reason", "Why we cancelled the session; may be empty", "The adviser is ill."),
    Placeholder("reference", "The booking's reference", "7K3M 9QDT"),
    Placeholder(
        "booking_link",
        "Link to see, move or cancel the booking",
        "https://portal.example/providers/bookings/…",
        link_text="See, move or cancel your booking",
    ),
    Placeholder("booking_links", "Every coming booking of this address with its link", "Write a job advert …"),
    Placeholder(
        "other_times_link",
        "Link to other times of the same drop-in",
        "https://portal.example/providers/drop-ins/",
        link_text="Find another time",
    ),
    Placeholder(
        "feedback_link",
        "Link to three questions about the session",
        "https://portal.example/providers/bookings/…/feedback/",
        link_text="Answer three short questions",
    ),
    Placeholder(
        "post_link",
        "Link to the question whether the post is filled",
        "https://portal.example/providers/bookings/…/post/2/",
        link_text="Answer: is the post filled?",
        is_required=True,
    ),
    Placeholder(
        "next_times",
        "The next times of the same drop-in that have a place; may be empty",
        "- Tuesday 19 January 2027, 2pm to 2:30pm, online: https://portal.example/providers/drop-ins/12/",
    ),
    Placeholder("help_phone", "Telephone number of the programme", "0161 496 0123"),
    Placeholder("help_hours", "When the telephone is answered", "Monday to Friday, 9am to 5pm"),
    Placeholder("site_name", "Name of the portal", "Care North West"),
)

ALWAYS = frozenset({"first_name", "drop_in", "when", "adviser", "reference", "help_phone", "help_hours", "site_name"})
COMING = ALWAYS | {"where", "what_to_bring", "topic", "resources", "adjustments", "booking_link"}

SIGNED_OFF = """
Would you rather talk? Ring {{ help_phone }}, {{ help_hours }}, and say {{ reference }}.

{{ site_name }}
"""


@dataclass(frozen=True)
class Wording:
    key: str
    name: str
    when: str
    may_name: frozenset[str]
    subject: str
    body: str


BOOKING_CONFIRMATION = Wording(
    "booking_confirmation",
    "Booking: confirmation",
    "As soon as somebody has booked, and again when their address is corrected",
    COMING,
    "You are booked in: {{ when }}",
    """Hello {{ first_name }},

You have a place at “{{ drop_in }}” with {{ adviser }}.

{{ when }}
{{ where }}

{{ what_to_bring }}

{{ adviser }} knows that you want help with: {{ topic }}.

{{ resources }}

{{ booking_link }}

We send one reminder, at 9am the day before, unless your session is sooner than that. The calendar entry with this message moves by itself if the time changes.
"""
    + SIGNED_OFF,
)

BOOKING_CHANGED = Wording(
    "booking_changed",
    "Booking: another time or place",
    "As soon as a booking is moved, or its session gets another time, place or adviser",
    COMING,
    "Your drop-in has changed: {{ when }}",
    """Hello {{ first_name }},

Your place at “{{ drop_in }}” is now:

{{ when }}
{{ where }}
With {{ adviser }}

{{ what_to_bring }}

Your reference stays {{ reference }}. The entry in your calendar moves when you open the one with this message.

{{ booking_link }}
"""
    + SIGNED_OFF,
)

BOOKING_CANCELLED = Wording(
    "booking_cancelled",
    "Booking: cancelled by the person",
    "As soon as a booking is cancelled by the person, or by staff for them",
    ALWAYS | {"other_times_link"},
    "Cancelled: your drop-in on {{ when }}",
    """Hello {{ first_name }},

Your place at “{{ drop_in }}”, {{ when }}, is cancelled. Thank you for telling us: somebody else can have it now.

{{ other_times_link }}
"""
    + SIGNED_OFF,
)

DROP_IN_CANCELLED = Wording(
    "drop_in_cancelled",
    "Session cancelled by us",
    "As soon as staff cancel a session, to everybody who had booked it",
    ALWAYS | {"other_times_link", "reason"},
    "We are sorry: your drop-in on {{ when }} is cancelled",
    """Hello {{ first_name }},

We have had to cancel “{{ drop_in }}”, {{ when }}. We are sorry.

{{ reason }}

{{ other_times_link }}

Or ring us on {{ help_phone }} and we will find a time that suits you.
"""
    + SIGNED_OFF,
)

BOOKING_REMINDER = Wording(
    "booking_reminder",
    "Booking: reminder",
    "At 9am on the day before the session",
    COMING,
    "Tomorrow: {{ drop_in }}, {{ when }}",
    """Hello {{ first_name }},

You have a place at “{{ drop_in }}” with {{ adviser }} tomorrow.

{{ when }}
{{ where }}

{{ what_to_bring }}

{{ resources }}

Can’t make it? Move it or cancel it, so that somebody else can have the place:

{{ booking_link }}
"""
    + SIGNED_OFF,
)

BOOKING_LINKS = Wording(
    "booking_links",
    "Lost link",
    "When somebody asks for their link, or books a session that they have a place at already",
    frozenset({"first_name", "booking_links", "help_phone", "help_hours", "site_name"}),
    "The link to your drop-in booking",
    """Hello {{ first_name }},

You, or somebody who knows your address, asked for this. These are your coming bookings, each with the link to see, move or cancel it:

{{ booking_links }}

If it wasn’t you, there is nothing to do: nobody else has seen this message.

Would you rather talk? Ring {{ help_phone }}, {{ help_hours }}.

{{ site_name }}
""",
)

FOLLOW_UP_ATTENDED = Wording(
    "follow_up_attended",
    "Follow-up: came",
    "At 9am on the next working day after staff record that somebody came",
    ALWAYS | {"topic", "other_times_link", "feedback_link"},
    "Thank you for coming to “{{ drop_in }}”",
    """Hello {{ first_name }},

Thank you for coming. Was it worth your while? Three questions, one minute:

{{ feedback_link }}

If something that you talked about with {{ adviser }} isn’t working yet, or a new question has come up, have another half hour on us:

{{ other_times_link }}

Or answer this message: a person reads it.
"""
    + SIGNED_OFF,
)

FOLLOW_UP_MISSED = Wording(
    "follow_up_missed",
    "Follow-up: did not come",
    "At 9am on the next working day after staff record that somebody did not come",
    ALWAYS | {"topic", "other_times_link", "next_times"},
    "Sorry that we missed you",
    """Hello {{ first_name }},

We missed you at “{{ drop_in }}”. Care doesn’t stop for a meeting; we know. Shall we try another time?

{{ next_times }}

{{ other_times_link }}

Or ring us and we will fit round your shifts.
"""
    + SIGNED_OFF,
)
