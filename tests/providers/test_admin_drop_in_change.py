import re
from datetime import timedelta

import pytest
from django.urls import reverse

from providers.models import DropIn
from tests.factories.providers import START, DropInFactory, book
from tests.pages import assert_valid_html
from tests.providers.test_admin_drop_ins import form
from workforce_portal.outbox.models import PlannedMail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def change(client, drop_in, sent, **options):
    return client.post(reverse("admin:providers_dropin_change", args=[drop_in.pk]), sent, **options)


@pytest.fixture
def booked():
    drop_in = DropInFactory(capacity=3)
    book(drop_in)
    book(drop_in, name="Ken Ashcroft", email="", phone="0151 496 0188")
    PlannedMail.objects.all().delete()
    return drop_in


def test_a_change_of_time_is_shown_with_its_mail_before_it_is_saved(staff_client, booked):
    other = DropInFactory(type=booked.type, starts_at=START + timedelta(days=1))

    page = change(staff_client, booked, form(booked, start="15:00"))

    assert "Nothing has been done yet" in page.text
    assert "Tuesday 19 January 2027, 2pm to 2:30pm" in page.text
    assert "Your drop-in has changed: Tuesday 19 January 2027, 3pm to 3:30pm" in page.text
    assert "Hello Rukhsana" in page.text
    assert "tel:01514960188" in page.text
    assert page.context["instead"] == [f"Wed 20 Jan, 2pm, {other.type}, Online"]
    assert_valid_html(page.text)
    assert DropIn.objects.get(pk=booked.pk).starts_at == START
    assert not PlannedMail.objects.exists()


def test_confirming_saves_what_was_typed_and_tells_people(staff_client, booked):
    page = change(staff_client, booked, form(booked, start="15:00", capacity="5"))
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.text))

    change(staff_client, booked, hidden)

    saved = DropIn.objects.get(pk=booked.pk)
    assert (saved.starts_at, saved.capacity) == (START + timedelta(hours=1), 5)
    assert PlannedMail.objects.filter(kind="booking_changed").count() == 1


def test_nothing_is_shown_first_where_nobody_has_to_be_told(staff_client, booked):
    empty = DropInFactory(starts_at=START + timedelta(days=3))

    for drop_in, changes in [(booked, {"capacity": "4"}), (empty, {"start": "15:00"})]:
        assert change(staff_client, drop_in, form(drop_in, **changes)).status_code == 302


def test_a_form_that_is_not_right_is_shown_again(staff_client, booked):
    page = change(staff_client, booked, form(booked, start="15:00", minutes="2"))

    assert "minutes" in page.context["adminform"].form.errors
