"""Real initiatives of the region, in our own words and with where we know of each. Nothing else is said of them."""

from __future__ import annotations

from typing import NamedTuple

from mapping.demo.invented import EMPLOYERS, PROFESSIONALS, SEEKERS, STUDENTS, WORKERS
from mapping.enums import Audience, Theme


class Real(NamedTuple):
    """`areas` are councils, a sub-region, or nothing for the whole region."""

    title: str
    organisation: str
    theme: Theme
    audiences: tuple[Audience, ...]
    summary: str
    description: str
    source: str
    url: str
    areas: tuple[str, ...] = ()


REAL = (
    Real("Care to Join Us", "Wigan Council", Theme.ATTRACT, (SEEKERS,),
         "The council’s own welcome to care work, with one place to ask.",
         "Since 2021: good news about the work, a single point of contact, and a few lines to say that you are "
         "interested instead of an application form.", "Local Government Association case study",
         "https://www.local.gov.uk/case-studies/wigan-council-developing-positive-marketing-campaign-and-streamlining-recruitment",
         ("Wigan",)),
    Real("Care placements with Wigan and Leigh College", "Wigan Council", Theme.PLACEMENT, (STUDENTS,),
         "T Level and BTEC students learn in care services of the borough.",
         "The council told of it in spring 2024, with links to the NHS and Edge Hill University.",
         "Borough Life, spring 2024", "https://wigan.gov.uk/Council/Borough-Life/Spring-2024/Care-career.aspx",
         ("Wigan",)),
    Real("Fylde Coast Health and Social Care Career Academy", "Blackpool Council", Theme.TRAINING,
         (SEEKERS, STUDENTS), "A career academy of providers, college, hospitals and council.",
         "Begun in 2018 by local care providers, Blackpool and The Fylde College, Blackpool Teaching Hospitals and "
         "Blackpool Council.", "Local Government Association case study",
         "https://www.local.gov.uk/case-studies/fylde-coast-health-and-social-care-career-academy", ("Blackpool",)),
    Real("Career academy toolkit", "NW ADASS", Theme.SUPPORT, (EMPLOYERS, PROFESSIONALS),
         "How to build a care and health career academy.",
         "Commissioned by NW ADASS and the Local Government Association for those who would like to begin one.",
         "Local Government Association",
         "https://www.local.gov.uk/our-support/partners-care-and-health/adult-social-care-workforce/care-and-health-career-academy"),
    Real("Step into social care", "NW ADASS", Theme.ATTRACT, (SEEKERS,),
         "The region’s campaign for work in social care.",
         "Run by NW ADASS; Cheshire West and Chester, among others, has backed it.",
         "Cheshire West and Chester Council",
         "https://cheshirewestandchester.gov.uk/news/cheshire-west-and-chester-council-launches-recruitment-drive-to-boost-number-of-adult-social-care-workers"),
    Real("Homegrown", "Transform Lives Company", Theme.RECRUIT, (SEEKERS,),
         "Recruiting for care in one neighbourhood after another.",
         "One of six pilots over two years that test what works, in the Liverpool City Region.", "Yonder",
         "https://www.yonderpeople.org/post/great-care-needs-great-people-getting-it-right-for-the-social-care-workforce",
         ("Halton", "Knowsley", "Liverpool", "Sefton", "St Helens", "Wirral")),
    Real("Film about careers in care", "Cheshire East Council", Theme.ATTRACT, (SEEKERS, STUDENTS),
         "The council’s short film about what the work is.", "Made to show careers in adult social care.",
         "Marketing WAM", "https://marketingwam.co.uk/news/cheshire-east-council-launches-video-campaign-to-boost-social-care-recruitment/",
         ("Cheshire East",)),
    Real("Placement expansion in Cheshire and Merseyside", "University of Chester", Theme.PLACEMENT,
         (PROFESSIONALS, EMPLOYERS), "More clinical placements, some supervised from further away.",
         "Hosted in 2022 by the University of Chester for four universities, with “long arm” supervision.",
         "School e-circular, June 2022", "https://schoolcirc.hbcnewsroom.co.uk/la-schools-e-circular-monday-20-june-2022",
         ("Cheshire and Merseyside",)),
    Real("Greater Lancashire Teaching Partnership", "Greater Lancashire Teaching Partnership", Theme.PLACEMENT,
         (PROFESSIONALS, WORKERS), "Social work teaching by councils and universities together.",
         "Lancaster University and UCLan with three councils, funded from April 2018.",
         "Greater Lancashire Teaching Partnership", "https://greaterlancashireteachingpartn.com",
         ("Lancashire", "Blackpool", "Blackburn with Darwen")),
    Real("T Level help for employers", "Lancashire and South Cumbria Training Hub", Theme.PLACEMENT, (EMPLOYERS,),
         "What hosting a T Level student takes, on one page.",
         "Tells employers how long a placement is, and of money for training in social care.", "LSC Training Hub",
         "https://www.lscthub.co.uk/t-levels-info/", ("Lancashire and South Cumbria",)),
    Real("Social care academy for Greater Manchester", "Greater Manchester Social Care Academy", Theme.ATTRACT,
         (STUDENTS,), "Works with local schools on careers in care.",
         "Named, with Trafford Learning Academy, among examples of what good looks like.",
         "Local Government Association",
         "https://www.local.gov.uk/publications/care-and-health-career-academies-what-good-looks",
         ("Greater Manchester",)),
)  # fmt: skip
