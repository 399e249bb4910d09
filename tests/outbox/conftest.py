from dataclasses import replace
from datetime import timedelta

import pytest

from tests.outbox.smtp import running_sink
from workforce_portal.outbox import kinds
from workforce_portal.outbox.kinds import MailKind, Placeholder, Prepared, Skip
from workforce_portal.users.models import User


def prepare_greeting(mail, at):
    person = User.objects.get(pk=mail.about_id)
    if not person.is_active:
        return Skip("The account is closed")
    return Prepared({"first_name": person.get_short_name(), "note": "", "link": "https://portal.example/me"})


GREETING = MailKind(
    key="greeting",
    name="Greeting",
    when="When a test says so",
    placeholders=(
        Placeholder("first_name", "First name", "Rukhsana"),
        Placeholder("note", "A note; may be empty", "Bring tea"),
        Placeholder("link", "Where to go", "https://portal.example/me", link_text="See it", is_required=True),
    ),
    subject="Hello {{ first_name }}",
    body="Hello {{ first_name }},\n\n{{ note }}\n\n{{ link }}\n",
    must_arrive=False,
    max_late=timedelta(hours=12),
    prepare=prepare_greeting,
    contact=lambda mail: (mail.to_name, "0161 496 0199"),
)


@pytest.fixture(autouse=True)
def only_kinds(monkeypatch):
    """The registry with the greeting alone; `only_kinds(**changes)` registers it anew with those changes."""
    monkeypatch.setattr(kinds, "_kinds", {})

    def register_greeting(**changes):
        kind = replace(GREETING, **changes)
        kinds._kinds.pop(kind.key, None)
        kinds.register(kind)
        return kind

    register_greeting()
    return register_greeting


@pytest.fixture
def sink(settings):
    with running_sink(settings) as sink:
        yield sink
