from datetime import date, datetime, timedelta

import factory
from content_editor.models import PluginBase
from django.utils import timezone

from campaigns.models import Campaign
from campaigns.selectors.blocks import kind_of
from tests.factories.campaigns_people import PersonFactory, RoleFactory, StoryFactory
from tests.factories.pictures import DrawnPictureFactory
from tests.factories.publishing import FactFactory
from workforce_portal.places.clock import LONDON

PUBLISHED_AT = datetime(2026, 1, 5, 9, 0, tzinfo=LONDON)


class CampaignFactory(factory.django.DjangoModelFactory):
    """A draft unless `published`, with nothing on its page below the headline."""

    class Meta:
        model = Campaign

    class Params:
        published = factory.Trait(is_published=True, publish_at=PUBLISHED_AT)

    name = factory.Sequence(lambda n: f"Good with people {n}")
    slug = factory.Sequence(lambda n: f"good-with-people-{n}")
    line = "You’ve been doing this all your life."
    lead = "Listening. Noticing. It is the job."
    picture = factory.SubFactory(DrawnPictureFactory)
    review_by = date(2036, 12, 1)


def told_story(name="Grace", **values):
    """A public story of somebody who agrees to be shown, today and for some time."""
    today = timezone.localdate()
    return StoryFactory(
        **{
            "person": PersonFactory(shown_name=name, full_name=f"{name} Surname"),
            "title": f"I notice what others miss, says {name}.",
            "quote": f"I stayed because of Norman, says {name}.",
            "picture": DrawnPictureFactory(title=f"Picture of {name}"),
            "publish_at": PUBLISHED_AT,
            "consent__given_on": today - timedelta(days=30),
            "consent__expires_on": today + timedelta(days=300),
            **values,
        }
    )


def add_block(campaign, kind, *, ordering=None, chosen=(), **values):
    """A block with the least that its kind needs, at the end of the page."""
    values = {**_least(kind), **values}
    if ordering is None:
        ordering = (
            10 * sum(relation.related_model.objects.filter(parent=campaign).count() for relation in _kinds()) + 10
        )
    block = kind.objects.create(parent=campaign, region="main", ordering=ordering, **values)
    if chosen:
        field = {"roles": "roles", "story_strip": "stories"}[kind_of(kind)]
        getattr(block, field).set(chosen)
    return block


def _kinds():
    return [one for one in Campaign._meta.related_objects if issubclass(one.related_model, PluginBase)]


def _least(kind):
    match kind_of(kind):
        case "text":
            return {"body": "<p>Adult social care is helping people live as they choose.</p>"}
        case "story":
            return {"story": told_story()}
        case "quote":
            return {"words": "Half the house is asleep."}
        case "ladder":
            return {"role": RoleFactory(publish_at=PUBLISHED_AT)}
        case "myth":
            return {"said": "You need qualifications.", "verdict": "Not to start", "answer": "<p>You learn here.</p>"}
        case "figure":
            return {"fact": FactFactory()}
        case "video":
            return {
                "title": "A morning with Harjit",
                "address": "https://youtu.be/dQw4w9WgXcQ",
                "picture": DrawnPictureFactory(),
                "minutes": 3,
                "published_on": date(2026, 11, 1),
                "transcript": "Harjit: I drove a bus for twenty years.",
            }
        case "steps":
            return {"first": "Say what you’re good at", "second": "Come and see"}
        case "question":
            return {"question": "Do I need to drive?", "answer": "<p>For some jobs, yes.</p>"}
        case "call":
            return {"line": "Come and meet them.", "button": "Find a drop-in", "address": "/providers/drop-ins/"}
        case "partner":
            return {"name": "Wigan Council"}
    return {}
