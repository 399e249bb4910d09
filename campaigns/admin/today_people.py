"""What people who are shown put on the Today page of staff."""

from __future__ import annotations

from django.utils import timezone

from campaigns.models import Consent, Role, Story
from campaigns.selectors.consents import LAST_WARNING, running_out
from workforce_portal.places.clock import local, say_date
from workforce_portal.publishing.worklists import register_review
from workforce_portal.staff import worklists
from workforce_portal.staff.worklists import Waiting


def _first_to_go(found: Waiting) -> str:
    if found.oldest is None:
        return "everybody agrees for two more months"
    return f"first runs out on {say_date(local(found.oldest), year=False)}"


def _is_close(found: Waiting) -> bool:
    return found.oldest is not None and local(found.oldest).date() <= timezone.localdate() + LAST_WARNING


worklists.register(
    worklists.Worklist(
        key="consents-running-out",
        label="Consents running out",
        why="In the next 60 days these people’s consents run out, and everything that shows them goes by itself. Ask "
        "whether they would like to stay, and add a new consent with the form that they sign.",
        permission="campaigns.change_consent",
        position=40,
        model=Consent,
        rows=lambda user: running_out(timezone.localdate()),
        dated_by="expires_on",
        detail=_first_to_go,
        is_late=_is_close,
    )
)

worklists.register(
    worklists.Worklist(
        key="stories-without-consent",
        label="Published stories without consent",
        why="Their people took the consent back or let it run out, so nobody sees these. Ask for a new one, or retire "
        "the page so that its address says what to do instead.",
        permission="campaigns.publish_story",
        position=45,
        model=Story,
        rows=lambda user: Story.objects.no_longer_agreed(timezone.now()),
        dated_by="changed_at",
        detail=lambda found: "" if found.count else "everybody who is shown agrees",
    )
)

register_review(Story)
register_review(Role)
