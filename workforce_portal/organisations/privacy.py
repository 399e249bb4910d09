from workforce_portal.organisations.models import CareService, DirectoryImport
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
