"""What people said after the sessions of the last weeks, by the links that they were mailed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from providers.emails.filled import WEEKS_OF_KIND
from providers.enums import BookingStatus, PostAnswer, Usefulness
from providers.mail_texts import FOLLOW_UP_ATTENDED
from providers.models import Booking
from providers.services.agenda import plan_adviser_mail
from providers.services.feedback import answer_post_question, give_feedback
from workforce_portal.outbox.models import PlannedMail, State

ANSWERS_FEEDBACK, ANSWERS_ABOUT_POST = 0.6, 0.5
HOW_USEFUL = (Usefulness.VERY,) * 5 + (Usefulness.USEFUL,) * 4 + (Usefulness.A_LITTLE, Usefulness.NOT_AT_ALL)
POSTS = (PostAnswer.YES,) * 3 + (PostAnswer.NOT_YET,) * 4 + (PostAnswer.STOPPED,)

NEXT_STEPS = (
    "Put the pay and the bus in the first line of the advert.",
    "Ask the two questions about a bad day at the next interview.",
    "Write down the first week, hour by hour, before Monday.",
    "Have a cup of tea with everybody who has been here six weeks.",
    "Ring the college in Preston.",
    "Show the advert to our newest starter and ask what is missing.",
    "",
    "",
)
COMMENTS = (
    "Half an hour was just right. I came away with one thing to do, not ten.",
    "More of these in the evening, please. I do the school run and then nights.",
    "First time anybody asked what our rota looks like before giving advice.",
    "I had hoped for something on sponsorship too.",
    "",
    "",
    "",
    "",
)


def load_afterwards(rng: random.Random, today: date) -> None:
    at = timezone.now()
    for mail, booking in _mailed((FOLLOW_UP_ATTENDED.key,)):
        given_at = mail.due_at + timedelta(minutes=rng.randint(5, 2000))
        if rng.random() < ANSWERS_FEEDBACK and given_at < at:
            give_feedback(
                booking_id=booking.pk,
                usefulness=rng.choice(HOW_USEFUL),
                next_step=rng.choice(NEXT_STEPS),
                comment=rng.choice(COMMENTS),
                at=given_at,
            )
    for mail, booking in _mailed(tuple(WEEKS_OF_KIND)):
        answered_at = mail.due_at + timedelta(minutes=rng.randint(5, 2000))
        if rng.random() < ANSWERS_ABOUT_POST and answered_at < at:
            weeks = WEEKS_OF_KIND[mail.kind]
            answer_post_question(booking_id=booking.pk, weeks=weeks, answer=rng.choice(POSTS), at=answered_at)
    plan_adviser_mail(at=at)


def _mailed(kinds: tuple[str, ...]) -> Iterator[tuple[PlannedMail, Booking]]:
    """In the order in which they happened, which is the same each time; ids are not."""
    about = ContentType.objects.get_for_model(Booking)
    mails = PlannedMail.objects.filter(kind__in=kinds, about_type=about, state=State.SENT)
    came = Booking.objects.filter(status=BookingStatus.ATTENDED).in_bulk(mails.values_list("about_id", flat=True))
    for mail in mails.order_by("due_at", "to_email"):
        if mail.about_id in came:
            yield mail, came[mail.about_id]
