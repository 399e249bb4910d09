from workforce_portal.publishing.services.publishing import (
    NotPublishable,
    note_change,
    problems_before_publishing,
    publish,
    retire,
    unpublish,
    withdraw_previews,
)
from workforce_portal.publishing.services.reviews import plan_review_mail
from workforce_portal.publishing.services.versions import CannotRestore, forget_versions, restore_version

__all__ = [
    "CannotRestore",
    "NotPublishable",
    "forget_versions",
    "note_change",
    "plan_review_mail",
    "problems_before_publishing",
    "publish",
    "restore_version",
    "retire",
    "unpublish",
    "withdraw_previews",
]
