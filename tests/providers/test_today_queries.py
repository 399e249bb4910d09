from datetime import timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from providers.models import Booking
from tests.factories.outbox import PlannedMailFactory
from tests.factories.providers import NOW, BookingFactory, DropInFactory, DropInTypeFactory, adviser_user
from tests.factories.users import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
MOST = 12
A_DAY = timedelta(days=1)


@pytest.fixture(params=["superuser", "adviser"])
def somebody(request, client):
    user = UserFactory(superuser=True) if request.param == "superuser" else adviser_user()
    client.force_login(user)
    return user


def fill(number, user):
    """So many of each thing that the Today page counts, lists or draws."""
    kind = DropInTypeFactory()
    for days, needs in [(-2, ""), (0, ""), (2, "Captions"), (3, "")]:
        for n in range(number):
            session = DropInFactory(type=kind, starts_at=NOW + days * A_DAY + timedelta(minutes=n))
            if days != 3:
                BookingFactory(drop_in=session, place_no=1, adjustments=needs)
    for booking in Booking.objects.filter(drop_in__starts_at__gt=NOW)[:number]:
        PlannedMailFactory(about=booking, to_email=booking.email, to_name=booking.name, failed=True)
        PlannedMailFactory(about=booking, to_email=booking.email, to_name=booking.name, uncertain=True)
        PlannedMailFactory(about=booking, to_email=booking.email, to_name=booking.name, due_at=NOW + A_DAY)
        booking.events.create(kind="moved", at=NOW, by=user)
        Booking.objects.filter(pk=booking.pk).update(email="", email_norm="", phone="0161 496 0188")
        LogEntry.objects.log_actions(user.pk, [booking], CHANGE, "Moved", single_object=True)


@pytest.mark.parametrize("number", [1, 200])
def test_today_asks_twelve_questions_at_most_at_any_size(client, somebody, number):
    fill(number, somebody)
    client.get("/admin/")  # what the process keeps from then on, such as content types

    with CaptureQueriesContext(connection) as captured:
        page = client.get("/admin/")

    numbers = {row.key: row.number for row in page.context["worklists"]}
    assert {numbers[key] for key in ("outcomes-not-recorded", "nobody-booked", "mail-not-delivered")} == {number}
    # The bounds of transactions ask the database nothing.
    asked = [query["sql"] for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(asked) <= MOST, "\n".join(asked)
