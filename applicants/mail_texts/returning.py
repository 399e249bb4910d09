"""What brings somebody back: to what they had begun, or to their page."""

from datetime import timedelta

from applicants.mail_texts import OFFICE, SIGNED_OFF, Wording

DRAFT_SAVED = Wording(
    "applicant_draft",
    "Person: registration kept for later",
    "As soon as somebody asks us to keep a registration that they have not finished",
    OFFICE | {"draft_link", "until_day"},
    "Go on with your registration",
    """Hello,

Here you go on where you stopped:

{{ draft_link }}

We keep what you answered until {{ until_day }}, and then delete it. Keep this link to yourself: whoever has it can see your answers.

If this was not you, you need do nothing.
"""
    + SIGNED_OFF,
    max_late=timedelta(days=1),
)

WAY_BACK = Wording(
    "applicant_way_back",
    "Person: lost link",
    "As soon as somebody whom we know asks for their link",
    OFFICE | {"first_name", "return_link"},
    "Your page",
    """Hello {{ first_name }},

Here is your page. The link works once, for 60 minutes:

{{ return_link }}

If you did not ask for it, you need do nothing: nobody else has got it.
"""
    + SIGNED_OFF,
    max_late=timedelta(minutes=50),
)
