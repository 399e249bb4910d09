"""The wording that the messages of waiting lists and calls come with; staff may change it in the admin."""

from __future__ import annotations

from providers.mail_texts.bookings import PLACEHOLDERS as OF_BOOKINGS
from providers.mail_texts.bookings import Wording
from workforce_portal.outbox.kinds import Placeholder

# Words that every message about a session shares, as the bookings' messages have them.
OFFICE = frozenset({"help_phone", "help_hours", "site_name"})
SHARED = OFFICE | {"first_name", "drop_in", "when", "where", "adviser", "topic", "other_times_link"}

PLACEHOLDERS = (
    *(placeholder for placeholder in OF_BOOKINGS if placeholder.name in SHARED),
    Placeholder("position", "Place in line, in words", "second"),
    Placeholder("until", "Until when the offer can be answered", "10am on Wednesday 6 January"),
    Placeholder("reason", "Why we cancelled or took back; may be empty", "The adviser is ill."),
    Placeholder("still_waiting", "What the person still waits for; may be empty", "You are still in line for …"),
    Placeholder(
        "waiting_link",
        "Link to the place in line, and off the list",
        "https://portal.example/providers/waiting/…",
        link_text="See your place in line, or leave the list",
    ),
    Placeholder(
        "offer_link",
        "Link to accept or decline the offer",
        "https://portal.example/providers/bookings/…",
        link_text="Say yes or no",
    ),
    Placeholder(
        "join_link",
        "Link to the session, to join its list again",
        "https://portal.example/providers/drop-ins/1/",
        link_text="Join the list again",
    ),
    Placeholder(
        "ask_link",
        "Link to ask us to ring",
        "https://portal.example/providers/drop-ins/ask/",
        link_text="Give us three times that suit you",
    ),
    Placeholder("times", "The times that would suit, one a line", "Tuesdays, in the morning"),
    Placeholder("promised_by", "By when we ring", "Thursday 7 January"),
    Placeholder(
        "call_link",
        "Link to the request",
        "https://portal.example/providers/call-backs/…",
        link_text="See or take back your request",
    ),
)

SESSION = OFFICE | {"first_name", "drop_in", "when", "where", "adviser", "other_times_link", "ask_link"}

SIGNED_OFF = """
Would you rather talk? Ring {{ help_phone }}, {{ help_hours }}.

{{ site_name }}
"""

WAITING_JOINED = Wording(
    "waiting_joined",
    "Waiting list: joined",
    "As soon as somebody joins a waiting list, and again when they ask for their link",
    SESSION | {"position", "waiting_link"},
    "You are on the waiting list: {{ drop_in }}",
    """Hello {{ first_name }},

“{{ drop_in }}”, {{ when }}, is full. You are {{ position }} in line.

When a place comes free, we keep it for the person who has waited longest and write to them. You then have a day to say yes, and never less time because of a night. Nothing is booked until you say yes.

{{ waiting_link }}
"""
    + SIGNED_OFF,
)

WAITING_OFFER = Wording(
    "waiting_offer",
    "Waiting list: a place is offered",
    "As soon as a place comes free; between 8pm and 8am it waits until 8am",
    SESSION | {"until", "offer_link"},
    "A place for you: {{ drop_in }}, {{ when }}",
    """Hello {{ first_name }},

A place has come free at “{{ drop_in }}”, and it is kept for you until {{ until }}.

{{ when }}
{{ where }}
With {{ adviser }}

{{ offer_link }}

If you say no, or nothing by then, it goes to the next person in line, and you are off this list.
"""
    + SIGNED_OFF,
)

WAITING_OFFER_RAN_OUT = Wording(
    "waiting_offer_ran_out",
    "Waiting list: the offer ran out",
    "When nobody has answered an offer in time",
    SESSION | {"join_link"},
    "The place that we kept for you has gone to the next person",
    """Hello {{ first_name }},

We kept a place for you at “{{ drop_in }}”, {{ when }}, and have not heard from you. It goes to the next person in line.

Still want to come? Join the list again, or choose another time:

{{ join_link }}

{{ other_times_link }}
"""
    + SIGNED_OFF,
)

WAITING_OFFER_WITHDRAWN = Wording(
    "waiting_offer_withdrawn",
    "Waiting list: the offer was taken back",
    "When staff take an offer back",
    SESSION | {"reason"},
    "We are sorry: we cannot keep the place for you",
    """Hello {{ first_name }},

We had offered you a place at “{{ drop_in }}”, {{ when }}, and have had to take it back. We are sorry.

{{ reason }}

{{ other_times_link }}

{{ ask_link }}
"""
    + SIGNED_OFF,
)

WAITING_CANCELLED = Wording(
    "waiting_cancelled",
    "Waiting list: the session is cancelled",
    "When we cancel a session, to those who wait for it",
    SESSION | {"reason", "still_waiting"},
    "Cancelled: the drop-in that you were waiting for",
    """Hello {{ first_name }},

“{{ drop_in }}”, {{ when }}, for which you were on the waiting list, is cancelled. We are sorry.

{{ reason }}

{{ still_waiting }}

{{ other_times_link }}

{{ ask_link }}
"""
    + SIGNED_OFF,
)

CALL_BACK_ASKED = Wording(
    "call_back_asked",
    "Call back: asked for",
    "As soon as somebody without a suitable time asks us to ring, if they gave an address",
    OFFICE | {"first_name", "topic", "times", "promised_by", "call_link"},
    "We will be in touch by {{ promised_by }}",
    """Hello {{ first_name }},

Thank you for telling us when you could talk. We will ring or write by {{ promised_by }} and find a time with you.

You want help with: {{ topic }}

These times would suit you:

{{ times }}

Do you not need the call any more? Tell us with one press:

{{ call_link }}
"""
    + SIGNED_OFF,
)
