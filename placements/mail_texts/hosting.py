"""What hosts are written about the yearly question."""

from datetime import timedelta

from placements.mail_texts import SIGNED_OFF, TO_HOST, Wording

HOST_QUESTION = Wording(
    "placement_question",
    "Host: yes, maybe or no?",
    "Once a year, from March for the year that begins in September, or as soon as a place is added",
    TO_HOST,
    "{{ place }}: could you have a student?",
    """Hello {{ name }},

Could {{ place }} have a student with you from {{ year }}? Yes, maybe or no: one press on your telephone, no password.

{{ answer_link }}

Your answer commits you to nothing. “Maybe” is a good answer: small places host together with their neighbours, and we help with what is in the way.
"""
    + SIGNED_OFF,
)
HOST_REMINDER = Wording(
    "placement_question_again",
    "Host: question, once more",
    "A fortnight after the question, where nobody has answered",
    TO_HOST,
    "{{ place }}: yes, maybe or no?",
    """Hello {{ name }},

Two weeks ago we asked whether {{ place }} could have a student with you from {{ year }}. One press tells us, and “no” is an answer too: we then ask again next year only.

{{ answer_link }}
"""
    + SIGNED_OFF,
    must_arrive=False,
    max_late=timedelta(days=14),
)
HOST_STILL_RIGHT = Wording(
    "placement_still_right",
    "Host: still right?",
    "Once a month, where a place said yes, maybe or already arranged",
    TO_HOST | {"answer"},
    "{{ place }}: is it still right?",
    """Hello {{ name }},

You told us “{{ answer }}” about students at {{ place }}. Is that still right? One press keeps it fresh; what nobody confirms for two months is shown as not confirmed.

{{ answer_link }}
"""
    + SIGNED_OFF,
    must_arrive=False,
    max_late=timedelta(days=14),
)
