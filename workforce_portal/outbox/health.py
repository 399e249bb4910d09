from datetime import datetime

from workforce_portal.health.registry import NotReady
from workforce_portal.outbox.selectors import is_stuck


def mail_goes_out(at: datetime) -> str:
    if is_stuck(at):
        raise NotReady("Mail that is due has not been tried for ten minutes. Are beat and a worker running?")
    return "Mail goes out."
