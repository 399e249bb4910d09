"""How staff screens say people, referrals and their states in a few words."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from applicants.models import Applicant, Referral
from applicants.states import tone_of
from workforce_portal.places.clock import local, say_time
from workforce_portal.staff.admin import status_label


def referral_status(referral: Referral) -> SafeString:
    return status_label(referral.get_state_display(), tone_of(referral))


def applicant_status(applicant: Applicant) -> SafeString:
    if applicant.redacted_at:
        return status_label("Removed", "full")
    if applicant.merged_into_id:
        return status_label("Part of another record", "full")
    if applicant.got_job_at:
        return status_label(applicant.get_work_found_display(), "good")
    return status_label("Stopped", "full") if applicant.stopped_at else status_label("Looking", "wait")


def say_short(moment: datetime) -> str:
    """12 Jan 2027, 2pm."""
    when = local(moment)
    return f"{when:%-d %b %Y}, {say_time(moment)}"


def say_day(moment: datetime | date) -> str:
    """12 Jan 2027, for a column."""
    day = local(moment).date() if isinstance(moment, datetime) else moment
    return f"{day:%-d %b %Y}"


def long(text: object) -> SafeString:
    """May break anywhere: people write what has no spaces, in any script."""
    return format_html('<span class="long"><bdi>{}</bdi></span>', text)


def link_to(thing: Applicant | Referral, text: object = "") -> SafeString:
    address = reverse(f"admin:applicants_{thing._meta.model_name}_change", args=[thing.pk])
    return format_html('<a href="{}">{}</a>', address, text or thing)
