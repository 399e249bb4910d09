"""What programmes tell the home page and the pages for applicants is coming up."""

from __future__ import annotations

from datetime import datetime, time

from applicants.models import Cohort
from applicants.selectors.programmes import coming_cohorts
from campaigns.happenings import FOR_WHOM
from workforce_portal.places.clock import at_local
from workforce_portal.places.models import Council
from workforce_portal.site.happenings import Happening, register


def coming_starts(at: datetime, council: Council | None, limit: int) -> list[Happening]:
    return [_happening(cohort) for cohort in coming_cohorts(at, council, limit)]


def _happening(cohort: Cohort) -> Happening:
    left = cohort.places_left
    return Happening(
        # A start has a day; its hours are among the words of its page.
        starts_at=at_local(cohort.starts_on, time(9)),
        for_whom=FOR_WHOM,
        title=cohort.programme.name,
        url=cohort.programme.get_absolute_url(),
        text=cohort.programme.summary,
        place=f"{cohort.venue_name}, {cohort.council}",
        places_left="Last place" if left == 1 else f"{left} places left",
        is_few=left == 1,
        council_code=cohort.council_id,
    )


def register_source() -> None:
    register(coming_starts)
