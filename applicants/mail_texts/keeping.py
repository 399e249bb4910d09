"""What is written about keeping and removing somebody's details, and by our staff."""

from datetime import timedelta

from applicants.mail_texts import OFFICE, SIGNED_OFF, TO_PERSON, Wording
from applicants.mail_texts.people import KEEP_TO_YOURSELF

KEEP_ME = Wording(
    "applicant_keep_me",
    "Person: shall we keep your details?",
    "When we have not heard from somebody for as long as details are kept, 30 days before they are removed",
    OFFICE | {"first_name", "keep_link", "until_day"},
    "Shall we keep your details?",
    """Hello {{ first_name }},

We have not heard from you for a long time. Unless you say otherwise, we will remove your details on {{ until_day }}. If you would still like to hear from us, one press keeps them:

{{ keep_link }}

If not, you need do nothing.
"""
    + SIGNED_OFF,
)

PARTNER_FORGOTTEN = Wording(
    "partner_forgotten",
    "Partner: remove somebody's details",
    "As soon as the details of somebody are removed whom the organisation could see",
    OFFICE | {"reference"},
    "Remove what you hold about {{ reference }}",
    """Hello,

We have removed the details of {{ reference }} from {{ site_name }}. Remove what you hold about them too, unless the law asks you to keep it.
"""
    + SIGNED_OFF,
)

STAFF_MESSAGE = Wording(
    "applicant_message",
    "Person: our staff wrote something",
    "As soon as our staff have written to somebody; what they wrote is on the person's page alone",
    TO_PERSON,
    "We have written to you",
    """Hello {{ first_name }},

We have written to you. You can read it on your page:
"""
    + KEEP_TO_YOURSELF
    + SIGNED_OFF,
    max_late=timedelta(days=14),
)
