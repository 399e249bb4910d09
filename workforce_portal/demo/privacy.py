from workforce_portal.demo.models import DemoMail
from workforce_portal.privacy.registry import OnForget, Personal, declare

CAUGHT = Personal(
    why="to show in demonstration mode, among invented people, what would have been sent",
    keep="as long as the demonstration",
    on_forget=OnForget.DELETE_ROW,
)

declare(
    DemoMail,
    personal={"to": CAUGHT, "subject": CAUGHT, "text": CAUGHT, "html": CAUGHT, "calendar": CAUGHT},
    not_personal=["id", "sent_at"],
)
