"""What every publishable row has."""

from workforce_portal.privacy.registry import Personal

OWNER = {"owner": Personal(why="a colleague is asked to read the page again", keep="as long as the page")}
OF_PUBLISHING = [
    "id",
    "uuid",
    "is_published",
    "publish_at",
    "unpublish_at",
    "review_by",
    "preview_version",
    "created_at",
    "changed_at",
]
