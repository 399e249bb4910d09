"""The demonstration's resources: written for it, published by the same verbs that staff use, over the last months."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.urls import reverse

from providers.demo.library_files import Sheet, make_file
from providers.demo.library_text import page_html
from providers.enums import ResourceKind, ServiceSetting
from providers.models import Pack, PackMember, Resource, Topic, TopicResource
from providers.services.packs import publish_pack
from providers.services.resources import add_version, publish_resource
from workforce_portal.demo.people import PROGRAMME_LEAD
from workforce_portal.places.clock import at_local
from workforce_portal.users.models import User

FOLDER = Path(__file__).parent / "resources"
FIRST_PUBLISHED = timedelta(days=200)
LOGO_NOTE = (
    "Change and copy it freely, and put your own logo on it. Leave the programme’s logo off what you have changed."
)

# What answers each topic of a drop-in, the best first.
BY_TOPIC = {
    "advert": (
        "job-advert-checklist",
        "job-advert-you-can-fill-in",
        "where-to-advertise-free",
        "answer-everybody-within-a-day",
    ),
    "choosing": ("interview-questions-that-show-values", "values-scorecard", "a-fair-trial-shift", "say-no-kindly"),
    "welcome": ("first-day-checklist", "welcome-week-plan", "buddy-sheet", "first-six-weeks-plan"),
    "keeping": ("stay-interview-sheet", "flexible-shift-ideas", "supervision-talk-sheet", "find-out-why-people-leave"),
    "overseas": ("welcome-somebody-from-overseas", "right-to-work-step-by-step", "first-six-weeks-plan"),
    "something-else": ("free-help-to-fill-jobs", "write-down-the-job", "dbs-step-by-step"),
}
PACKS = {
    "choose-well": (
        "Choose well",
        "Everything for choosing the right person: questions, a scorecard, a fair trial shift, and a kind no.",
        (
            "interview-questions-that-show-values",
            "values-scorecard",
            "people-who-draw-on-care-help-you-choose",
            "a-fair-trial-shift",
            "say-no-kindly",
        ),
    ),
    "the-first-six-weeks": (
        "The first six weeks",
        "From the first morning to the talk in week six: what to print, what to say, and who does it.",
        ("first-day-checklist", "welcome-week-plan", "buddy-sheet", "first-six-weeks-plan", "induction-record"),
    ),
}
# What was changed since, and the words as they were before.
CHANGED = {
    "interview-questions-that-show-values": (
        "Question 7 reworded: managers told us that it put people off.",
        "When did you last let somebody down? What happened next?",
        "Tell us about your biggest failure.",
    ),
    "job-advert-you-can-fill-in": (
        "The hard part of the job has a place of its own in the advert.",
        "**The hard part.** [People",
        "[People",
    ),
}


@dataclass(frozen=True)
class Written:
    """A resource as its file has it: facts above the line, Markdown below."""

    slug: str
    facts: dict[str, str]
    markdown: str

    @classmethod
    def read(cls, path: Path) -> Written:
        head, _, markdown = path.read_text(encoding="utf-8").partition("\n---\n")
        facts = dict(line.split(": ", 1) for line in head.splitlines())
        return cls(path.stem, facts, markdown)

    @property
    def file(self) -> str:
        return self.facts.get("file", "")


def written_resources() -> list[Written]:
    return [Written.read(path) for path in sorted(FOLDER.glob("*.md"))]


def load_library(rng: random.Random, today: date) -> None:
    lead = User.objects.get(email=PROGRAMME_LEAD)
    for written in written_resources():
        published = today - FIRST_PUBLISHED + timedelta(days=rng.randint(0, 120))
        _publish(written, lead, at_local(published, time(9, 30)), today)
    _load_topics()
    for slug in PACKS:
        _publish_pack(slug, at_local(today - timedelta(days=20), time(11)))


def _publish(written: Written, lead: User, at: datetime, today: date) -> None:
    facts = written.facts
    resource = Resource.objects.create(
        slug=written.slug,
        title=facts["title"],
        summary=facts["summary"],
        stage=facts["stage"],
        settings=facts.get("settings", ServiceSetting.ANY.value).split(),
        minutes=int(facts["minutes"]),
        is_editable=bool(written.file),
        kind=ResourceKind.PAGE,
        html_body=page_html(written.markdown),
        logo_note=LOGO_NOTE,
        owner=lead,
        review_by=today + timedelta(days=240),
        created_at=at,
    )
    if written.file:
        _add_versions(resource, written, lead, at, today)
    publish_resource(resource_id=resource.pk, by=lead, at=at)
    if written.slug in CHANGED:
        Resource.objects.filter(pk=resource.pk).update(changed_at=_changed_at(today))


def _add_versions(resource: Resource, written: Written, lead: User, at: datetime, today: date) -> None:
    note, now, before = CHANGED.get(written.slug, ("", "", ""))
    first = written.markdown.replace(now, before) if note else written.markdown
    _add_version(resource, written.file, first, 1, "", lead, at)
    if note:
        _add_version(resource, written.file, written.markdown, 2, note, lead, _changed_at(today))


def _changed_at(today: date) -> datetime:
    return at_local(today - timedelta(days=22), time(14))


def _add_version(
    resource: Resource, kind: str, markdown: str, number: int, note: str, lead: User, at: datetime
) -> None:
    address = f"{settings.SITE_URL}{reverse('providers:resource_version', args=[resource.slug, number])}"
    footer = f"{settings.SITE_NAME}, version {number}. Is it the latest? {address}"
    content = make_file(kind, Sheet(resource.title, markdown, footer, settings.SITE_NAME))
    name = f"{resource.slug}.{kind}"
    file = ContentFile(content, name=name)
    add_version(resource_id=resource.pk, file=file, name=name, number=number, change_note=note, by=lead, at=at)


def _load_topics() -> None:
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    resources = {resource.slug: resource for resource in Resource.objects.only("pk", "slug")}
    TopicResource.objects.bulk_create(
        TopicResource(topic=topics[topic], resource=resources[slug], position=position)
        for topic, slugs in BY_TOPIC.items()
        for position, slug in enumerate(slugs, start=1)
    )


def _publish_pack(slug: str, at: datetime) -> None:
    title, summary, members = PACKS[slug]
    pack = Pack.objects.create(slug=slug, title=title, summary=summary)
    resources = {resource.slug: resource for resource in Resource.objects.filter(slug__in=members)}
    PackMember.objects.bulk_create(
        PackMember(pack=pack, resource=resources[member], position=position)
        for position, member in enumerate(members, start=1)
    )
    publish_pack(pack_id=pack.pk, at=at)
