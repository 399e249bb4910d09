from mapping.models import AreaCheck, GapRule, LevelOverride, Opportunity
from workforce_portal.privacy.registry import OnForget, Personal, declare

declare(GapRule, not_personal=["id", "theme", "covered_from", "look_again_after"])
declare(AreaCheck, not_personal=["id", "council", "theme", "checked_on", "note", "by"])
declare(
    LevelOverride,
    not_personal=["id", "council", "theme", "level", "reason", "expires_on", "by", "made_on"],
)
declare(
    Opportunity,
    personal={
        "owner_name": Personal(
            why="Who works on closing a gap, which the public may know",
            keep="as long as the opportunity is listed",
            on_forget=OnForget.ANONYMISE,
        )
    },
    not_personal=[
        "id",
        "council",
        "theme",
        "title",
        "evidence",
        "level_then",
        "number_then",
        "opened_on",
        "progress",
        "target_on",
        "outcome",
        "closing_activity",
        "ended_on",
    ],
)
