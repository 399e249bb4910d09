"""What people said of pages, and a link that somebody should mend."""

import random
from datetime import date, time, timedelta

from django.utils import timezone

from workforce_portal.demo.registry import register
from workforce_portal.outside_links.asking import Answer, Found
from workforce_portal.outside_links.models import DAYS_UNTIL_BROKEN, OutsideLink
from workforce_portal.outside_links.services import collect_links, keep_answer
from workforce_portal.places.clock import at_local
from workforce_portal.site.feedback import comments_to_read, give_feedback, mark_as_read

SAID = (
    ("/applicants/", True, "I did not know you can start without experience."),
    ("/applicants/", False, "Where are the jobs with school hours? I looked for them everywhere."),
    ("/applicants/", True, ""),
    ("/providers/", True, "Found the advert template in a minute. Thank you."),
    ("/providers/", False, "I wanted to ring somebody. Please put the number higher up. Mine is 01632 960 481."),
    ("/stories/", True, ""),
    ("/campaigns/events/", True, "Good that the map has my town."),
    ("/find-your-role/", False, "There was nothing for people who want nights only."),
    ("/roles/", True, ""),
)
READ_ALREADY = 2
GONE = "fairs.example"


def load_pages(rng: random.Random, today: date) -> None:
    for page, is_useful, comment in SAID:
        at = at_local(today - timedelta(days=rng.randint(1, 20)), time(rng.randint(8, 20), rng.randint(0, 59)))
        give_feedback(page=page, is_useful=is_useful, comment=comment, at=at)
    oldest = comments_to_read().order_by("given_at").values("pk")[:READ_ALREADY]
    mark_as_read(comments_to_read().filter(pk__in=list(oldest.values_list("pk", flat=True))), at=timezone.now())
    _load_links(today)


def _load_links(today: date) -> None:
    """Real websites are left to the nightly check; only an invented one can be said to be broken."""
    collect_links()
    link = OutsideLink.objects.filter(url__contains=GONE).first()
    if link is None:
        return
    for ago in reversed(range(1, DAYS_UNTIL_BROKEN + 1)):
        at = at_local(today - timedelta(days=ago), time(2, 40))
        keep_answer(link=link, answer=Answer(Found.FAILED, "404: there is no such page"), at=at)


register("What people said of pages, and a broken link", load_pages, position=90)
