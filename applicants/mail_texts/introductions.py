"""What employers who promise an interview are written, and the people who chose them."""

from datetime import timedelta

from applicants.mail_texts import OFFICE, SIGNED_OFF, TO_PERSON, Wording

EMPLOYER_NEW = Wording(
    "introduction_new",
    "Employer: somebody chose you",
    "As soon as somebody who completed a programme chooses an employer",
    OFFICE | {"workspace_link"},
    "Somebody would like the interview that you promised",
    """Hello,

Somebody who has completed a programme chose you. Their name and how to reach them are in your workspace. Please say there when you see them.

{{ workspace_link }}
"""
    + SIGNED_OFF,
)
EMPLOYER_REMINDER = Wording(
    "introduction_reminder",
    "Employer: somebody waits for the interview",
    "When an employer has not answered for five working days",
    OFFICE | {"workspace_link"},
    "Somebody still waits for the interview that you promised",
    """Hello,

A week ago somebody chose you, and they wait to hear from you. Please say in your workspace when you see them, or that you could not reach them.

{{ workspace_link }}
"""
    + SIGNED_OFF,
    max_late=timedelta(days=2),
)
PERSON_ANSWERED = Wording(
    "introduction_answered",
    "Person: an employer has answered",
    "As soon as an employer says something about an interview",
    TO_PERSON,
    "News about your interview",
    """Hello {{ first_name }},

The employer that you chose has answered. Your page says what, and what you can do now.

{{ me_link }}
"""
    + SIGNED_OFF,
)
