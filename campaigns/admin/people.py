from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from campaigns.enums import Scope
from campaigns.find_your_role import QUESTIONS
from campaigns.models import ProgressionStep, Role, Story, StoryMoment
from campaigns.selectors.consents import may_show
from workforce_portal.publishing.admin import PublishableAdmin, PublishableForm
from workforce_portal.staff.admin import status_label, with_detail


class MomentInline(admin.TabularInline):
    model = StoryMoment
    extra = 0


@admin.register(Story)
class StoryAdmin(PublishableAdmin):
    list_display = ["told", "stage", "consent", "review", "owner"]
    list_filter = [*PublishableAdmin.list_filter, "role", "setting"]
    list_select_related = ["owner", "person", "role", "council"]
    search_fields = ["title", "quote", "person__shown_name"]
    search_help_text = "Headline, quotation or name"
    autocomplete_fields = ["person", "picture", "day_picture", "role"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [MomentInline]
    empty_text = "No stories yet. Add the person and their consent first, then what they tell."
    fieldsets = [
        (None, {"fields": ["person", "title", "slug", "quote", "lead"]}),
        (
            "Their job",
            {"fields": ["role", ("setting", "place", "council"), "started", "way_in", "good_at", "age"]},
        ),
        ("What they tell", {"fields": ["body", "picture"]}),
        ("A video", {"fields": ["video_url", "transcript"], "description": "A video needs all that is said in it."}),
        ("One ordinary day", {"fields": ["day_title", "day_picture"], "description": "Its lines are below."}),
    ]

    class Media:
        css = {"all": ["css/admin-people.css"]}

    @admin.display(description="story", ordering="person__shown_name")
    def told(self, story: Story) -> str:
        return with_detail(f"{story.person.shown_name}: {story.title}", story.work)

    @admin.display(description="may be shown")
    def consent(self, story: Story) -> str:
        may = may_show(story.person, Scope.WEB, timezone.now())
        return status_label("Agrees", "good") if may else status_label("No consent today", "bad")


class StepInline(admin.TabularInline):
    model = ProgressionStep
    fk_name = "role"
    extra = 0
    verbose_name_plural = "Where it can lead, the usual way first"
    autocomplete_fields = ["next_role"]


class RoleForm(PublishableForm):
    fits = forms.MultipleChoiceField(
        label="Suits whoever answers",
        required=False,
        choices=[(question.text, [(one.key, one.label) for one in question.answers]) for question in QUESTIONS],
        widget=forms.CheckboxSelectMultiple,
        help_text="The answers of “Find your role” that are true of this job. One or two a question work best: a job "
        "that suits everybody is found by nobody",
    )

    class Meta:
        model = Role
        fields = "__all__"


@admin.register(Role)
class RoleAdmin(PublishableAdmin):
    form = RoleForm
    list_display = ["called", "group", "rung", "stage", "review", "owner"]
    list_filter = [*PublishableAdmin.list_filter, "group", "needs_no_experience"]
    search_fields = ["name", "summary"]
    search_help_text = "Name or what you do"
    autocomplete_fields = ["picture", "pay"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [StepInline]
    empty_text = "No roles yet. Add one: what you do, whom it suits and where it can lead."
    fieldsets = [
        (None, {"fields": [("name", "slug"), "group", "summary", "what_you_do", "picture"]}),
        ("At a glance", {"fields": ["suits_you", "needs_no_experience", "note", "pay"]}),
        ("The ladder", {"fields": ["rung"], "description": "Where it can lead is below."}),
        ("Find your role", {"fields": ["fits"]}),
    ]

    class Media:
        css = {"all": ["css/admin-people.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("owner")

    @admin.display(description="role", ordering="name")
    def called(self, role: Role) -> str:
        return with_detail(role.name, role.tag)
