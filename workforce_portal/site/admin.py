from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from workforce_portal.places.clock import local, say_date
from workforce_portal.site.feedback import comments_to_read, mark_as_read
from workforce_portal.site.models import PageFeedback
from workforce_portal.staff import worklists
from workforce_portal.staff.admin import ReadOnlyAdmin, status_label, with_detail
from workforce_portal.staff.worklists import Waiting


@admin.register(PageFeedback)
class PageFeedbackAdmin(ReadOnlyAdmin):
    list_display = ["of_page", "useful", "said", "given"]
    list_display_links = None
    list_filter = ["is_useful", ("read_at", admin.EmptyFieldListFilter)]
    search_fields = ["page", "comment"]
    search_help_text = "Address of the page, or words of the comment"
    date_hierarchy = "given_at"
    actions = ["mark_read"]
    empty_text = "Nobody has said anything yet. Pages to read ask at their foot whether they were useful."

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Somebody may have written what nobody may keep."""
        return request.user.has_perm("portal_site.delete_pagefeedback")

    def has_read_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("portal_site.change_pagefeedback")

    @admin.display(description="page", ordering="page")
    def of_page(self, feedback: PageFeedback) -> SafeString:
        return format_html('<a href="{}">{}</a>', feedback.page, feedback.page)

    @admin.display(description="useful", ordering="is_useful")
    def useful(self, feedback: PageFeedback) -> SafeString:
        return status_label("Yes", "good") if feedback.is_useful else status_label("No", "bad")

    @admin.display(description="what they wrote")
    def said(self, feedback: PageFeedback) -> SafeString:
        is_new = feedback.comment and feedback.read_at is None
        return with_detail(feedback.comment, status_label("Not read yet", "wait") if is_new else "")

    @admin.display(description="given", ordering="given_at")
    def given(self, feedback: PageFeedback) -> str:
        return say_date(local(feedback.given_at), year=False)

    @admin.action(description="Mark as read", permissions=["read"])
    def mark_read(self, request: HttpRequest, queryset: QuerySet[PageFeedback]) -> None:
        count = mark_as_read(queryset, at=timezone.now())
        self.message_user(request, f"{count} marked as read.", messages.SUCCESS)


def _oldest(found: Waiting) -> str:
    return f"oldest is from {say_date(local(found.oldest), year=False)}" if found.oldest else "all of them are read"


worklists.register(
    worklists.Worklist(
        key="comments-on-pages",
        label="Comments on pages",
        why="People say here what they missed. Read them, change the page where they are right, then mark them as "
        "read. Nobody expects an answer: we do not know who they are.",
        permission="portal_site.view_pagefeedback",
        position=90,
        model=PageFeedback,
        rows=lambda user: comments_to_read(),
        dated_by="given_at",
        detail=_oldest,
    )
)
