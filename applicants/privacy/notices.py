from applicants.models import MemberNotices
from workforce_portal.privacy.registry import declare

declare(
    MemberNotices,
    not_personal=["id", "user", "organisation", "about_mine", "about_new", "each_morning"],
)
