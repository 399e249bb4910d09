"""A mail server for tests: it keeps what it takes, and misbehaves as told."""

import contextlib
import email
import email.policy
import socket
from collections import Counter

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Sink:
    """`answers` maps an address to the reply that its RCPT gets; a list is used up, one reply a try.

    `hang_up_after` closes each connection after so many messages; `lose_answer_for` takes a message of that
    address and then hangs up without a word.
    """

    def __init__(self):
        self.messages = []
        self.answers = {}
        self.answer_to_sender = "250 OK"
        self.hang_up_after = None
        self.lose_answer_for = set()
        self.connections = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.connections += 1
        session.host_name, session.taken = hostname, 0
        return responses

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if self.hang_up_after is not None and session.taken >= self.hang_up_after:
            server.transport.close()
            return "421 Goodbye"
        if self.answer_to_sender.startswith("2"):
            envelope.mail_from = address
        return self.answer_to_sender

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        answer = self.answers.get(address)
        if isinstance(answer, list):
            answer = answer.pop(0) if answer else None
        if answer:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.messages.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        session.taken += 1
        if set(envelope.rcpt_tos) & self.lose_answer_for:
            server.transport.close()
        return "250 OK"

    def copies(self):
        return Counter(message["Message-ID"] for message in self.messages)


@contextlib.contextmanager
def running_sink(settings):
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=free_port())
    controller.factory = lambda: SMTP(sink, enable_SMTPUTF8=True)
    controller.start()
    settings.EMAIL_BACKEND = "workforce_portal.outbox.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT = 5
    try:
        yield sink
    finally:
        controller.stop()
