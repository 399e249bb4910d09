"""One connection to the mail server, or to who sends texts, and what its answers mean for a message."""

from __future__ import annotations

import smtplib
from types import TracebackType

from django.core.mail import EmailMessage, get_connection

from workforce_portal.outbox.models import PlannedMail
from workforce_portal.texting import gateway


class NotDelivered(Exception):
    """Its text is what staff read: the server's own words where there are any."""


class NoServer(NotDelivered):
    """Nobody to hand mail to. That says nothing about any one message."""


class TryLater(NotDelivered):
    """The server has not taken it, and may take it another time."""


class Refused(NotDelivered):
    """The server will never take it."""


class NoAnswer(NotDelivered):
    """The connection was lost between the text and the server's answer: it may have taken it."""


class MailServer:
    """A connection for a batch, opened when first needed and again after it was lost."""

    def __init__(self) -> None:
        self._connection = get_connection()
        self._is_open = False

    def __enter__(self) -> MailServer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def open(self) -> None:
        """Raises NoServer. Refused credentials count as no server: they are the portal's fault, not a message's."""
        if self._is_open:
            return
        try:
            self._connection.open()
        except (OSError, smtplib.SMTPException) as error:
            self._close()
            raise NoServer(_words(error)) from error
        self._is_open = True

    def take(self, message: EmailMessage) -> None:
        """Hands over one message. Raises a NotDelivered."""
        try:
            self._send(message)
        except TryLater:
            if self._is_open:
                raise
            # Servers close a connection after so many messages, or when it was idle. Nothing was taken: once more.
            self.open()
            self._send(message)

    def _send(self, message: EmailMessage) -> None:
        try:
            self._connection.send_messages([message])
        except (OSError, smtplib.SMTPException, ValueError) as error:
            # Asked before the connection is closed, which forgets it.
            verdict = _verdict(error, may_have_taken=getattr(self._connection, "may_have_taken", False))
            if _is_lost(error):
                self._close()
            raise verdict from error

    def _close(self) -> None:
        self._is_open = False
        try:
            self._connection.close()
        except (OSError, smtplib.SMTPException):
            # It was lost already; the backend would keep the broken one.
            self._connection = get_connection()


class TextServer:
    """Who sends texts. That it is away says nothing about mail, so it never stops a batch."""

    def take(self, mail: PlannedMail) -> None:
        """Hands over one text. After a stop midway it is asked first whether it has it. Raises a NotDelivered."""
        if not gateway.is_there():
            raise TryLater("There is no text gateway")
        sender = gateway.text_gateway()
        try:
            if not (mail.resends and sender.has_taken(str(mail.uuid))):
                sender.send(to=mail.to_phone, body=mail.body_text, reference=str(mail.uuid))
        except gateway.NotTaken as error:
            raise MEANS[type(error)](str(error)) from error


MEANS: dict[type[gateway.NotTaken], type[NotDelivered]] = {
    gateway.TryLater: TryLater,
    gateway.Refused: Refused,
    gateway.NoAnswer: NoAnswer,
}


def _is_lost(error: Exception) -> bool:
    if not isinstance(error, smtplib.SMTPException):
        return isinstance(error, OSError)
    # 421 is the server saying goodbye, whichever command it answers; smtplib hangs up then.
    return isinstance(error, smtplib.SMTPServerDisconnected) or _code(error) == 421


def _verdict(error: Exception, *, may_have_taken: bool) -> NotDelivered:
    words, code = _words(error), _code(error)
    if code:
        # A refused sender is the portal's fault too: there is a day to mend that before mail is given up.
        is_final = code >= 500 and not isinstance(error, smtplib.SMTPSenderRefused)
        return Refused(words) if is_final else TryLater(words)
    if isinstance(error, ValueError | smtplib.SMTPNotSupportedError):
        return Refused(words)
    return NoAnswer(words) if may_have_taken else TryLater(words)


def _code(error: Exception) -> int:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(iter(error.recipients.values()))[0]
    return error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else 0


def _words(error: Exception) -> str:
    answer: bytes | str
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, answer = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPResponseException):
        code, answer = error.smtp_code, error.smtp_error
    else:
        return f"The mail server could not be reached or broke off: {error}"
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return f"{code} {' '.join(text.split())}"
