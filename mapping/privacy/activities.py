from mapping.models import Activity, ActivityEvent, ActivityLocation, Coverage, Location, WayIn
from workforce_portal.privacy.registry import OnForget, Personal, declare

declare(
    Activity,
    personal={
        "credit": Personal(
            why="Whoever told us of an activity and liked to be named on its page",
            keep="until they no longer like to be named",
        )
    },
    not_personal=[
        "id",
        "uuid",
        "organisation",
        "title",
        "slug",
        "summary",
        "description",
        "theme",
        "audiences",
        "delivery",
        "is_free",
        "costs",
        "age_from",
        "age_to",
        "starts_on",
        "ends_on",
        "closed_until",
        "closed_note",
        "source",
        "source_url",
        "state",
        "published_at",
        "withdrawn_reason",
        "archived_at",
        "owner",
        "link_version",
        "verified_on",
        "verified_by",
        "review_every",
        "review_on",
        "search_text",
        "created_at",
        "changed_at",
    ],
)
declare(
    WayIn,
    personal={
        "words": Personal(
            why="How people get in, which may name whom to ask for",
            keep="as long as the entry is on the map",
            on_forget=OnForget.KEEP,
            kept_because="the organisation publishes its own contact, and changes it on the entry",
        ),
        "phone": Personal(why="The organisation's contact for the activity, made public by it"),
        "email": Personal(why="The organisation's contact for the activity, made public by it"),
    },
    not_personal=["id", "activity", "audience", "through", "link", "is_walk_in"],
)
declare(
    ActivityEvent,
    not_personal=["id", "activity", "kind", "from_state", "to_state", "role", "by", "at", "reason"],
)
declare(
    Location,
    not_personal=[
        "id",
        "organisation",
        "name",
        "street",
        "town",
        "postcode",
        "council",
        "easting",
        "northing",
        "access",
    ],
)
declare(ActivityLocation, not_personal=["id", "activity", "location", "times"])
declare(Coverage, not_personal=["id", "activity", "is_region", "sub_region", "council", "outcode"])
