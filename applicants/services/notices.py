"""What members of an organisation are written."""

from __future__ import annotations

from datetime import datetime

from applicants.emails.mornings import plan_morning
from applicants.models import MemberNotices
from applicants.selectors.notices import wanting_a_summary
from workforce_portal.organisations.models import Organisation
from workforce_portal.places.clock import local
from workforce_portal.places.working_days import is_working_day
from workforce_portal.users.models import User


def choose_notices(
    *, user: User, organisation: Organisation, about_mine: bool, about_new: bool, each_morning: bool
) -> MemberNotices:
    chosen = {"about_mine": about_mine, "about_new": about_new, "each_morning": each_morning}
    return MemberNotices.objects.update_or_create(user=user, organisation=organisation, defaults=chosen)[0]


def tell_of_the_morning(*, at: datetime) -> int:
    """How many summaries were planned; on days off none. Twice on a day plans none twice."""
    if not is_working_day(local(at).date()):
        return 0
    return sum(plan_morning(notices, at=at) for notices in wanting_a_summary())
