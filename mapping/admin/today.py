"""What the map puts on the Today page of staff."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from mapping.enums import ENDED, Progress, State
from mapping.models import Activity, ActivityQuerySet, MistakeReport, Opportunity, Suggestion
from workforce_portal.places.clock import local, say_date
from workforce_portal.staff.worklists import Waiting, Worklist, register

ANSWERED_WITHIN = timedelta(days=7)


def without_live_owner() -> ActivityQuerySet:
    alive = Q(owner__is_active=True, owner__user__is_active=True, owner__organisation__is_active=True)
    return Activity.objects.published().filter(organisation__is_active=True).exclude(alive)


def _oldest(found: Waiting) -> str:
    return f"oldest is from {say_date(local(found.oldest), year=False)}" if found.oldest else ""


def _waits_long(found: Waiting) -> bool:
    return found.oldest is not None and found.oldest < timezone.now() - ANSWERED_WITHIN


register(
    Worklist(
        key="map-reports",
        label="Mistakes reported on the map",
        why="Somebody says that an entry is wrong. Put it right, then answer: they hear what came of it.",
        permission="mapping.change_mistakereport",
        position=32,
        model=MistakeReport,
        rows=lambda user: MistakeReport.objects.open(),
        dated_by="created_at",
        detail=_oldest,
        is_late=_waits_long,
    )
)
register(
    Worklist(
        key="map-suggestions",
        label="Activities suggested",
        why="Somebody misses these on the map. Take one up as an entry, or answer why not.",
        permission="mapping.change_suggestion",
        position=33,
        model=Suggestion,
        rows=lambda user: Suggestion.objects.open(),
        dated_by="created_at",
        detail=_oldest,
        is_late=_waits_long,
    )
)
register(
    Worklist(
        key="map-overdue",
        label="Entries that nobody has confirmed",
        why="The day to look at these has passed. Those who answer for them were mailed; ring them. After 60 days "
        "lists leave an entry out and it counts no more, after 180 it is archived.",
        permission="mapping.change_activity",
        position=46,
        model=Activity,
        rows=lambda user: Activity.objects.overdue(timezone.localdate()),
        dated_by="review_on",
        detail=lambda found: _oldest(found) if found.count else "every entry was confirmed in time",
    )
)
register(
    Worklist(
        key="map-orphans",
        label="Entries without an owner",
        why="Nobody who still works there answers for these, so nobody is asked whether they are right. Choose "
        "somebody, or invite them to the organisation first.",
        permission="mapping.change_activity",
        position=47,
        model=Activity,
        rows=lambda user: without_live_owner(),
        dated_by="review_on",
        detail=lambda found: "" if found.count else "somebody answers for each",
    )
)
register(
    Worklist(
        key="map-proposed",
        label="Entries not published yet",
        why="Complete each, read it through, and publish it.",
        permission="mapping.change_activity",
        position=48,
        model=Activity,
        rows=lambda user: Activity.objects.filter(state=State.PROPOSED),
        dated_by="created_at",
        detail=_oldest,
    )
)
register(
    Worklist(
        key="map-gaps-stuck",
        label="Gaps that nobody moves on",
        why="Nobody works on these yet, or the day by which they were to be closed has passed.",
        permission="mapping.change_opportunity",
        position=60,
        model=Opportunity,
        rows=lambda user: Opportunity.objects.exclude(progress__in=ENDED).filter(
            Q(progress=Progress.OPEN) | Q(target_on__lt=timezone.localdate())
        ),
        dated_by="opened_on",
        detail=_oldest,
    )
)
