"""The materials that a service can fill in: what each is for, what it asks, and what it makes of the answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.conf import settings
from django.urls import reverse

from providers.materials.content import Fact, Layout, Material, Section
from providers.materials.words import (
    ADVERT_CLOSING,
    CLOSING,
    HARD,
    OPENINGS,
    POSTS,
    VISIT_CLOSING,
    VISIT_OPENING,
    WORK,
    WORK_OF_ANY,
)
from workforce_portal.printing.colours import Ground


@dataclass(frozen=True)
class Answers:
    """What somebody typed. Nothing of it is stored."""

    service: str
    town: str
    role: str
    pay: str
    hours: str
    phone: str
    contact: str = ""
    line: str = ""
    opening: str = "people"
    when: str = ""
    setting: str = ""
    benefits: tuple[str, ...] = ()
    hard: str = ""

    @property
    def place(self) -> str:
        return f"{self.service}, {self.town}"


@dataclass(frozen=True)
class Kind:
    slug: str
    name: str
    what: str
    where: str
    more_fields: tuple[str, ...]  # asked besides those that every kind asks
    build: Callable[[Answers], Material]

    def fill(self, answers: Answers) -> Material:
        material = self.build(answers)
        return replace(material, title=f"{self.name}: {answers.role} at {answers.service}")


def _material(answers: Answers, *, layout: Layout, ground: Ground) -> Material:
    opening = OPENINGS[answers.opening]
    web = answers.contact if "@" not in answers.contact else ""
    portal = f"{settings.SITE_URL}{reverse('applicants:index')}"
    link = web or portal
    return Material(
        title="",
        layout=layout,
        ground=ground,
        face=opening.face,
        opening=opening.words,
        role=answers.role,
        place=answers.place,
        facts=(Fact("Pay", answers.pay), Fact("Hours", answers.hours)),
        line=answers.line,
        closing=CLOSING,
        service=answers.service,
        phone=answers.phone,
        contact=_printed(answers.contact),
        link=link,
        link_says="Scan to read more" if web else "Scan to see what care work is like",
        link_printed=_printed(link),
    )


def _printed(address: str) -> str:
    """An address as people read it: without https:// and www."""
    bare = address.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return bare.removesuffix("/")


def build_poster(answers: Answers) -> Material:
    return _material(answers, layout="poster", ground="sun")


def build_strips(answers: Answers) -> Material:
    return _material(answers, layout="strips", ground="blush")


def build_leaflet(answers: Answers) -> Material:
    return _material(answers, layout="leaflet", ground="sea-tint")


def build_visit(answers: Answers) -> Material:
    material = _material(answers, layout="poster", ground="lilac")
    return replace(
        material,
        opening=VISIT_OPENING.words,
        face=VISIT_OPENING.face,
        facts=(Fact("When", answers.when), Fact("The job", f"{answers.pay}. {answers.hours}")),
        closing=VISIT_CLOSING,
    )


def build_advert(answers: Answers) -> Material:
    sections = [Section("What you’d do", WORK.get(answers.setting, WORK_OF_ANY), is_list=True)]
    if answers.benefits:
        sections.append(Section("What you get besides the pay", answers.benefits, is_list=True))
    if answers.line:
        sections.append(Section(f"What it’s like at {answers.service}", (answers.line,)))
    sections.append(Section("What’s hard about it", (answers.hard or HARD,)))
    sections.append(Section("How to start", ADVERT_CLOSING))
    material = _material(answers, layout="text", ground="sun")
    return replace(material, opening=answers.role, face=None, line="", sections=tuple(sections))


def build_posts(answers: Answers) -> Material:
    words = {
        "opening": OPENINGS[answers.opening].words,
        "role": answers.role,
        "place": answers.place,
        "service": answers.service,
        "pay": answers.pay,
        "hours": answers.hours,
        "phone": answers.phone,
        "line": f"{answers.line}\n\n" if answers.line else "",
        "link": _printed(answers.contact) or _printed(f"{settings.SITE_URL}{reverse('applicants:index')}"),
    }
    sections = tuple(
        Section(heading, tuple(part for part in text.format(**words).split("\n\n") if part)) for heading, text in POSTS
    )
    material = _material(answers, layout="text", ground="blush")
    return replace(material, opening="Posts to copy", face=None, facts=(), line="", closing="", sections=sections)


KINDS = {
    kind.slug: kind
    for kind in (
        Kind(
            "poster",
            "A4 poster",
            "One job, one face, one number to ring.",
            "For a window, a notice board or a waiting room",
            ("opening",),
            build_poster,
        ),
        Kind(
            "tear-off-poster",
            "Tear-off poster",
            "Ten strips with your number at the foot, to cut and take away.",
            "For the shop, the launderette and the community centre",
            ("opening",),
            build_strips,
        ),
        Kind(
            "job-advert",
            "Job advert",
            "A page that says what the job is, what it pays and what’s hard about it.",
            "For job boards, your own website and the Jobcentre",
            ("setting", "benefits", "hard"),
            build_advert,
        ),
        Kind(
            "leaflet",
            "Half-page leaflet",
            "Two to a sheet of A4: print, cut once, hand out.",
            "For letter boxes, school gates and your own team to give to friends",
            ("opening",),
            build_leaflet,
        ),
        Kind(
            "come-and-see",
            "Come-and-see poster",
            "Invites people to look round before they apply.",
            "For a week or two before an open afternoon",
            ("when",),
            build_visit,
        ),
        Kind(
            "posts",
            "Posts to copy",
            "Words for WhatsApp and for a local Facebook group, and an answer to have ready.",
            "For your own team to send on",
            ("opening",),
            build_posts,
        ),
    )
}

EXAMPLE = Answers(
    service="Your service",
    town="your town",
    role="Care assistant",
    pay="The hourly rate, in pounds",
    hours="The days and times of a real week",
    phone="your number",
    line="A line of your own",
    when="A day, and from when to when",
)
