from workforce_portal.organisations.models import CareService, DirectoryImport, Invitation, Membership, Organisation
from workforce_portal.privacy.registry import OnForget, Personal, declare

declare(
    CareService,
    not_personal=[
        "id",
        "cqc_location_id",
        "cqc_provider_id",
        "name",
        "also_known_as",
        "provider_name",
        "address",
        "postcode",
        "phone",
        "website",
        "service_types",
        "specialisms",
        "council",
        "easting",
        "northing",
        "last_checked_on",
        "left_directory_on",
        "created_at",
        "updated_at",
        "search_text",
    ],
)
declare(
    DirectoryImport,
    personal={
        "by": Personal(
            why="so that colleagues see who imported the directory",
            keep="as long as the person's account",
            on_forget=OnForget.BLANK,
        )
    },
    not_personal=[
        "id",
        "imported_at",
        "file_name",
        "produced_on",
        "rows_new",
        "rows_changed",
        "rows_unchanged",
        "rows_refused",
        "rows_outside_region",
        "rows_not_social_care",
        "rows_left",
        "refused",
    ],
)
declare(
    Organisation,
    not_personal=["id", "uuid", "name", "kind", "phone", "email", "website", "council", "is_active", "created_at"],
)
declare(
    Membership,
    personal={
        "user": Personal(
            why="so that somebody can act for their organisation",
            keep="as long as the person's account",
            on_forget=OnForget.KEEP,
            kept_because="the account that it names is blanked instead",
        )
    },
    not_personal=["id", "organisation", "role", "is_active", "invited_at", "accepted_at", "ended_at"],
)
declare(
    Invitation,
    personal={
        "email": Personal(why="to send the invitation", keep="a month after it was used or ran out"),
        "full_name": Personal(
            why="to greet the person", keep="a month after it was used or ran out", on_forget=OnForget.ANONYMISE
        ),
        "invited_by": Personal(why="so that colleagues see who invited", keep="as long as the person's account"),
    },
    not_personal=[
        "id",
        "uuid",
        "organisation",
        "role",
        "link_version",
        "created_at",
        "expires_at",
        "accepted_at",
        "withdrawn_at",
    ],
)
