"""
Planning mail and sending it. The truth is in PostgreSQL: a row says what became of its message, and the rounds of
every minute find what is due there, whatever was lost on the way. What holds when a worker dies:

- claimed, not handed over to the mail server: planned again after OUTBOX_LEASE_SECONDS. Nobody has seen it.
- handed over, answer not recorded: after OUTBOX_UNCERTAIN_MINUTES a kind that must arrive is sent once more under
  its Message-ID; any other becomes `uncertain`, and staff decide. A worker has one message in that state at a time.

SMTP knows no exactly-once. docs/mail.md says what is promised instead.
"""

from workforce_portal.outbox.services.claiming import claim_due_mail
from workforce_portal.outbox.services.deciding import CannotDecide, mark_arrived, resend_mail, send_now, skip_mail
from workforce_portal.outbox.services.planning import cancel_planned_mail, plan_mail, plan_text
from workforce_portal.outbox.services.recovering import recover_stuck_mail
from workforce_portal.outbox.services.sending import send_due_mail
from workforce_portal.outbox.services.waking import wake_sender
from workforce_portal.outbox.services.wording import BadWording, change_wording, reset_wording

__all__ = [
    "BadWording",
    "CannotDecide",
    "cancel_planned_mail",
    "change_wording",
    "claim_due_mail",
    "mark_arrived",
    "plan_mail",
    "plan_text",
    "recover_stuck_mail",
    "resend_mail",
    "reset_wording",
    "send_due_mail",
    "send_now",
    "skip_mail",
    "wake_sender",
]
