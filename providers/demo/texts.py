"""What the invented programme offers: topics, kinds of drop-in, advisers and venues."""

from __future__ import annotations

from typing import NamedTuple

TOPICS = {
    "advert": "Writing or placing an advert",
    "choosing": "Choosing the right person",
    "welcome": "Welcoming someone new",
    "keeping": "Keeping the people I have",
    "overseas": "Workers from overseas",
    "something-else": "Something else",
}


class Kind(NamedTuple):
    slug: str
    name: str
    summary: str
    who_for: str
    what_happens: str
    what_to_bring: str
    topics: tuple[str, ...]
    minutes: int
    capacity: int
    notice_hours: int = 2


KINDS = (
    Kind(
        "advert",
        "Write a job advert that gets answers",
        "Bring your advert. Leave with a better one.",
        "Anybody who writes job adverts for a small care service: an owner, a manager, or whoever is left holding the "
        "keyboard. You don’t need to be good at writing.",
        "We read your advert as somebody looking for work would, on a phone, on the bus. Then we rewrite it together: "
        "what the job is, what the rota really looks like, and the pay in pounds an hour. We also look at where to "
        "put it, and which of those places cost nothing.\n\nYou leave with an advert that you can post the same day.",
        "Your last advert, even if it got no answers. Above all if it got no answers.\n"
        "The hours and the pay of the job that you want to fill.",
        ("advert",),
        30,
        6,
    ),
    Kind(
        "ask-anything",
        "Ask anything, one to one",
        "Three quarters of an hour with an adviser, about whatever is stuck.",
        "You, if a question about finding or keeping staff won’t go away and you’d rather not ask it in front of "
        "others.",
        "You talk, and an adviser who has done the job listens. Together you pick the one or two things that are "
        "worth doing this week. If we don’t know the answer, we say so, and find out who does.\n\n"
        "What you tell us stays with us. We don’t pass it to the council or to the Care Quality Commission, unless "
        "somebody is at risk of harm.",
        "Nothing but the question. A rota or a policy, if it’s about one.",
        ("advert", "choosing", "welcome", "keeping", "overseas", "something-else"),
        45,
        1,
    ),
    Kind(
        "values",
        "Interview for values, not for years of experience",
        "Practise questions that show who somebody is, and try them on each other.",
        "Managers and senior staff who interview, and anybody who draws on care and sits on the panel with them.",
        "We look at six questions that tell you more than “Where do you see yourself in five years?”. Then you try "
        "them in pairs: one asks, one answers, and you swap. We talk about what a good answer sounds like when "
        "somebody is nervous, or when English is their second language.\n\n"
        "There is a break with tea halfway. Online, you bring your own.",
        "The questions that you ask now. We don’t collect them.",
        ("choosing",),
        90,
        8,
        24,
    ),
    Kind(
        "overseas",
        "Employing workers from overseas: rules, housing, welcome",
        "What a sponsor must do, and what makes somebody stay.",
        "Services that sponsor workers from overseas, are thinking of it, or would like to take on somebody who has "
        "lost their sponsor and is here already.",
        "We go through what a sponsor has to record and report, in plain words. Then the part that no guidance "
        "covers: a first week’s shopping, a place to live, the bus pass, the weather, and somebody to ring.\n\n"
        "This isn’t legal advice. We tell you when you need some, and where to get it.",
        "Your questions. Please leave people’s names and passports at home.",
        ("overseas", "welcome"),
        60,
        12,
        24,
    ),
    Kind(
        "first-six-weeks",
        "The first six weeks: keep the person you have just hired",
        "A plan for day one, week one and week six that fits on one page.",
        "Managers who see good new people leave before they have learned everybody’s name.",
        "We make a plan for your next starter, hour by hour for the first day and week by week after that. Who meets "
        "them at the door? Who do they shadow? When do you ask how it’s going, and mean it?\n\n"
        "You hear what two other services do, and take what suits yours.",
        "What happens now on somebody’s first day, in a few words.\nA pen.",
        ("welcome", "keeping"),
        60,
        12,
    ),
    Kind(
        "why-people-leave",
        "Why good people leave, and what makes them stay",
        "Rotas, pay, praise and a quiet word in time: what you can change without a budget.",
        "Owners and managers of services with up to about fifty staff.",
        "We start from the last three people who left you, and what they said on the way out and what they told their "
        "friends. Then we sort the reasons into those that cost money, those that cost time and those that cost "
        "nothing but a changed rota.\n\nYou choose one thing to try for a month. If you like, we ring you afterwards "
        "and ask how it went.",
        "How many people joined and how many left in the last year. A guess is fine.",
        ("keeping",),
        60,
        8,
    ),
)


