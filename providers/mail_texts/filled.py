"""The question two and eight weeks after a session; staff may change its wording in the admin."""

from providers.mail_texts import ALWAYS, SIGNED_OFF, Wording

MAY_NAME = ALWAYS | {"topic", "post_link", "other_times_link"}

POST_FILLED_FIRST = Wording(
    "post_filled_first",
    "Did you fill the post? After two weeks",
    "At 9am on a working day two weeks after the session, to those who came",
    MAY_NAME,
    "One question: did you fill the post?",
    """Hello {{ first_name }},

Two weeks ago you talked with {{ adviser }} about: {{ topic }}. Did you fill the post since?

{{ post_link }}

It is one question with three answers. We ask so that the programme knows what helps.
"""
    + SIGNED_OFF,
)

POST_FILLED_SECOND = Wording(
    "post_filled_second",
    "Did you fill the post? After eight weeks",
    "At 9am on a working day eight weeks after the session, to those who came and have not filled it yet",
    MAY_NAME,
    "The last question from us: did you fill the post?",
    """Hello {{ first_name }},

It is eight weeks since “{{ drop_in }}” with {{ adviser }}. Is the post filled by now?

{{ post_link }}

We don’t ask again. If it is still open, have another half hour on us:

{{ other_times_link }}
"""
    + SIGNED_OFF,
)
