import threading
from datetime import timedelta

import pytest
from django.db import connection

from tests.factories.outbox import DUE, MailRecipientFactory, PlannedMailFactory
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services import cancel_planned_mail, plan_mail

pytestmark = pytest.mark.django_db
EARLIER = DUE - timedelta(days=2)


def plan_greeting(about, **changes):
    details = {
        "kind": "greeting",
        "about": about,
        "to_email": about.email,
        "to_name": about.full_name,
        "due_at": DUE,
        "dedupe_key": f"greeting:{about.pk}",
        "at": EARLIER,
    }
    return plan_mail(**{**details, **changes})


def test_plan_mail_writes_a_row_with_a_message_id_of_our_host(settings):
    settings.SITE_HOST = "portal.example"
    person = MailRecipientFactory()

    mail = plan_greeting(person, anchor=DUE + timedelta(days=1))

    mail.refresh_from_db()
    assert (mail.state, mail.due_at, mail.try_at, mail.created_at) == (State.PLANNED, DUE, DUE, EARLIER)
    assert (mail.about, mail.to_email, mail.anchor) == (person, person.email, DUE + timedelta(days=1))
    assert mail.message_id == f"<{mail.uuid}@portal.example>"


def test_plan_mail_again_is_the_same_row():
    person = MailRecipientFactory()
    first = plan_greeting(person)

    second = plan_greeting(person, due_at=DUE + timedelta(days=1))

    assert second == first
    assert second.due_at == DUE
    assert PlannedMail.objects.count() == 1


@pytest.mark.parametrize("trait", ["cancelled", "skipped"])
def test_plan_mail_revives_what_was_called_off(trait):
    person = MailRecipientFactory()
    mail = PlannedMailFactory(about=person, dedupe_key=f"greeting:{person.pk}", **{trait: True})

    revived = plan_greeting(person, due_at=DUE + timedelta(days=1), to_email="new@care.example")

    assert revived == mail
    assert (revived.state, revived.reason, revived.finished_at) == (State.PLANNED, "", None)
    assert (revived.to_email, revived.due_at) == ("new@care.example", DUE + timedelta(days=1))
    assert revived.message_id == mail.message_id


@pytest.mark.parametrize("trait", ["sent", "failed", "uncertain"])
def test_plan_mail_leaves_what_went_out_or_may_have(trait):
    person = MailRecipientFactory()
    mail = PlannedMailFactory(about=person, dedupe_key=f"greeting:{person.pk}", **{trait: True})

    planned = plan_greeting(person)

    assert (planned.pk, planned.state) == (mail.pk, mail.state)


@pytest.mark.parametrize("address", ["", "nobody", "a@b.example\nBcc: c@d.example"])
def test_plan_mail_refuses_an_address_that_no_mail_reaches(address):
    with pytest.raises(ValueError, match="address"):
        plan_greeting(MailRecipientFactory(), to_email=address)

    assert not PlannedMail.objects.exists()


def test_plan_mail_shortens_a_name_that_is_longer_than_its_column():
    mail = plan_greeting(MailRecipientFactory(), to_name="Å" * 10_000)

    assert mail.to_name == "Å" * 200


def test_cancel_planned_mail_calls_off_its_kinds_for_one_thing():
    person = MailRecipientFactory()
    mine = PlannedMailFactory(about=person)
    claimed = PlannedMailFactory(about=person, state=State.CLAIMED, claim=mine.uuid, claimed_at=DUE)
    others = PlannedMailFactory()
    other_kind = PlannedMailFactory(about=person, kind="farewell")

    count = cancel_planned_mail(about=person, kinds=["greeting"], reason="No longer coming", at=EARLIER)

    for mail in (mine, claimed):
        mail.refresh_from_db()
        assert (mail.state, mail.reason, mail.finished_at) == (State.CANCELLED, "No longer coming", EARLIER)
    assert count == 2
    assert set(PlannedMail.objects.filter(state=State.PLANNED)) == {others, other_kind}


def test_cancel_planned_mail_cannot_call_back_what_the_mail_server_has():
    person = MailRecipientFactory()
    with_server = PlannedMailFactory(
        about=person,
        state=State.CLAIMED,
        claim="0b9ff4a2-6a4d-4f8f-9a9e-111111111111",
        claimed_at=DUE,
        handed_over_at=DUE,
    )
    PlannedMailFactory(about=person, sent=True)

    count = cancel_planned_mail(about=person, kinds=["greeting"], reason="Too late", at=DUE)

    with_server.refresh_from_db()
    assert (count, with_server.state) == (0, State.CLAIMED)


@pytest.mark.django_db(transaction=True)
def test_plan_mail_at_the_same_moment_makes_one_row():
    person = MailRecipientFactory()
    start, made = threading.Barrier(8), []

    def plan():
        start.wait()
        made.append(plan_greeting(person).pk)
        connection.close()

    threads = [threading.Thread(target=plan) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(made) == 8
    assert set(made) == {PlannedMail.objects.get().pk}
