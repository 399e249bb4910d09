import pytest

from providers.enums import DropInStatus, EventKind
from providers.models import DropIn
from providers.refusals import DropInNotOpen
from providers.services import change_drop_in, note_told_by_phone
from tests.factories.providers import NOW, DropInFactory, StaffFactory, book

pytestmark = pytest.mark.django_db


def test_a_form_opened_before_the_session_was_cancelled_does_not_open_it_again():
    opened = DropInFactory()
    DropIn.objects.update(status=DropInStatus.CANCELLED, cancelled_at=NOW)
    opened.capacity = 4

    with pytest.raises(DropInNotOpen):
        change_drop_in(drop_in=opened, by=StaffFactory(), at=NOW)

    assert DropIn.objects.get().status == DropInStatus.CANCELLED


def test_a_change_counts_on_from_what_is_stored():
    opened = DropInFactory()
    DropIn.objects.update(calendar_sequence=3)
    opened.join_url = "https://meet.example/new"

    change_drop_in(drop_in=opened, by=StaffFactory(), at=NOW)

    assert DropIn.objects.get().calendar_sequence == 4


def test_telling_somebody_by_phone_is_noted_with_who_did():
    booking, staff = book(DropInFactory(), email="", phone="0151 496 0188"), StaffFactory()

    note_told_by_phone(booking_id=booking.pk, by=staff, at=NOW)

    assert [(event.kind, event.by) for event in booking.events.all()] == [
        (EventKind.BOOKED, None),
        (EventKind.TOLD, staff),
    ]
