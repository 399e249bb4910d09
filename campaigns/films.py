"""What a film is, in the words of schema.org. Its picture is our own card: nothing comes from where the film lies."""

from typing import Any

from django.conf import settings

from campaigns.addresses import FILE
from campaigns.models import VideoBlock
from workforce_portal.pictures.share_cards import share_card_url


def film_data(film: VideoBlock) -> dict[str, Any]:
    data = {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": film.title,
        "description": film.intro or film.title,
        "thumbnailUrl": settings.SITE_URL + share_card_url(film.title, pic=film.picture),
        "uploadDate": film.published_on.isoformat(),
        "duration": f"PT{film.minutes}M",
        "contentUrl" if film.host == FILE else "url": film.address,
        "inLanguage": "en-GB",
    }
    return {**data, "transcript": film.transcript} if film.transcript else data
