"""Four campaigns: one in full, a smaller one, one that is still a draft, and one that appears in a week."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone

from campaigns.demo.pages import Piece, appear, build, face, fact, scene
from campaigns.enums import Ground
from campaigns.models import (
    CallBlock,
    Campaign,
    FigureBlock,
    LadderBlock,
    MythBlock,
    PartnerBlock,
    QuestionBlock,
    QuoteBlock,
    Role,
    RolesBlock,
    StepsBlock,
    Story,
    StoryBlock,
    StoryStripBlock,
    TextBlock,
    VideoBlock,
)
from workforce_portal.publishing.facts import load_facts

FIRST_ROLES = ("Care worker", "Support worker", "Personal assistant")
FILLED_JOBS = {
    "key": "filled-jobs",
    "figure": "1.6 million",
    "says": "jobs in adult social care in England were filled, 3.4% more than the year before",
    "period": "2024/25",
    "source": "Skills for Care’s figures for England, as reported in TCare, August to September 2025",
    "source_url": "https://content.yudu.com/web/1jybr/0A1vxp9/TCareAugSept2025/html/5.html",
}


def load_campaigns(rng: random.Random, today: date) -> None:
    now = timezone.now()
    load_facts([{**FILLED_JOBS, "as_at": today - timedelta(days=20), "review_by": today + timedelta(days=200)}])
    night = build(_night_shift(), _night_blocks(), today=today)
    appear(night, on=today - timedelta(days=60), at=now)
    appear(build(_good_with_people(), _good_blocks(), today=today), on=today - timedelta(days=20), at=now)
    second_start = build(_second_start(), _second_start_blocks(today), today=today)
    appear(second_start, on=today + timedelta(days=9), at=now)
    build(_men_in_care(), _men_blocks(), today=today)


# --- in full ---


def _good_with_people() -> Campaign:
    return Campaign(
        name="Good with people",
        slug="good-with-people",
        line="You’ve been doing this all your life.",
        lead="Listening. Noticing. Making someone laugh on a bad day. In adult social care that is not a soft skill. "
        "It is the job.",
        ground=Ground.ROSE,
        picture=scene("scene-walk"),
        button="Find your role",
        button_address="/find-your-role/",
        second="See the jobs",
        second_address="#roles",
    )


def _good_blocks() -> Iterator[Piece]:
    yield TextBlock, {"body": WHAT_IT_IS, "picture": scene("scene-doorstep")}
    yield from _one_voice("Grace")
    yield (
        RolesBlock,
        {
            "heading": "More kinds of job than you’d think",
            "intro": "Three to start from. There are days, nights, part time and full time.",
            "chosen": Role.objects.filter(name__in=FIRST_ROLES),
        },
    )
    yield from _ladder()
    yield from _straight_answers()
    yield FigureBlock, {"fact": fact("filled-jobs"), "comment": "There is room for you."}
    yield (
        StoryStripBlock,
        {"heading": "What are you good at?", "intro": "Everyone here started with something they could already do."},
    )
    yield (
        StepsBlock,
        {
            "first": "Say what you’re good at",
            "first_text": "A few questions, two minutes. We show you roles that fit. No name, no CV.",
            "second": "Come and see",
            "second_text": "Spend half a day in a service near you. Ask the people who live there what they think.",
            "third": "Get ready, or get going",
            "third_text": "Join a free course first, or apply now. Either way we tell you what happens next, and when.",
        },
    )
    yield from _questions()
    yield (
        CallBlock,
        {
            "line": "Someone near you is good company.",
            "text": "Come and meet them. Half a day, no strings.",
            "button": "Find a visit near you",
            "address": "/campaigns/events/",
            "left_face": face("derek"),
            "middle_face": face("yasmin"),
            "right_face": face("kath"),
        },
    )


def _one_voice(name: str) -> Iterator[Piece]:
    story = Story.objects.filter(person__shown_name=name).first() or Story.objects.first()
    if story:
        yield StoryBlock, {"story": story}


def _ladder() -> Iterator[Piece]:
    if start := Role.objects.filter(name=FIRST_ROLES[0]).first():
        yield (
            LadderBlock,
            {
                "role": start,
                "intro": "One way up. You can stop on any step: plenty of people stay in the job they love.",
                "fact": fact("career-steps"),
            },
        )


def _straight_answers() -> Iterator[Piece]:
    yield (
        MythBlock,
        {
            "heading": "Straight answers",
            "intro": "Some of what people say is wrong. Some of it is right, and you should know it before you start.",
            "said": "You need qualifications.",
            "verdict": "Not to start",
            "answer": "<p>Many first jobs ask for none. You learn while you are paid, and somebody watches you do the "
            "work before they sign it off.</p>",
            "fact": fact("care-certificate"),
        },
    )
    yield (
        MythBlock,
        {
            "said": "The pay’s rubbish.",
            "verdict": "Partly true",
            "answer": "<p>Many first jobs pay at or near the legal minimum. It usually rises with responsibility. "
            "Before you say yes, ask what you are paid for nights, weekends and travel between visits.</p>",
            "fact": fact("legal-minimum-pay"),
        },
    )
    yield (
        MythBlock,
        {
            "said": "It’s just washing people.",
            "verdict": "Only part of it",
            "answer": "<p>Personal care is part of many of these jobs, and doing it well is a skill. So are cooking, "
            "driving, listening, first aid, planning a trip and standing up for somebody.</p>",
        },
    )


def _questions() -> Iterator[Piece]:
    yield (
        QuestionBlock,
        {
            "heading": "Questions people ask",
            "question": "Will it affect my benefits?",
            "answer": "<p>Some free courses are run with the Jobcentre, and you stay on your benefits while you train. "
            "Ask your work coach before you start: it depends on what you get.</p>",
        },
    )
    for question, answer in QUESTIONS:
        yield QuestionBlock, {"question": question, "answer": f"<p>{answer}</p>"}


# --- smaller ones ---


def _night_shift() -> Campaign:
    return Campaign(
        name="Night shift",
        slug="night-shift",
        line="Some of the best talks happen at 3am.",
        lead="Toast, a crossword, somebody who can’t sleep. Nights in care are quiet, until they need you.",
        ground=Ground.SUN,
        picture=scene("scene-night"),
        button="Find your role",
        button_address="/find-your-role/",
    )


def _night_blocks() -> Iterator[Piece]:
    yield TextBlock, {"body": NIGHTS}
    yield QuoteBlock, {"words": "Half the house is asleep. The other half wants a brew."}
    yield (
        MythBlock,
        {
            "heading": "What people say about nights",
            "said": "You just sit there.",
            "verdict": "Not for long",
            "answer": "<p>You check on people, help those who wake, do the laundry and write down how the night went. "
            "You are often one of two who decide things.</p>",
        },
    )
    yield (
        MythBlock,
        {
            "said": "It ruins your sleep.",
            "verdict": "True for some",
            "answer": "<p>Nights are hard on sleep, and on seeing friends. Some people love them, some last a month. "
            "Ask to try two before you decide, and ask what the night rate is: it is not higher everywhere.</p>",
        },
    )
    yield FigureBlock, {"fact": fact("free-posts")}
    yield (
        CallBlock,
        {
            "line": "Wide awake anyway?",
            "text": "See which jobs have nights, and which never do.",
            "button": "See all the jobs",
            "address": "/roles/",
            "left_face": face("tomasz"),
            "middle_face": face("amara"),
        },
    )


def _second_start() -> Campaign:
    return Campaign(
        name="Second start",
        slug="second-start",
        line="You’ve got another career in you.",
        lead="Shops, factories, family: whatever came first, it taught you something that a care team can use.",
        ground=Ground.SUN,
        picture=scene("scene-training"),
    )


def _second_start_blocks(today: date) -> Iterator[Piece]:
    yield TextBlock, {"body": SECOND_START}
    yield (
        VideoBlock,
        {
            "title": "A morning with Harjit",
            "intro": "He leads the walking group at a day centre. The people in the film are actors.",
            "address": "https://films.carenorthwest.example/a-morning-with-harjit.mp4",
            "picture": scene("scene-garden"),
            "minutes": 3,
            "published_on": today - timedelta(days=30),
            "transcript": TRANSCRIPT,
        },
    )
    yield StoryStripBlock, {"heading": "They came from somewhere else too"}
    yield (
        PartnerBlock,
        {
            "heading": "Who helps you start",
            "name": "Your Jobcentre",
            "address": "https://www.gov.uk/contact-jobcentre-plus",
        },
    )
    yield PartnerBlock, {"name": "National Careers Service", "address": "https://nationalcareers.service.gov.uk/"}
    yield (
        CallBlock,
        {"line": "Start with what you know.", "button": "Find your role", "address": "/find-your-role/"},
    )


def _men_in_care() -> Campaign:
    return Campaign(
        name="Men do this too",
        slug="men-do-this-too",
        line="He’d rather a bloke helped him shave.",
        lead="Plenty of men who draw on care would like a man on the team. There aren’t enough of us.",
        ground=Ground.ROSE,
        picture=scene("scene-doorstep"),
    )


def _men_blocks() -> Iterator[Piece]:
    yield TextBlock, {"body": MEN}
    yield (
        VideoBlock,
        {
            "title": "Ask Connor anything",
            "address": "https://films.carenorthwest.example/ask-connor-anything.mp4",
            "picture": face("connor"),
            "minutes": 2,
            "published_on": date(2026, 9, 14),
        },
    )


# --- words ---

WHAT_IT_IS = (
    "<p>Adult social care is the work of helping people live as they choose: at home, in work, in love, in trouble, in "
    "their garden.</p>"
    "<p>Some of it is practical. You might cook with somebody, help them to wash and dress, go to a football match or "
    "sort out a bus pass. Some of it is being steady when a day goes wrong.</p>"
    "<p>It takes judgement, patience and a sense of humour. You are trained for the rest, and paid while you learn.</p>"
    "<h2>Who you work with</h2>"
    "<ul><li>Older people, at home or in a care home</li>"
    "<li>People with a learning disability, and autistic people</li>"
    "<li>Disabled people who employ their own assistants</li>"
    "<li>People who live with mental ill health</li></ul>"
)
TRANSCRIPT = """A path beside a canal, early. Harjit, in a red turban and walking boots, counts people in.

