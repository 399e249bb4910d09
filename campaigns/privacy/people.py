"""Whom a campaign shows. What they said is public while they agree, and gone when they no longer do."""

from django.conf import settings

from campaigns.models import Consent, ConsentEvent, Person, Story, StoryMoment
from campaigns.privacy.publishing import OF_PUBLISHING, OWNER
from workforce_portal.privacy.registry import OnForget, Personal, declare

WHILE_AGREED = (
    f"until {settings.WITHDRAWN_STORY_DAYS} days after the person takes their consent back, "
    f"or {settings.EXPIRED_STORY_MONTHS} months after it ran out"
)
PROOF = "to show that somebody agreed, and until when"
TO_ASK = "to ask the person before their consent runs out"

declare(
    Person,
    personal={
        "shown_name": Personal(why="the name on the page", keep=WHILE_AGREED, on_forget=OnForget.ANONYMISE),
        "full_name": Personal(why=TO_ASK, keep=WHILE_AGREED, on_forget=OnForget.ANONYMISE),
        "email": Personal(why=TO_ASK, keep=WHILE_AGREED),
        "phone": Personal(why=TO_ASK, keep=WHILE_AGREED),
    },
    not_personal=["id", "uuid"],
)
declare(
    Consent,
    personal={
        "document": Personal(why=PROOF, keep=WHILE_AGREED),
        "owner": Personal(why="a colleague asks the person again", keep=WHILE_AGREED),
    },
    not_personal=["id", "person", "scopes", "given_on", "expires_on", "withdrawn_at"],
)
declare(
    ConsentEvent,
    personal={
        "by": Personal(
            why="to show who opened a signed form or took a consent back",
            keep="for good",
            on_forget=OnForget.KEEP,
            kept_because="who saw a signed form can be asked for long after it has gone; it names a member of staff",
        ),
        "note": Personal(why="what the person said when they took it back", keep=WHILE_AGREED),
    },
    not_personal=["id", "consent", "kind", "at"],
)
STORY = Personal(why="the person’s story", keep=WHILE_AGREED, on_forget=OnForget.ANONYMISE)
declare(
    Story,
    personal={
        **OWNER,
        "slug": STORY,
        "title": STORY,
        "setting": Personal(why="where the person works", keep=WHILE_AGREED),
        "place": Personal(why="where the person works", keep=WHILE_AGREED),
        "started": Personal(why="the person’s story", keep=WHILE_AGREED),
        "way_in": Personal(why="the person’s story", keep=WHILE_AGREED),
        "good_at": Personal(why="the person’s story", keep=WHILE_AGREED),
        "council": Personal(why="where the person works", keep=WHILE_AGREED),
        "age": Personal(why="the person’s story", keep=WHILE_AGREED),
        "quote": STORY,
        "lead": STORY,
        "body": Personal(why="the person’s story", keep=WHILE_AGREED),
        "picture": Personal(why="a picture of the person", keep=WHILE_AGREED),
        "video_url": Personal(why="a film of the person", keep=WHILE_AGREED),
        "transcript": Personal(why="what the person says", keep=WHILE_AGREED),
        "day_title": Personal(why="the person’s day", keep=WHILE_AGREED),
        "day_picture": Personal(why="the person’s day", keep=WHILE_AGREED),
    },
    not_personal=[*OF_PUBLISHING, "person", "role"],
)
declare(
    StoryMoment,
    personal={"what": Personal(why="the person’s day", keep=WHILE_AGREED, on_forget=OnForget.ANONYMISE)},
    not_personal=["id", "story", "time"],
)
