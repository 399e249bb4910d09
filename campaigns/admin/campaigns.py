"""A campaign and its page of blocks, one below the other as visitors see them."""

from __future__ import annotations

from typing import Any

from content_editor.admin import ContentEditor, ContentEditorInline, importmap
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.http import HttpRequest
from js_asset import JSON, Media, Script

from campaigns.models import (
    CallBlock,
    Campaign,
    FigureBlock,
    LadderBlock,
    MythBlock,
    PartnerBlock,
    QuestionBlock,
    QuoteBlock,
    RolesBlock,
    StepsBlock,
    StoryBlock,
    StoryStripBlock,
    TextBlock,
    VideoBlock,
)
from campaigns.models.blocks import Block
from workforce_portal.publishing.admin import PublishableAdmin
from workforce_portal.publishing.worklists import register_review
from workforce_portal.staff.admin import with_detail

PLACE = ("region", "ordering")
STEPS = [("first", "first_text"), ("second", "second_text"), ("third", "third_text"), ("fourth", "fourth_text")]
FACES = ("left_face", "middle_face", "right_face")
# In the order in which a page mostly has them, each with its sign in the list.
BLOCKS: list[tuple[type[Block], str, dict[str, Any]]] = [
    (TextBlock, "notes", {"autocomplete_fields": ["picture"]}),
    (StoryBlock, "person", {"autocomplete_fields": ["story"]}),
    (StoryStripBlock, "groups", {"autocomplete_fields": ["stories"]}),
    (QuoteBlock, "format_quote", {}),
    (RolesBlock, "badge", {"autocomplete_fields": ["roles"]}),
    (LadderBlock, "stairs", {"autocomplete_fields": ["role", "fact"]}),
    (MythBlock, "rule", {"autocomplete_fields": ["fact"]}),
    (FigureBlock, "pin", {"autocomplete_fields": ["fact"]}),
    (VideoBlock, "movie", {"autocomplete_fields": ["picture"]}),
    (StepsBlock, "format_list_numbered", {"fields": ["heading", "intro", *STEPS, *PLACE]}),
    (QuestionBlock, "help", {}),
    (
        CallBlock,
        "campaign",
        {
            "fields": ["line", "text", ("button", "address"), FACES, *PLACE],
            "autocomplete_fields": list(FACES),
        },
    ),
    (PartnerBlock, "handshake", {"autocomplete_fields": ["logo"]}),
]


@admin.register(Campaign)
class CampaignAdmin(PublishableAdmin, ContentEditor):
    list_display = ["named", "stage", "review", "owner"]
    search_fields = ["name", "line"]
    search_help_text = "Name or headline"
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["picture"]
    empty_text = "No campaigns yet. Add one: its name, its line, and a page of blocks."
    fieldsets = [
        (None, {"fields": [("name", "slug")]}),
        ("The top of the page", {"fields": ["line", "lead", "ground", "picture"]}),
        ("Its buttons", {"fields": [("button", "button_address"), ("second", "second_address")]}),
    ]
    inlines = [ContentEditorInline.create(model, icon=icon, **options) for model, icon, options in BLOCKS]

    class Media:
        css = {"all": ["css/admin-campaigns.css"]}

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "lead":
            kwargs["widget"] = AdminTextareaWidget(attrs={"rows": 3})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description="campaign", ordering="name")
    def named(self, campaign: Campaign) -> str:
        return with_detail(campaign.name, campaign.line)

    def _content_editor_media(self, request: HttpRequest, context: dict[str, Any]) -> Media:
        """With our own start-up, which can move blocks by keyboard and adds no style element."""
        return Media(
            importmap=importmap,
            css={"all": ["content_editor/material-icons.css", "content_editor/content_editor.css"]},
            js=[
                "admin/js/jquery.init.js",
                JSON(self._content_editor_context(request, context), id="content-editor-context"),
                Script("js/blocks.js", type="module"),
            ],
        )


register_review(Campaign)
