from django.conf import settings

from providers.models import (
    ChangeSubscription,
    DailyCount,
    FormatRequest,
    Pack,
    PackMember,
    Resource,
    ResourceEvent,
    ResourceVersion,
    TopicResource,
)
from workforce_portal.privacy.registry import OnForget, Personal, declare

AFTER_THE_ANSWER = f"{settings.BOOKING_RETENTION_MONTHS} months after the answer; what was asked for stays, as a number"
WHILE_WANTED = "until the person stops the messages, and 30 days more"

declare(
    Resource,
    not_personal=[
        "id",
        "uuid",
        "slug",
        "title",
        "summary",
        "stage",
        "settings",
        "minutes",
        "is_editable",
        "kind",
        "html_body",
        "external_url",
        "licence",
        "logo_note",
        "owner",
        "review_by",
        "status",
        "text_version",
        "change_note",
        "created_at",
        "changed_at",
        "published_at",
        "withdrawn_at",
        "withdrawn_reason",
        "search_words",
        "search_text",
    ],
)
declare(TopicResource, not_personal=["id", "topic", "resource", "position"])
declare(
    ResourceVersion,
    not_personal=[
        "id",
        "resource",
        "number",
        "file",
        "original_name",
        "file_type",
        "sha256",
        "bytes",
        "pages",
        "picture",
        "picture_sha256",
        "change_note",
        "published_at",
        "published_by",
        "replaced_at",
        "withdrawn_at",
    ],
)
declare(ResourceEvent, not_personal=["id", "resource", "kind", "at", "by", "from_status", "to_status", "note"])
declare(
    Pack,
    not_personal=[
        "id",
        "slug",
        "title",
        "summary",
        "status",
        "built_zip",
        "built_from",
        "built_sha256",
        "built_bytes",
        "built_contents",
        "built_at",
        "published_at",
    ],
)
declare(PackMember, not_personal=["id", "pack", "resource", "position"])
declare(DailyCount, not_personal=["id", "on", "kind", "object_id", "n"])
declare(
    FormatRequest,
    personal={
        "name": Personal(why="to greet the person", keep=AFTER_THE_ANSWER, on_forget=OnForget.ANONYMISE),
        "email": Personal(why="to send what was asked for", keep=AFTER_THE_ANSWER),
        "details": Personal(
            why="to make a format that the person can use; it may say something about health", keep=AFTER_THE_ANSWER
        ),
        "answer": Personal(why="to see what the person was told", keep=AFTER_THE_ANSWER),
    },
    not_personal=["id", "resource", "wanted", "status", "created_at", "due_on", "answered_at", "answered_by"],
)
declare(
    ChangeSubscription,
    personal={
        "email": Personal(why="to tell of a new version", keep=WHILE_WANTED, on_forget=OnForget.DELETE_ROW),
        "email_norm": Personal(why="so that nobody is told twice", keep=WHILE_WANTED, on_forget=OnForget.DELETE_ROW),
    },
    not_personal=["id", "uuid", "resource", "link_version", "created_at", "confirmed_at", "unsubscribed_at"],
)
