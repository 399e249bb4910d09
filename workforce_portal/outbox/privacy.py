from workforce_portal.outbox.models import MailText, PlannedMail
from workforce_portal.privacy.registry import OnForget, Personal, declare

WITH_ITS_SUBJECT = "as long as what the message is about"
AS_SENT = "to be able to say what we told the person"

declare(
    PlannedMail,
    personal={
        "to_email": Personal(why="to send the message", keep=WITH_ITS_SUBJECT, on_forget=OnForget.BLANK),
        "to_phone": Personal(why="to send the message", keep=WITH_ITS_SUBJECT, on_forget=OnForget.BLANK),
        "to_name": Personal(why="to address the message", keep=WITH_ITS_SUBJECT, on_forget=OnForget.BLANK),
        "subject": Personal(why=AS_SENT, keep=WITH_ITS_SUBJECT, on_forget=OnForget.ANONYMISE),
        "body_text": Personal(why=AS_SENT, keep=WITH_ITS_SUBJECT, on_forget=OnForget.BLANK),
        "body_html": Personal(why=AS_SENT, keep=WITH_ITS_SUBJECT, on_forget=OnForget.BLANK),
        "calendar": Personal(why=AS_SENT, keep=WITH_ITS_SUBJECT, on_forget=OnForget.BLANK),
        "reason": Personal(
            why="to know why a message did not arrive; a mail server's answer may repeat the address",
            keep=WITH_ITS_SUBJECT,
            on_forget=OnForget.BLANK,
        ),
    },
    not_personal=[
        "id",
        "uuid",
        "kind",
        "channel",
        "dedupe_key",
        "about_type",
        "about_id",
        "anchor",
        "due_at",
        "try_at",
        "state",
        "claim",
        "claimed_at",
        "handed_over_at",
        "attempts",
        "resends",
        "message_id",
        "created_at",
        "finished_at",
    ],
)
declare(MailText, not_personal=["id", "kind", "subject", "body", "updated_at"])
