"""The roles, and the cast with their stories, as the files beside this one have them: facts above the line, the text
in Markdown below."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path

from django.core.files.base import ContentFile
from fpdf import FPDF
from markdown_it import MarkdownIt

from campaigns.enums import Scope
from campaigns.models import Person, ProgressionStep, Role, Story, StoryMoment
from campaigns.services.consents import record_consent, withdraw_consent
from workforce_portal.demo.people import PROGRAMME_LEAD
from workforce_portal.pictures.models import Picture
from workforce_portal.pictures.services import use_drawing
from workforce_portal.places.clock import at_local
from workforce_portal.places.models import Council
from workforce_portal.publishing.models import Fact
from workforce_portal.publishing.services import publish
from workforce_portal.users.models import User

FOLDER = Path(__file__).parent
MOMENT = re.compile(r"(\d{1,2})\.(\d{2})")
SCENES = {
    "scene-garden": "Drawing: an older man and a young worker plant seedlings in a raised bed.",
}
NOT_ON_SOCIAL_MEDIA = {"derek"}
RUNS_OUT_IN = {"kath": 30, "joan": -9}
ROLE_PUBLISHED, STORY_PUBLISHED = 60, 45


@dataclass(frozen=True)
class Written:
    slug: str
    facts: dict[str, str]
    html: str

    @classmethod
    def read(cls, path: Path) -> Written:
        head, _, markdown = path.read_text(encoding="utf-8").partition("\n---\n")
        facts = dict(line.split(":", 1) for line in head.splitlines())
        return cls(path.stem, {name: value.strip() for name, value in facts.items()}, MarkdownIt().render(markdown))

    def get(self, name: str) -> str:
        return self.facts.get(name, "")

    @property
    def moments(self) -> list[tuple[time, str]]:
        found = ((MOMENT.fullmatch(name), what) for name, what in self.facts.items())
        return [(time(int(clock[1]), int(clock[2])), what) for clock, what in found if clock]


def written(kind: str) -> list[Written]:
    return [Written.read(path) for path in sorted((FOLDER / kind).glob("*.md"))]


def load_roles(rng: random.Random, today: date) -> None:
    texts = written("roles")
    faces = {text.slug: text for text in written("stories")}
    roles = {text.slug: _role(text, faces, today) for text in texts}
    for text in texts:
        for position, lead in enumerate(filter(None, text.get("leads").split(" | "))):
            slug, _, note = lead.partition(", ")
            ProgressionStep.objects.create(role=roles[text.slug], next_role=roles[slug], position=position, note=note)
    for role in roles.values():
        publish(role, by=None, at=role.created_at)


def load_stories(rng: random.Random, today: date) -> None:
    lead = User.objects.get(email=PROGRAMME_LEAD)
    for number, text in enumerate(written("stories")):
        _story(text, lead, today, published_ago=STORY_PUBLISHED - 2 * number)


def _role(text: Written, faces: dict[str, Written], today: date) -> Role:
    return Role.objects.create(
        slug=text.slug,
        name=text.get("name"),
        group=text.get("group"),
        rung=int(text.get("rung")),
        summary=text.get("summary"),
        what_you_do=text.html,
        suits_you=text.get("suits"),
        needs_no_experience=text.get("starting") == "yes",
        note=text.get("note"),
        pay=Fact.objects.get(key=text.get("pay")) if text.get("pay") else None,
        picture=_portrait(faces[text.get("picture")]),
        fits=text.get("fits").split(),
        owner=User.objects.get(email=PROGRAMME_LEAD),
        review_by=today + timedelta(days=200),
        created_at=at_local(today - timedelta(days=ROLE_PUBLISHED), time(10)),
        changed_at=at_local(today - timedelta(days=ROLE_PUBLISHED), time(10)),
    )


def _story(text: Written, lead: User, today: date, *, published_ago: int) -> None:
    at = at_local(today - timedelta(days=published_ago), time(8))
    person = Person.objects.create(
        shown_name=text.get("name"),
        full_name=f"{text.get('name')} (invented)",
        email=f"{text.slug}@people.example",
    )
    story = Story.objects.create(
        person=person,
        slug=text.slug,
        title=text.get("title"),
        good_at=text.get("good_at"),
        role=Role.objects.get(slug=text.get("role")),
        setting=text.get("setting"),
        place=text.get("place"),
        council=Council.objects.get(slug=text.get("council")),
        started=text.get("started"),
        way_in=text.get("way_in"),
        age=int(text.get("age")) if text.get("age") else None,
        quote=text.get("quote"),
        lead=text.get("lead"),
        body=text.html,
        picture=_portrait(text),
        day_title=text.get("day"),
        day_picture=_scene(text.get("scene")),
        owner=lead,
        review_by=today + timedelta(days=150),
        created_at=at,
        changed_at=at,
    )
    StoryMoment.objects.bulk_create(StoryMoment(story=story, time=clock, what=what) for clock, what in text.moments)
    _agree(text, person, lead, today)
    publish(story, by=None, at=at)
    if text.get("consent") == "withdrawn":
        last_week = at_local(today - timedelta(days=6), time(15, 20))
        withdraw_consent(person_id=person.pk, note="He rang: he has changed jobs.", by=lead, at=last_week)


def _agree(text: Written, person: Person, lead: User, today: date) -> None:
    given_on = today - timedelta(days=70)
    record_consent(
        person=person,
        scopes=[scope for scope in Scope if scope != Scope.SOCIAL or text.slug not in NOT_ON_SOCIAL_MEDIA],
        given_on=given_on,
        expires_on=today + timedelta(days=RUNS_OUT_IN.get(text.slug, 500)),
        document=ContentFile(_signed_form(text.get("name")), name="consent.pdf"),
        owner=lead,
        by=lead,
        at=at_local(given_on, time(14)),
    )


def _signed_form(name: str) -> bytes:
    page = FPDF()
    page.add_page()
    page.set_font("helvetica", size=14)
    page.multi_cell(0, 9, f"Demonstration. {name} is invented, and so is this form.")
    return bytes(page.output())


def _portrait(text: Written) -> Picture:
    """One row for the person, whoever shows it, so that it goes from everywhere at once."""
    return use_drawing(drawing=f"portrait-{text.slug}", alt=text.get("alt"), title=text.get("name"))


def _scene(name: str) -> Picture | None:
    return use_drawing(drawing=name, alt=SCENES[name]) if name else None
