import pytest
from django.urls import reverse

from providers.models import Booking
from tests.factories.providers import NOW, DropInFactory, StaffFactory, book, member_of
from workforce_portal.users.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

NAMES = ["booking", "dropin", "dropintype", "adviser", "topic", "venue"]


def pages():
    """Every staff page of provider support, with whether an adviser may open it."""
    drop_in = DropInFactory()
    booking = book(drop_in)
    looked_at = {reverse(f"admin:providers_{name}_changelist"): True for name in NAMES}
    added = {reverse(f"admin:providers_{name}_add"): name in ("booking", "dropin", "venue") for name in NAMES}
    return {
        **looked_at,
        **added,
        reverse("admin:providers_dropin_change", args=[drop_in.pk]): True,
        reverse("admin:providers_dropin_cancel", args=[drop_in.pk]): True,
        reverse("admin:providers_dropin_day", args=[NOW.date()]): True,
        reverse("admin:providers_booking_change", args=[booking.pk]): True,
        reverse("admin:providers_booking_history", args=[booking.pk]): True,
        reverse("admin:providers_booking_delete", args=[booking.pk]): False,
        **{
            reverse("admin:providers_booking_act", args=[booking.pk, key]): True
            for key in ("move", "cancel", "address", "link", "revoke")
        },
    }


def test_an_adviser_opens_what_the_day_needs_and_nothing_else(staff_client):
    expected = pages()

    codes = {url: staff_client.get(url).status_code for url in expected}

    assert codes == {url: 200 if may else 403 for url, may in expected.items()}


def test_staff_without_a_group_open_none_of_it(client):
    client.force_login(StaffFactory())

    assert {client.get(url).status_code for url in pages()} == {403}


def test_people_who_are_not_staff_open_none_of_it(client):
    urls = list(pages())

    assert {client.get(url).status_code for url in urls} == {302}

    client.force_login(User.objects.create_user("member@care.example"))

    assert {client.get(url).status_code for url in urls} == {403}


def test_nobody_without_the_permission_can_post(client):
    urls = list(pages())
    client.force_login(StaffFactory())

    assert {client.post(url, {"confirm": "yes", "reason": "other"}).status_code for url in urls} <= {403, 405}
    assert Booking.objects.get().status == "booked"


def test_managers_may_do_more_than_advisers():
    adviser, manager = member_of("Advisers"), member_of("Programme managers")

    more = manager.get_group_permissions() - adviser.get_group_permissions()

    assert adviser.get_group_permissions() < manager.get_group_permissions()
    assert {"providers.change_adviser", "outbox.change_mailtext", "places.add_bankholiday"} <= more
    assert "providers.delete_booking" not in manager.get_group_permissions()
