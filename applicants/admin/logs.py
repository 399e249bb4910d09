"""What is only ever added, to look at: consents, looks, events, jobs and the questions about them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from applicants.admin.labels import link_to, long, say_short
from applicants.models import AccessLog, ConsentRecord, FollowUp, JobOutcome, Merge, ReferralEvent
from workforce_portal.staff.admin import ReadOnlyAdmin, status_label, with_detail


class LogAdmin(ReadOnlyAdmin):
    list_display_links = None

    @admin.display(description="person", ordering="applicant__reference")
    def person(self, row: Any) -> str:
        return link_to(row.applicant)

    @admin.display(description="when", ordering="at")
    def when(self, row: Any) -> str:
        return say_short(row.at)


@admin.register(ConsentRecord)
class ConsentRecordAdmin(LogAdmin):
    list_display = ["person", "purpose", "organisation", "said", "channel", "when", "recorder"]
    list_filter = ["purpose", "is_given", "channel"]
    list_select_related = ["applicant", "organisation", "by"]
    search_fields = ["applicant__reference", "organisation__name"]
    empty_text = "Nobody has agreed to anything yet."

    @admin.display(description="yes or no", ordering="is_given")
    def said(self, row: ConsentRecord) -> str:
        return status_label("Yes", "good") if row.is_given else status_label("No longer", "bad")

    @admin.display(description="recorded by")
    def recorder(self, row: ConsentRecord) -> str:
        return str(row.by or row.get_role_display())


@admin.register(AccessLog)
class AccessLogAdmin(LogAdmin):
    list_display = ["person", "what", "from_where", "looker", "when"]
    list_filter = ["what"]
    list_select_related = ["applicant", "organisation", "by"]
    search_fields = ["applicant__reference", "organisation__name", "by__full_name"]
    empty_text = "Nobody has looked yet."

    @admin.display(description="organisation", ordering="organisation__name")
    def from_where(self, row: AccessLog) -> str:
        return str(row.organisation or "Our staff")

    @admin.display(description="who", ordering="by__full_name")
    def looker(self, row: AccessLog) -> str:
        return str(row.by or "By a link in a mail")


@admin.register(ReferralEvent)
class ReferralEventAdmin(LogAdmin):
    list_display = ["to", "what", "why", "recorder", "when"]
    list_filter = ["kind", "to_state", "role"]
    list_select_related = ["referral__applicant", "referral__programme", "by", "reason"]
    search_fields = ["referral__applicant__reference"]
    empty_text = "Nothing has happened yet."

    @admin.display(description="referral")
    def to(self, row: ReferralEvent) -> str:
        return link_to(row.referral)

    @admin.display(description="what happened")
    def what(self, row: ReferralEvent) -> str:
        return str(row)

    @admin.display(description="why")
    def why(self, row: ReferralEvent) -> str:
        return with_detail(row.reason or "", long(row.note) if row.note else "")

    @admin.display(description="by")
    def recorder(self, row: ReferralEvent) -> str:
        return str(row.by or row.get_role_display())


@admin.register(JobOutcome)
class JobOutcomeAdmin(LogAdmin):
    list_display = ["person", "work", "employer_name", "started_on", "told", "when"]
    list_filter = ["work", "role"]
    list_select_related = ["applicant"]
    search_fields = ["applicant__reference", "employer_name"]
    empty_text = "No jobs yet. They appear here as people or programmes tell of them."

    @admin.display(description="told by")
    def told(self, row: JobOutcome) -> str:
        return row.get_role_display()


@admin.register(FollowUp)
class FollowUpAdmin(LogAdmin):
    list_display = ["person", "weeks", "asked_of", "due_on", "asked_at", "answered"]
    list_filter = ["weeks", "asked_of", "answer"]
    list_select_related = ["job__applicant"]
    search_fields = ["job__applicant__reference"]
    empty_text = "No questions yet. They are planned once somebody has a job in care."

    @admin.display(description="person")
    def person(self, row: Any) -> str:
        return link_to(row.job.applicant)

    @admin.display(description="answer", ordering="answer")
    def answered(self, row: FollowUp) -> str:
        return row.get_answer_display() or "None yet"


@admin.register(Merge)
class MergeAdmin(LogAdmin):
    """The trail of merges; undoing stands on the page of the case."""

    list_display = ["kept_record", "merged_record", "when", "by", "state"]
    list_select_related = ["kept", "merged", "by"]
    search_fields = ["kept__reference", "merged__reference"]
    empty_text = "No records have been merged yet."

    @admin.display(description="kept")
    def kept_record(self, row: Merge) -> str:
        return link_to(row.kept)

    @admin.display(description="became part of it")
    def merged_record(self, row: Merge) -> str:
        return str(row.merged)

    @admin.display(description="status")
    def state(self, row: Merge) -> str:
        if row.undone_at:
            return status_label("Undone", "full")
        return status_label("For good", "good") if row.settled_at else status_label("Can be undone", "wait")
