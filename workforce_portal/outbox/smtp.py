"""Django's SMTP backend, with one question more: may the server have taken the message whose answer never came?"""

import smtplib
from typing import Any

from django.core.mail.backends import smtp


class _Watched:
    """`data` is the moment of truth: before it the server has nothing, and after it we have its answer."""

    awaits_answer = False

    def data(self, msg: Any) -> tuple[int, bytes]:
        self.awaits_answer = True
        try:
            answer = super().data(msg)  # type: ignore[misc]
        except smtplib.SMTPDataError:
            self.awaits_answer = False
            raise
        self.awaits_answer = False
        return answer


class WatchedSMTP(_Watched, smtplib.SMTP):
    pass


class WatchedSMTPS(_Watched, smtplib.SMTP_SSL):
    pass


class EmailBackend(smtp.EmailBackend):
    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return WatchedSMTPS if self.use_ssl else WatchedSMTP

    @property
    def may_have_taken(self) -> bool:
        """Asked after the connection was lost."""
        return bool(getattr(self.connection, "awaits_answer", False))
