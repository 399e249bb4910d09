"""What a film is, in the words of schema.org. Its picture is our own card: nothing comes from where the film lies."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from campaigns.addresses import FILE, video_host
from campaigns.models import Story, VideoBlock
from workforce_portal.pictures.models import Picture
from workforce_portal.pictures.registry import kept_off_cards
from workforce_portal.pictures.share_cards import share_card_url


def films_of_blocks(films: list[VideoBlock], at: datetime) -> list[dict[str, Any]]:
    off_cards = kept_off_cards(at) if films else frozenset()
    return [_film_of_block(film, None if film.picture_id in off_cards else film.picture) for film in films]


def film_of_story(story: Story, picture: Picture | None) -> dict[str, Any] | None:
    """Of a story that has appeared; `picture` is one that may stand on its card."""
    if not story.video_url or story.publish_at is None:
        return None
    return _film(
        name=f"{story.person.shown_name} on film",
        description=story.lead,
        picture=picture,
        since=timezone.localdate(story.publish_at),
        address=story.video_url,
        transcript=story.transcript,
    )


def _film_of_block(film: VideoBlock, picture: Picture | None) -> dict[str, Any]:
    data = _film(
        name=film.title,
        description=film.intro or film.title,
        picture=picture,
        since=film.published_on,
        address=film.address,
        transcript=film.transcript,
    )
    return {**data, "duration": f"PT{film.minutes}M"}


def _film(
    *, name: str, description: str, picture: Picture | None, since: date, address: str, transcript: str
) -> dict[str, Any]:
    data = {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": name,
        "description": description,
        "thumbnailUrl": settings.SITE_URL + share_card_url(name, pic=picture),
        "uploadDate": since.isoformat(),
        "contentUrl" if video_host(address) == FILE else "url": address,
        "inLanguage": "en-GB",
    }
    return {**data, "transcript": transcript} if transcript else data
