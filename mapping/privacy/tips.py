from mapping.models import MistakeReport, Suggestion
from workforce_portal.privacy.registry import OnForget, Personal, declare

ANSWERING = Personal(why="To tell the person what came of it", keep="a year after the answer")
ANSWER = Personal(why="What the person was told", keep="a year after the answer", on_forget=OnForget.ANONYMISE)
OF_EVERY_TIP = ["id", "uuid", "reference", "status", "answered_at", "answered_by", "created_at"]
declare(
    MistakeReport,
    personal={
        "name": ANSWERING,
        "email": ANSWERING,
        "sender_key": Personal(
            why="To know three people's reports from one person's; a keyed hash, not an address",
            keep="a year after the answer",
        ),
        "details": Personal(why="What is wrong, which may name people", keep="a year after the answer"),
        "answer": Personal(
            why="What the person was told", keep="a year after the answer", on_forget=OnForget.ANONYMISE
        ),
    },
    not_personal=[*OF_EVERY_TIP, "activity", "reason"],
)
declare(
    Suggestion,
    personal={
        "name": Personal(
            why="To tell the person what came of it, and to name them if they like", keep="a year after the answer"
        ),
        "email": ANSWERING,
        "details": Personal(why="What the activity is, which may name people", keep="a year after the answer"),
        "contact": Personal(why="How people get in touch with it", keep="a year after the answer"),
        "answer": Personal(
            why="What the person was told", keep="a year after the answer", on_forget=OnForget.ANONYMISE
        ),
    },
    not_personal=[*OF_EVERY_TIP, "title", "organisation_name", "council", "theme", "wants_credit", "activity"],
)
