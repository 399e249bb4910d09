"""Employers who promise interviews, and what became of those who chose them."""

from __future__ import annotations

from django.contrib import admin

from applicants.admin.labels import link_to, say_short
from applicants.enums import IntroductionState
from applicants.models import Introduction, Pledge
from workforce_portal.staff.admin import PortalAdmin, ReadOnlyAdmin, Tone, status_label, with_detail

TONES: dict[str, Tone] = {
    IntroductionState.WAITING: "wait",
    IntroductionState.INTERVIEW: "few",
    IntroductionState.HIRED: "good",
    IntroductionState.NOT_THIS_TIME: "full",
    IntroductionState.NOT_REACHED: "bad",
    IntroductionState.WITHDRAWN: "full",
}


@admin.register(Pledge)
class PledgeAdmin(PortalAdmin):
    list_display = ["work", "employer", "council", "state"]
    list_filter = ["is_open", "council"]
    list_select_related = ["employer", "council"]
    search_fields = ["job_role", "where", "employer__name"]
    autocomplete_fields = ["employer"]
    empty_text = "No employer has promised interviews yet. Invite one as a member, or add its promise here."

    @admin.display(description="the work", ordering="job_role")
    def work(self, pledge: Pledge) -> str:
        return with_detail(pledge.job_role, pledge.where)

    @admin.display(description="interviews people", ordering="is_open")
    def state(self, pledge: Pledge) -> str:
        return status_label("Yes", "good") if pledge.is_open else status_label("Not now", "full")


@admin.register(Introduction)
class IntroductionAdmin(ReadOnlyAdmin):
    list_display = ["person", "to", "status", "chosen", "reminded"]
    list_display_links = None
    list_filter = ["state", "pledge__employer"]
    list_select_related = ["applicant", "pledge__employer"]
    search_fields = ["applicant__reference", "pledge__employer__name"]
    empty_text = "Nobody who completed a programme has chosen an employer yet."

    @admin.display(description="person", ordering="applicant__reference")
    def person(self, row: Introduction) -> str:
        return link_to(row.applicant)

    @admin.display(description="employer", ordering="pledge__employer__name")
    def to(self, row: Introduction) -> str:
        return with_detail(row.pledge.employer.name, str(row.pledge))

    @admin.display(description="state", ordering="state")
    def status(self, row: Introduction) -> str:
        return status_label(row.get_state_display(), TONES[row.state])

    @admin.display(description="chosen", ordering="chosen_at")
    def chosen(self, row: Introduction) -> str:
        return say_short(row.chosen_at)

    @admin.display(description="employer reminded", ordering="reminded_at", empty_value="")
    def reminded(self, row: Introduction) -> str | None:
        return say_short(row.reminded_at) if row.reminded_at else None
