import structlog
from django.db import transaction
from kombu.exceptions import OperationalError

from workforce_portal.celery import app

log = structlog.get_logger(__name__)
SEND_DUE_MAIL = "workforce_portal.outbox.tasks.send_due_mail"


def wake_sender() -> None:
    """Once this transaction is committed, asks a worker to send what is due. The minute's round sends it anyway.

    However often it is called within one transaction, one round is enough.
    """
    if not any(function is _publish for _ids, function, _robust in transaction.get_connection().run_on_commit):
        transaction.on_commit(_publish, robust=True)


def _publish() -> None:
    try:
        app.send_task(SEND_DUE_MAIL, retry=False, ignore_result=True)
    except (OperationalError, OSError) as error:
        log.warning("mail_sender_not_woken", error=type(error).__name__)
