"""Invented activities: kinds of them, and the councils that have one. Where a council has none, there is a gap."""

from __future__ import annotations

from typing import NamedTuple

from mapping.enums import Audience, Delivery, Theme

SEEKERS, WORKERS, EMPLOYERS = Audience.JOB_SEEKERS, Audience.WORKERS, Audience.EMPLOYERS
PROFESSIONALS, STUDENTS = Audience.PROFESSIONALS, Audience.STUDENTS


class Home(NamedTuple):
    """Where things are held in a council."""

    town: str
    outcode: str
    venue: str


HOMES = {
    "Blackburn with Darwen": Home("Blackburn", "BB2", "The Weavers’ Rooms"),
    "Blackpool": Home("Blackpool", "FY1", "The Promenade Club"),
    "Bolton": Home("Bolton", "BL1", "Loom Street Hall"),
    "Bury": Home("Bury", "BL9", "The Mill Rooms"),
    "Cheshire East": Home("Crewe", "CW1", "Signal House"),
    "Cheshire West and Chester": Home("Chester", "CH1", "The Groves Rooms"),
    "Cumberland": Home("Carlisle", "CA1", "The Lanes Hall"),
    "Halton": Home("Widnes", "WA8", "Silver Jubilee Rooms"),
    "Knowsley": Home("Huyton", "L36", "The Green Room"),
    "Lancashire": Home("Preston", "PR1", "The Guild Rooms"),
    "Liverpool": Home("Liverpool", "L1", "Ropewalk Hall"),
    "Manchester": Home("Manchester", "M14", "The Curry Mile Centre"),
    "Oldham": Home("Oldham", "OL1", "Spindle House"),
    "Rochdale": Home("Rochdale", "OL16", "Pioneers’ Hall"),
    "Salford": Home("Salford", "M6", "Quayside Rooms"),
    "Sefton": Home("Southport", "PR8", "The Arcade Rooms"),
    "St Helens": Home("St Helens", "WA10", "Glassworks Hall"),
    "Stockport": Home("Stockport", "SK1", "Hatters Court"),
    "Tameside": Home("Ashton-under-Lyne", "OL6", "Portland Mill"),
    "Trafford": Home("Sale", "M33", "The Larkfield Rooms"),
    "Warrington": Home("Warrington", "WA1", "Bewsey Works"),
    "Westmorland and Furness": Home("Kendal", "LA9", "The Shakespeare Rooms"),
    "Wigan": Home("Wigan", "WN1", "Skills Kitchen"),
    "Wirral": Home("Birkenhead", "CH41", "The Ferry Rooms"),
}


class Kind(NamedTuple):
    """`title` takes the town and the council; `times` are when it takes place."""

    title: str
    theme: Theme
    audiences: tuple[Audience, ...]
    delivery: Delivery
    summary: str
    description: str
    times: str
    costs: str
    councils: tuple[str, ...]


GM = ("Bolton", "Manchester", "Oldham", "Rochdale", "Salford", "Stockport", "Tameside", "Trafford", "Wigan")