class Person(NamedTuple):
    name: str
    introduction: str
    email: str


ADVISERS = (
    Person("Farida Iqbal", "Trafford Council", "farida.iqbal@demo.example"),
    Person("Joe Brennan", "who ran a home in Urmston for 12 years", "joe.brennan@demo.example"),
    Person("Priya Nair", "who recruits for home care in Bolton", "priya.nair@demo.example"),
    Person("Samuel Oyelaran", "Stockport Council", "samuel.oyelaran@demo.example"),
    Person("Dawn Hesketh", "once a care worker in Preston", "dawn.hesketh@demo.example"),
    Person("Siân Prydderch-Lowe", "Cheshire West and Chester Council", "sian.prydderch-lowe@demo.example"),
    Person("Michael Airey", "who runs supported living in Kendal", "michael.airey@demo.example"),
)


class Hall(NamedTuple):
    name: str
    address: str
    town: str
    outcode: str
    council: str
    getting_there: str


VENUES = (
    Hall(
        "Ashfield Hall",
        "Upper room, Larkspur Walk",
        "Sale",
        "M33",
        "Trafford",
        "Ten minutes on foot from the tram. Free parking behind the hall for two hours. The side door is step-free; "
        "there is a lift to the upper room.",
    ),
    Hall(
        "Brookway Centre",
        "Room 2, Brookway Yard",
        "Wythenshawe",
        "M23",
        "Manchester",
        "The bus from the interchange stops outside. Parking is free. Everything is on one level. Ask for Farida at "
        "the desk.",
    ),
    Hall(
        "Mersey Mill",
        "Third floor, Hatworks Place",
        "Stockport",
        "SK1",
        "Stockport",
        "Five minutes downhill from the railway station. Paid parking next door. A lift goes to every floor.",
    ),
    Hall(
        "Spinners’ Rooms",
        "Canal Wharf Row",
        "Leigh",
        "WN7",
        "Wigan",
        "Next to the guided busway’s last stop. Free parking. Step-free from the canal side, not from the street.",
    ),
    Hall(
        "The Lamplighter Community Rooms",
        "Dock Gate Terrace",
        "Bootle",
        "L20",
        "Sefton",
        "Seven minutes from the train. Street parking only. There is a ramp at the front, and a hearing loop.",
    ),
    Hall(
        "Signal Box Meeting Rooms",
        "Old Goods Yard",
        "Crewe",
        "CW1",
        "Cheshire East",
        "Opposite the railway station. Parking costs £2 an hour. Step-free. Ring the bell marked “Meeting rooms”.",
    ),
    Hall(
        "Bridge View Rooms",
        "Catalyst Quay",
        "Widnes",
        "WA8",
        "Halton",
        "Free parking. The bus stops at the end of the road, four minutes away. All on the ground floor.",
    ),
    Hall(
        "Weavers’ Yard",
        "The Loom Room, Shuttle Street Mews",
        "Burnley",
        "BB11",
        "Lancashire",
        "Two minutes from the bus station. Free parking after 3pm. Steps at the front; the lift is round the back.",
    ),
    Hall(
        "Ribble Reading Room",
        "Compositors’ Court",
        "Preston",
        "PR1",
        "Lancashire",
        "Ten minutes from the railway station, uphill. Two blue-badge spaces; ring us to keep one. Step-free.",
    ),
    Hall(
        "Fellside Institute",
        "Wool Hall Lane",
        "Kendal",
        "LA9",
        "Westmorland and Furness",
        "Park at the bottom of the hill: it’s steep, and there’s no turning. We can drive you up. Step-free inside.",
    ),
    Hall(
        "Solway Hall",
        "Coastguard Green",
        "Workington",
        "CA14",
        "Cumberland",
        "Free parking in front. The coast train is twelve minutes away on foot. Step-free, and warm.",
    ),
)
