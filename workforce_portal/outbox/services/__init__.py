"""Planning mail and sending it. See docs/mail.md for the way of a message and for what happens after a crash."""

from workforce_portal.outbox.services.planning import cancel_planned_mail, plan_mail
from workforce_portal.outbox.services.waking import wake_sender

__all__ = ["cancel_planned_mail", "plan_mail", "wake_sender"]