KINDS = (
    Kind("Care ambassadors in schools, {council}", Theme.ATTRACT, (STUDENTS, PROFESSIONALS), Delivery.OUTREACH,
         "Two care workers come to your school and tell what they did last week.",
         "They bring a hoist, a true story and no slides. An hour, for a class or an assembly, and afterwards "
         "everybody may ask. Schools get a sheet for the lesson after it.", "", "Travel is paid for.",
         ("Lancashire", "Manchester", "Salford", "Trafford", "Liverpool", "Wirral", "Warrington", "Cheshire East")),
    Kind("Ask a care worker, {town} library", Theme.ATTRACT, (SEEKERS, STUDENTS), Delivery.PERSON,
         "A table, two chairs and somebody who does the job.",
         "You sit down and ask what you like: nights, pay, what one does about the things that one dreads. Nobody "
         "takes your name. There is a leaflet with the next steps to take home.", "First Saturday of the month, 11am",
         "", ("Bury", "Bolton", "Manchester", "Stockport", "Trafford", "Sefton", "St Helens", "Cumberland",
              "Cheshire West and Chester", "Lancashire")),
    Kind("Four mornings in care, {town}", Theme.FIRST_STEP, (SEEKERS,), Delivery.PERSON,
         "Four mornings to find out whether the work is for you.",
         "You meet people who draw on care and people who work in it, try what they do, and talk about what you are "
         "good at. On the last morning two employers come who have jobs to fill. You decide what comes next.",
         "Mondays to Thursdays, 10am to 12:30pm, every six weeks", "Bus fares and lunch are paid for.",
         ("Wigan", "Bolton", "Manchester", "Oldham", "Trafford", "Liverpool", "Knowsley", "Halton", "Lancashire",
          "Blackpool", "Cumberland", "Warrington")),
    Kind("Coffee and care, {town}", Theme.FIRST_STEP, (SEEKERS,), Delivery.PERSON,
         "For parents going back to work: shifts that fit school hours.",
         "A morning with coffee, toys in the corner and three employers who let people begin at half past nine. Bring "
         "the little ones.", "Last Wednesday of the month, 9:30am to 11am", "",
         ("Tameside", "Salford", "Manchester", "Trafford", "Wirral", "Sefton", "Lancashire")),
    Kind("Care Certificate evenings, {town}", Theme.TRAINING, (WORKERS, EMPLOYERS), Delivery.PERSON,
         "All sixteen standards in eight evenings, with tea.",
         "For people in their first months, and for those who never finished theirs. An assessor comes to your "
         "service for what has to be seen. You leave with the certificate signed.", "Tuesdays, 6pm to 8pm",
         "Free for services with fewer than 50 people.",
         ("Manchester", "Rochdale", "Salford", "Bolton", "Wigan", "Stockport", "Liverpool", "St Helens", "Warrington",
          "Cheshire West and Chester", "Lancashire")),
    Kind("Moving and handling at your place, {council}", Theme.TRAINING, (EMPLOYERS, WORKERS), Delivery.OUTREACH,
         "A trainer comes to your service, with your equipment and your people.",
         "Half a day for up to eight. Those who use the hoist show how they like it done. Night staff may ask for "
         "an evening.", "", "£40 a service; free for those with fewer than ten people.",
         ("Tameside", "Oldham", "Manchester", "Sefton", "Cheshire East", "Lancashire", "Westmorland and Furness")),
    Kind("Care jobs desk, {town}", Theme.RECRUIT, (SEEKERS, EMPLOYERS), Delivery.PERSON,
         "Jobs within a bus ride, and somebody who rings the employer with you.",
         "The desk knows which services have jobs this week and what they are like to work for. Employers bring jobs "
         "in by a telephone call and hear back on the same day.", "Weekdays, 10am to 3pm", "",
         ("Manchester", "Bolton", "Wigan", "Trafford", "Liverpool", "Wirral", "Halton", "Blackburn with Darwen",
          "Lancashire", "Cheshire East")),
    Kind("Interview day together, {council}", Theme.RECRUIT, (EMPLOYERS, SEEKERS), Delivery.PERSON,
         "Six small services share a hall, a tea urn and the people who come.",
         "Nobody fills in six forms: one talk about values counts for all. Small services get help with references "
         "and checks afterwards.", "Second Friday of every other month", "£25 a service",
         ("Stockport", "Manchester", "Lancashire", "Warrington", "Knowsley", "Cumberland")),
    Kind("Shared student placements, {council}", Theme.PLACEMENT, (EMPLOYERS, STUDENTS, PROFESSIONALS), Delivery.MIXED,
         "Small services host a student together, with one supervisor between them.",
         "A nursing or social work student spends weeks with each of three neighbours. One practice supervisor looks "
         "after all of it; the university visits by video.", "Blocks of seven weeks, spring and autumn", "",
         ("Manchester", "Salford", "Trafford", "Stockport", "Liverpool", "Wirral", "Lancashire", "Cumberland")),
    Kind("T Level placements in care, {town}", Theme.PLACEMENT, (STUDENTS, EMPLOYERS), Delivery.PERSON,
         "315 hours in one home, with somebody beside you.",
         "The college finds the home, the home finds the buddy. Students begin with an induction day that all homes "
         "share.", "Two days a week, September to May", "Travel is paid for.",
         ("Bolton", "Oldham", "Blackpool", "St Helens", "Warrington", "Cheshire West and Chester")),
    Kind("Night staff circle, {town}", Theme.SUPPORT, (WORKERS,), Delivery.MIXED,
         "People who work nights, together for an hour before the shift.",
         "No trainer and no minutes. Somebody brings a question, the others say what they do. Those who cannot come "
         "join by telephone.", "Every second Thursday, 7pm", "",
         ("Oldham", "Manchester", "Rochdale", "Wigan", "Liverpool", "Sefton", "Lancashire")),
    Kind("New managers together, {council}", Theme.SUPPORT, (EMPLOYERS, WORKERS), Delivery.PERSON,
         "Your first year as a registered manager, with eleven others in theirs.",
         "A day each month with a visit to one of your services. Between them a mentor answers the telephone.",
         "Third Tuesday of the month", "Free in your first year.",
         ("Trafford", "Stockport", "Bury", "Cheshire East", "Wirral", "Lancashire")),
)  # fmt: skip


class Everywhere(NamedTuple):
    """Given online or by telephone, to people of a sub-region or of the whole region."""

    title: str
    theme: Theme
    audiences: tuple[Audience, ...]
    summary: str
    description: str
    sub_region: str = ""


REMOTE = (
    Everywhere("Care talk line", Theme.SUPPORT, (WORKERS,), "Somebody who has done the job answers the telephone.",
               "Every evening from six to ten. You need not say who you are or where you work."),
    Everywhere("English for care, online", Theme.TRAINING, (WORKERS, SEEKERS),
               "The words of the work: handovers, care plans, comfort.",
               "Two evenings a week for ten weeks, eight people to a group, with homework that is really your shift.",
               "Greater Manchester"),
    Everywhere("Write the advert with us", Theme.RECRUIT, (EMPLOYERS,),
               "An hour by video, and your advert is better.",
               "Bring the last one that nobody answered. Somebody who recruits for a living rewrites it with you.",
               "Cheshire and Merseyside"),
)  # fmt: skip
