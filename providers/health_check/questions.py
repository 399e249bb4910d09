"""The questions and the advice, as data.

Answers are stored under a question's key and as their number, 0 to 3. Words may be made better; a key is never changed
or used again, and an answer never comes to mean another number.
"""

from __future__ import annotations

from dataclasses import dataclass

from providers.enums import Stage

BEST_ANSWER = 3


@dataclass(frozen=True)
class Step:
    when: str
    what: str


@dataclass(frozen=True)
class Question:
    key: str
    stage: Stage
    text: str
    answers: tuple[str, str, str, str]  # worth 0, 1, 2 and 3
    already: str  # said to whoever gave the best answer
    steps: tuple[Step, ...]


TODAY, THIS_WEEK, THIS_MONTH = "Today", "This week", "This month"
SOONEST_FIRST = (TODAY, THIS_WEEK, THIS_MONTH)

QUESTIONS = (
    Question(
        "plan_shifts",
        Stage.PLAN,
        "When somebody leaves, how do you decide what to advertise?",
        (
            "We advertise the job that they had",
            "We work out roughly how many hours we need",
            "We look at which shifts are empty, and advertise those",
            "We look at the whole rota with the team, change what we can, and advertise the shifts that are left",
        ),
        "You plan from the rota, with the team, before you advertise.",
        (
            Step(
                THIS_WEEK,
                "Print next month’s rota and mark every shift that agency, overtime or you had to fill. "
                "Those marks are the job. It may be two short jobs rather than one long one.",
            ),
            Step(
                THIS_WEEK,
                "Ask three people in the team which shifts they’d swap, drop or take on. "
                "A school-hours or weekend-only post often opens up.",
            ),
            Step(
                THIS_MONTH,
                "Write the shifts on half a page: days, start and end times, how many weekends in four. "
                "Everything after this, from the advert to the interview, starts from that half page.",
            ),
        ),
    ),
    Question(
        "plan_time",
        Stage.PLAN,
        "Who does the recruiting, and when?",
        (
            "Whoever has a minute, once it’s urgent",
            "One person, on top of everything else",
            "One person, who gets time for it when a post is free",
            "One person with a fixed hour every week, and somebody who takes over when they’re away",
        ),
        "Somebody has a fixed time for recruiting, and cover for it.",
        (
            Step(
                TODAY,
                "Put one hour a week in the diary for recruiting, whether a post is free or not. "
                "Early in the week is best: people apply at weekends.",
            ),
            Step(
                THIS_WEEK,
                "Name who answers applicants when you’re off, and show them where the messages come in.",
            ),
            Step(
                THIS_MONTH,
                "Keep one list of everybody who applied: name, where they heard of you, what happened, what’s next. "
                "A sheet of paper will do.",
            ),
        ),
    ),
    Question(
        "advertise_truth",
        Stage.ADVERTISE,
        "What does your advert say about pay and shifts?",
        (
            "“Competitive pay”, or nothing",
            "A range of pay, and “flexible hours”",
            "The hourly rate",
            "The hourly rate, a real week’s shifts, and what else is paid, such as travel or training",
        ),
        "Your advert says what the job pays and what a week looks like.",
        (
            Step(
                TODAY,
                "Open your advert and write the hourly rate in pounds and pence near the top. "
                "Say whether travel, training and sleep-ins are paid.",
            ),
            Step(
                TODAY,
                "Replace “flexible” with one real week: “Monday, Tuesday and every other Saturday, 7am to 2.30pm”.",
            ),
            Step(
                THIS_WEEK,
                "Add one thing that’s hard about the work, said straight. "
                "People who read it and still apply tend to know what they’re coming to.",
            ),
            Step(
                THIS_WEEK,
                "Read it on your own phone. If the pay, the place and how to apply aren’t on the first screen, "
                "move them up.",
            ),
        ),
    ),
    Question(
        "advertise_places",
        Stage.ADVERTISE,
        "Where do people hear about your jobs?",
        (
            "One website, because we always have",
            "Two or three websites",
            "Websites, and our own staff tell people they know",
            "Staff, local groups, shops and the Jobcentre too, and we know which of them brings people who stay",
        ),
        "People hear of you in more places than one, and you know which of them work.",
        (
            Step(
                TODAY,
                "Ask the last five people you took on how they heard of you. Write it down: "
                "it’s the start of knowing what works.",
            ),
            Step(
                THIS_WEEK,
                "Ask the team to tell one person each, and give them a picture or a few words to send. "
                "If you pay them for it, pay when the new person has passed three months.",
            ),
            Step(
                THIS_WEEK,
                "Put a poster with tear-off strips in five places where people wait: the shop, the surgery, "
                "the school gate, the launderette, the community centre.",
            ),
            Step(
                THIS_MONTH,
                "Ring your Jobcentre and ask who works with local employers. Offer a visit or a half-day taster "
                "rather than only a vacancy.",
            ),
        ),
    ),
    Question(
        "select_reply",
        Stage.SELECT,
        "How soon does somebody who applies hear from a person?",
        (
            "When we get round to it",
            "Within a week",
            "Within two working days",
            "The same or the next working day, by phone or text",
        ),
        "People who apply hear from a person by the next working day.",
        (
            Step(
                TODAY,
                "Ring everybody who is waiting now. Ten minutes each: what brought you, which shifts could you do, "
                "when could you come and see us?",
            ),
            Step(
                THIS_WEEK,
                "Write one text message to send the moment somebody applies: thank you, who will ring, and when.",
            ),
            Step(
                THIS_MONTH,
                "Take away a step. If the form is longer than a phone screen, ask only for a name, a number and "
                "the shifts that suit, and fill in the rest together when they come.",
            ),
        ),
    ),
    Question(
        "select_values",
        Stage.SELECT,
        "How do you choose who to take on?",
        (
            "We need people, so mostly whoever can start",
            "A chat, and the feeling we get",
            "The same questions for everybody",
            "The same questions about real situations, scored, and people who draw on care have a say",
        ),
        "You choose by what people would do, the same way for everybody, and people who draw on care have a say.",
        (
            Step(
                THIS_WEEK,
                "Choose four situations from last month and ask everybody about them: “Mrs Patel says no to her "
                "shower for the third day. What do you do?” Write down beforehand what a good answer has in it.",
            ),
            Step(
                THIS_WEEK,
                "Two of you listen, and each gives every answer 0 to 3 before you talk about it.",
            ),
            Step(
                THIS_MONTH,
                "Ask somebody who draws on your service, or their family, to write a question or to meet people "
                "over a brew. Ask them afterwards, and count what they say.",
            ),
            Step(
                THIS_MONTH,
                "Let people see the work first: an hour’s visit before the interview saves you both a month.",
            ),
        ),
    ),
    Question(
        "check_start",
        Stage.CHECK,
        "When do you start the checks?",
        (
            "Once there’s a start date",
            "Some days after the offer",
            "On the day of the offer",
            "At the interview: we see the documents and get the referees’ names before people leave",
        ),
        "You have what you need for the checks before people leave the interview.",
        (
            Step(
                THIS_WEEK,
                "Change the message that invites people to interview: list what to bring for proof of identity, "
                "address and the right to work.",
            ),
            Step(
                THIS_WEEK,
                "Go through the work history together at the interview and write down the reason for each gap. "
                "It takes five minutes face to face, and weeks by e-mail.",
            ),
            Step(
                THIS_MONTH,
                "Ask for references on the day of the offer, by phone first and then in writing. "
                "Ring again after three working days.",
            ),
        ),
    ),
    Question(
        "check_touch",
        Stage.CHECK,
        "What do people hear from you while they wait for their checks?",
        (
            "Nothing until everything is back",
            "They can ring us",
            "We ring when there’s news",
            "Somebody they know gets in touch every week, news or not",
        ),
        "Nobody who waits for checks is left without a word.",
        (
            Step(
                TODAY,
                "List everybody who has an offer and hasn’t started. Send each a text today: "
                "where the checks are, and who to ring.",
            ),
            Step(
                THIS_WEEK,
                "Choose a day, such as Thursday, on which somebody they’ll work with gets in touch. "
                "Waiting in silence is when people take another job.",
            ),
            Step(
                THIS_MONTH,
                "Invite them in before they start, to a team meal or a paid training day. "
                "They come as a guest, not on the rota, until the checks are done.",
            ),
        ),
    ),
    Question(
        "welcome_day",
        Stage.WELCOME,
        "What happens on somebody’s first day?",
        (
            "They go straight on to the rota",
            "Paperwork and e-learning",
            "They follow somebody round",
            "Somebody is there for them all day, and they meet the people they’ll support before they go home",
        ),
        "New people are expected, looked after, and meet the people they’ll support on the first day.",
        (
            Step(
                TODAY,
                "Write down the first day by the hour: who opens the door, who has lunch with them, "
                "when they go home. Half a page, pinned up where the team sees it.",
            ),
            Step(
                THIS_WEEK,
                "Have the small things ready: a name badge, a uniform that fits, a log-in that works, a place "
                "for their coat.",
            ),
            Step(
                THIS_MONTH,
                "Spread the e-learning over the first weeks and pay for the time. "
                "The first day is for people, not for screens.",
            ),
        ),
    ),
    Question(
        "welcome_weeks",
        Stage.WELCOME,
        "Who looks out for somebody new in their first three months?",
        (
            "Nobody in particular",
            "The manager, when there’s time",
            "A buddy for the first week or two",
            "A buddy with time for it, and a talk with the manager in weeks 1, 4 and 12",
        ),
        "New people have a buddy with time for them, and talk with the manager early and often.",
        (
            Step(
                TODAY,
                "Put three talks of fifteen minutes in the diary for everybody who started lately: "
                "weeks 1, 4 and 12. Ask: what’s different from what you expected?",
            ),
            Step(
                THIS_WEEK,
                "Ask somebody patient to be a buddy, and take an hour off their own work to do it.",
            ),
            Step(
                THIS_MONTH,
                "Put new people on the rota beside their buddy for the first weeks, and no nights or visits alone "
                "until both of them say it’s all right.",
            ),
        ),
    ),
    Question(
        "keep_ask",
        Stage.KEEP,
        "How do you find out what makes people stay, or want to go?",
        (
            "When they hand in their notice",
            "At the yearly appraisal",
            "We ask in supervision",
            "We ask everybody at least twice a year, and tell them what we changed",
        ),
        "You ask people what would make them stay, and they see that it changes something.",
        (
            Step(
                THIS_WEEK,
                "Ask two people you’d hate to lose: what keeps you here? What would make you look elsewhere? "
                "What should I stop doing? Listen, and write it down.",
            ),
            Step(
                THIS_MONTH,
                "Change one thing that they named, and say out loud whose idea it was.",
            ),
            Step(
                THIS_MONTH,
                "Look at the last five who left: how long had they been with you? If most went within three months, "
                "work on the welcome first.",
            ),
        ),
    ),
    Question(
        "keep_rota",
        Stage.KEEP,
        "How far ahead do people know their shifts, and do they hold?",
        (
            "A few days, and they often change",
            "A week or so",
            "Two or three weeks, and mostly they hold",
            "Four weeks or more, swaps are easy, and we seldom ring people on their days off",
        ),
        "People know their shifts a month ahead, and days off are days off.",
        (
            Step(
                THIS_WEEK,
                "Count how often you rang somebody on a day off last week. Write the number where you see it, "
                "and count again next week.",
            ),
            Step(
                THIS_MONTH,
                "Put the rota out one week earlier than now, and again a week earlier next month, "
                "until it’s four weeks.",
            ),
            Step(
                THIS_MONTH,
                "Let people swap among themselves by one clear rule, such as “same role, both agree, "
                "tell us by noon the day before”.",
            ),
        ),
    ),
)


def questions_of(stage: Stage) -> list[Question]:
    return [question for question in QUESTIONS if question.stage == stage]
