"""What people and programmes are written about a referral."""

from datetime import timedelta

from applicants.mail_texts import OFFICE, SIGNED_OFF, TO_PARTNER, TO_PERSON, Wording


def _to_person(
    key: str, name: str, when: str, subject: str, text: str, *, may_name: frozenset[str] = frozenset()
) -> Wording:
    body = f"Hello {{{{ first_name }}}},\n\n{text}\n\n{{{{ me_link }}}}\n{SIGNED_OFF}"
    return Wording(key, f"Person: {name}", when, TO_PERSON | may_name, subject, body)


def _to_partner(
    key: str, name: str, when: str, subject: str, text: str, *, may_name: frozenset[str] = frozenset()
) -> Wording:
    body = f"Hello,\n\n{text}\n\n{{{{ answer_link }}}}\n{SIGNED_OFF}"
    return Wording(key, f"Programme: {name}", when, TO_PARTNER | may_name, subject, body)


SENT = _to_person(
    "referral_sent",
    "sent to a programme",
    "As soon as somebody is sent to a programme",
    "You are on your way",
    "We told the programme about you, as you wished. They answer by {{ answer_by }}. If they don't, you don't have to "
    "chase: we do, and then we offer you others.",
    may_name=frozenset({"answer_by"}),
)
TALK = _to_person(
    "referral_talk",
    "a programme wants to talk",
    "As soon as a programme says that it wants to talk first",
    "They would like to talk with you",
    "The programme would like to talk with you first, and gets in touch by {{ answer_by }}, in the way that you chose.",
    may_name=frozenset({"answer_by"}),
)
ACCEPTED = _to_person(
    "referral_accepted",
    "accepted",
    "As soon as a programme says yes",
    "They said yes",
    "Good news: the programme has said yes. Your page shows when and where it starts.",
)
ON_THE_LIST = _to_person(
    "referral_waiting",
    "on the waiting list",
    "As soon as a programme says yes to a start that is full",
    "You are on the waiting list",
    "The programme would take you, and this start is full. You are on its waiting list. Your page shows other starts "
    "that have places.",
)
OFFERED = _to_person(
    "referral_offered",
    "a place is offered",
    "As soon as a place comes free for somebody on the waiting list",
    "A place for you, until {{ until }}",
    "A place has come free, and it is kept for you until {{ until }}. Say yes or no on your page. If you say nothing, it "
    "goes to the next person, and the programme finds another start with you.",
    may_name=frozenset({"until"}),
)
OFFER_RAN_OUT = _to_person(
    "referral_offer_ran_out",
    "an offer ran out",
    "When nobody has answered an offer in time",
    "The place has gone to the next person",
    "We kept a place for you and have not heard from you, so it goes to the next person in line. Nothing is lost: the "
    "programme finds another start with you, and your page shows others.",
)
LOST_COHORT = _to_person(
    "referral_lost_cohort",
    "the start is off",
    "When a start is cancelled, or begins without those on its waiting list",
    "Your start has changed",
    "The start that you were down for does not take you after all. We are sorry. The programme finds another with you "
    "by {{ answer_by }}, and your page shows others that have places.",
    may_name=frozenset({"answer_by"}),
)
DECLINED = _to_person(
    "referral_declined",
    "a programme says no",
    "As soon as a programme says no",
    "This one is not possible: here is what is",
    "This programme cannot take you. Your page says why, and what you can do now: other programmes near you, one press "
    "each.",
)
REOFFERED = _to_person(
    "referral_reoffered",
    "no answer: others are offered",
    "When a programme has not answered for ten working days",
    "They have not answered. You can move on",
    "The programme has not answered yet. That is not your fault. You can wait, or move to another one with one press.",
)
CLOSED_FOR_PERSON = _to_person(
    "referral_closed",
    "stopped",
    "As soon as somebody else than the person has stopped a referral",
    "One of your programmes is closed for you",
    "One of the programmes on your page is closed for you now. Your page says why, and what comes next.",
)
START_REMINDER = _to_person(
    "referral_start_reminder",
    "the programme starts soon",
    "Three working days before a cohort starts, at 10am",
    "You start on {{ starts_on }}",
    "You start on {{ starts_on }}. Your page shows the time, the way there and what to bring. If you cannot come, say so "
    "there: somebody else would be glad of the place.",
    may_name=frozenset({"starts_on"}),
)
REVIEWED = _to_person(
    "referral_reviewed",
    "the end of a programme",
    "As soon as a programme has recorded how it went",
    "How it went, and what comes next",
    "The programme has written down how it went. Read it on your page and say whether you agree. There you also find "
    "what comes next.",
)

PARTNER_NEW = _to_partner(
    "partner_new",
    "somebody new",
    "As soon as somebody is sent to a programme",
    "New: {{ reference }}, please answer by {{ answer_by }}",
    "{{ reference }} would like to join a programme of yours. Please answer by {{ answer_by }}: yes, no, or that you "
    "would like to talk first.",
    may_name=frozenset({"answer_by"}),
)
PARTNER_REMINDER = _to_partner(
    "partner_reminder",
    "an answer is due",
    "When a programme has not answered for three working days",
    "Still waiting for your answer: {{ reference }}",
    "{{ reference }} is waiting for your answer, which is due by {{ answer_by }}. After that our staff help, and later "
    "the person is offered other programmes.",
    may_name=frozenset({"answer_by"}),
)
PARTNER_STOPPED = Wording(
    "partner_stopped",
    "Programme: somebody stopped",
    "As soon as somebody stops, moves on, or takes back their consent",
    OFFICE | {"reference"},
    "{{ reference }} is no longer with you",
    "Hello,\n\n{{ reference }} has stopped, or goes on elsewhere. You need do nothing. Please delete what you keep about "
    f"them outside the portal, unless you have to keep it.\n{SIGNED_OFF}",
)
EMPLOYER_FOLLOW_UP = Wording(
    "employer_follow_up",
    "Employer: still there?",
    "4, 13 and 26 weeks into a job in care, at 10am, if the person agreed",
    OFFICE | {"first_name", "weeks", "follow_up_link"},
    "Is {{ first_name }} still with you?",
    "Hello,\n\n{{ first_name }} started with you {{ weeks }} weeks ago, and agreed that we ask you one question: are they "
    f"still with you? One press is all we ask.\n\n{{{{ follow_up_link }}}}\n{SIGNED_OFF}",
    must_arrive=False,
    max_late=timedelta(days=7),
)
