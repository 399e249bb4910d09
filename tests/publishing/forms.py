"""What a browser sends when somebody saves a page as it stands, with some fields changed."""

from django.urls import reverse
from django.utils import timezone

from workforce_portal.places.clock import local


def address(act, page, *more, current_app="pages"):
    return reverse(f"admin:campaigns_role_{act}", args=[page.pk, *more], current_app=current_app)


def sent(page, **changes):
    data = {
        "name": page.name,
        "slug": page.slug,
        "summary": page.summary,
        "what_you_do": page.what_you_do,
        "suits_you": page.suits_you,
        **_moment("publish_at", page.publish_at),
        **_moment("unpublish_at", page.unpublish_at),
        "review_by": page.review_by or "",
        "owner": page.owner_id or "",
        "seen_changed_at": page.changed_at.astimezone(timezone.get_fixed_timezone(0)).isoformat(),
        "next_steps-TOTAL_FORMS": "0",
        "next_steps-INITIAL_FORMS": "0",
    }
    return {**data, **changes}


def _moment(name, moment):
    day, time = (f"{local(moment):%Y-%m-%d}", f"{local(moment):%H:%M:%S}") if moment else ("", "")
    return {f"{name}_0": day, f"{name}_1": time}
