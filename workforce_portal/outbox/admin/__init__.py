from workforce_portal.outbox.admin.mail_text import MailTextAdmin
from workforce_portal.outbox.admin.planned_mail import PlannedMailAdmin
from workforce_portal.outbox.admin.today import register_today

register_today()

__all__ = ["MailTextAdmin", "PlannedMailAdmin"]
