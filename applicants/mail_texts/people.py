"""What people are written about themselves."""

from datetime import timedelta

from applicants.mail_texts import SIGNED_OFF, TO_PERSON, Wording

KEEP_TO_YOURSELF = """
{{ me_link }}

Keep this link to yourself: whoever has it can see your page.
"""

REGISTERED = Wording(
    "applicant_registered",
    "Person: registered",
    "As soon as somebody has registered themselves",
    TO_PERSON,
    "You are registered",
    """Hello {{ first_name }},

You are registered. Your page shows what happens next and by when, and who has your details: nobody, until you say yes.
"""
    + KEEP_TO_YOURSELF
    + SIGNED_OFF,
)

REGISTERED_BY_ADVISER = Wording(
    "applicant_registered_by",
    "Person: registered by somebody else",
    "As soon as an adviser or our staff have registered somebody",
    TO_PERSON | {"organisation"},
    "{{ organisation }} registered you: is it right?",
    """Hello {{ first_name }},

{{ organisation }} registered you with us as somebody who may want to work in care. Your page shows what they wrote and who can see it. There you can correct it, or stop it with one press.
"""
    + KEEP_TO_YOURSELF
    + SIGNED_OFF,
)

ALREADY_REGISTERED = Wording(
    "applicant_already",
    "Person: registered already",
    "When somebody registers who is registered already; what they typed is not kept",
    TO_PERSON,
    "You are registered already",
    """Hello {{ first_name }},

Somebody, most likely you, has just registered with your details. You are registered already, so nothing has changed. Here is your page:
"""
    + KEEP_TO_YOURSELF
    + SIGNED_OFF,
    max_late=timedelta(hours=12),
)

CORRECTED = Wording(
    "applicant_corrected",
    "Person: details corrected by somebody else",
    "When an adviser, a programme or our staff correct who somebody is",
    TO_PERSON,
    "Your details were corrected",
    """Hello {{ first_name }},

Your details were corrected for you. Your page shows what was changed and by whom. If it is wrong, change it back there, or ring us.
"""
    + KEEP_TO_YOURSELF
    + SIGNED_OFF,
)

FOLLOW_UP_PERSON = Wording(
    "applicant_follow_up",
    "Person: still in the job?",
    "4, 13 and 26 weeks into a job in care, at 10am",
    TO_PERSON | {"weeks", "follow_up_link"},
    "How is it going?",
    """Hello {{ first_name }},

You started {{ weeks }} weeks ago. Are you still there? One press is all we ask:

{{ follow_up_link }}

If it is not going well, tell us: we may be able to help.

{{ me_link }}
"""
    + SIGNED_OFF,
    must_arrive=False,
    max_late=timedelta(days=7),
)