Harjit: Seven. Where’s Norman? Norman’s tying his laces. Right, eight.

They set off. A woman in a wheelchair goes first.

Harjit: I drove a bus for twenty years. Same thing, really. You get people where they want to go, and you talk.

A man stops and points at a heron. Everybody stops.

Harjit: Some days it rains and nobody wants to come out. Some days someone’s upset and you don’t know why.
You go home tired. You don’t go home bored.

The group drinks tea on a bench. The woman in the wheelchair takes the last biscuit.
"""
QUESTIONS = [
    (
        "I have a criminal record. Can I apply?",
        "Often, yes. Every employer does a check, and most look at what happened, when, and what you have done since.",
    ),
    (
        "Do I need to drive?",
        "For some jobs in people’s homes, yes. Many others are on a bus route or in one place.",
    ),
    (
        "What are the hours like?",
        "Care happens at all hours, so many jobs include evenings and weekends. Ask to see a real rota before you say "
        "yes.",
    ),
]
NIGHTS = (
    "<p>Most homes and many people’s own houses need somebody awake at night. The pace is slower, the building is "
    "calm, and when something happens you are the one who is there.</p>"
    "<p>It suits people who like their own company, who stay calm, and who would rather have their days free.</p>"
)
SECOND_START = (
    "<p>You know how to turn up, keep a promise and get on with people who aren’t like you. That is most of it. The "
    "rest is taught, and paid.</p>"
    "<p>The first months can be humbling: you are new again, often beside people half your age, and it may pay less "
    "than what you did before. Ask what you would earn after a year, not only at the start.</p>"
)
MEN = (
    "<p>Football, fixing a bike, a quiet shave, a hard conversation. It is all in the job.</p>"
    "<p>Some families do not expect a man, and now and then somebody says no. That is their right, and you get used to "
    "it.</p>"
)
