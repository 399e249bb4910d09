from datetime import UTC, datetime, timedelta

import pytest

from tests.factories.outbox import DUE, PlannedMailFactory
from workforce_portal.health.registry import NotReady
from workforce_portal.outbox.health import mail_goes_out
from workforce_portal.outbox.selectors import is_stuck, not_delivered, outbox_health, sent_or_not

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def test_outbox_is_stuck_once_due_mail_is_left_alone():
    mail = PlannedMailFactory()
    PlannedMailFactory(sent=True, due_at=DUE - timedelta(days=1))

    assert not is_stuck(DUE + 10 * MINUTE)
    assert is_stuck(DUE + 11 * MINUTE)
    with pytest.raises(NotReady, match="ten minutes"):
        mail_goes_out(DUE + 11 * MINUTE)
    mail.try_at = DUE + 60 * MINUTE
    mail.save()
    assert mail_goes_out(DUE + 11 * MINUTE) == "Mail goes out."


def test_outbox_health_counts_each_thing_once():
    PlannedMailFactory(due_at=DUE + 30 * MINUTE)
    PlannedMailFactory(due_at=DUE + 90 * MINUTE)
    PlannedMailFactory(due_at=DUE - 30 * MINUTE)
    PlannedMailFactory(failed=True)
    PlannedMailFactory(sent=True, finished_at=DUE - MINUTE)
    PlannedMailFactory(sent=True, finished_at=DUE - timedelta(days=8))

    health = outbox_health(DUE)

    assert (health.due_next_hour, health.late, health.sent_in_week, health.not_delivered) == (1, 1, 1, 1)
    assert health.last_sent_at == DUE - MINUTE


def test_outbox_health_is_one_question(django_assert_num_queries):
    PlannedMailFactory.create_batch(3, failed=True)

    with django_assert_num_queries(1):
        outbox_health(DUE)


def test_planned_by_day_counts_in_london_days():
    at = datetime(2027, 3, 26, 12, 0, tzinfo=UTC)
    PlannedMailFactory(due_at=datetime(2027, 3, 28, 22, 59, tzinfo=UTC))
    PlannedMailFactory(due_at=datetime(2027, 3, 28, 23, 1, tzinfo=UTC))
    PlannedMailFactory(due_at=datetime(2027, 4, 2, 23, 1, tzinfo=UTC))

    counts = outbox_health(at).days

    assert [day.count for day in counts] == [0, 0, 1, 1, 0, 0, 0]
    assert [f"{day.day:%a}" for day in counts] == ["Fri", "Sat", "Sun", "Mon", "Tue", "Wed", "Thu"]


def test_worklists_hold_what_needs_somebody():
    failed, uncertain = PlannedMailFactory(failed=True), PlannedMailFactory(uncertain=True)
    PlannedMailFactory()
    PlannedMailFactory(sent=True)

    assert list(not_delivered()) == [failed]
    assert list(sent_or_not()) == [uncertain]
