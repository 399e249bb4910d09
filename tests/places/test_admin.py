from datetime import date

import pytest
import time_machine
from django.urls import reverse

from tests.factories.places import BankHolidayFactory, PostcodeFactory, council
from workforce_portal.places.models import BankHoliday, Council, SubRegion
from workforce_portal.staff.worklists import shown_worklists

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_second_factor")]

LISTS = ["subregion", "council", "bankholiday", "postcode"]


@pytest.mark.parametrize("name", LISTS)
def test_lists_of_places_need_as_many_queries_for_many_rows_as_for_few(
    name, admin_client, django_assert_max_num_queries
):
    PostcodeFactory.create_batch(2)

    with django_assert_max_num_queries(12):
        response = admin_client.get(reverse(f"admin:places_{name}_changelist"))

    assert response.status_code == 200


def test_a_postcode_is_found_with_its_space(admin_client):
    PostcodeFactory(code="M337XN")
    PostcodeFactory(code="WA142EX", council=council("Trafford"))

    response = admin_client.get(reverse("admin:places_postcode_changelist"), {"q": "m33 7xn"})

    assert [row.code for row in response.context["cl"].result_list] == ["M337XN"]


def test_staff_move_a_council_to_another_sub_region(admin_client):
    cumberland, elsewhere = council("Cumberland"), SubRegion.objects.get(name="Greater Manchester")

    admin_client.post(
        reverse("admin:places_council_change", args=[cumberland.pk]),
        {
            "name": "Cumberland",
            "sub_region": elsewhere.pk,
            "population": 273_200,
            "latitude": 54.7,
            "longitude": -3.1,
            "hex_q": 1,
            "hex_r": 5,
        },
    )

    assert council("Cumberland").sub_region == elsewhere


@pytest.mark.parametrize("action", ["add", "delete"])
def test_councils_come_and_go_by_law_only(action, admin_client):
    arguments = [council().pk] if action == "delete" else []

    response = admin_client.get(reverse(f"admin:places_council_{action}", args=arguments))

    assert response.status_code == 403
    assert Council.objects.count() == 24


def test_staff_add_a_bank_holiday(admin_client):
    admin_client.post(reverse("admin:places_bankholiday_add"), {"date": "2027-06-16", "title": "National celebration"})

    assert BankHoliday.objects.get(title="National celebration").date == date(2027, 6, 16)


@time_machine.travel("2027-07-01")
def test_today_says_when_the_bank_holidays_run_out(admin_user):
    BankHoliday.objects.filter(date__gte=date(2027, 12, 1)).delete()

    assert bank_holiday_worklists(admin_user) == [(1, "the last one stored is on Monday 30 August 2027")]

    BankHolidayFactory(date=date(2028, 1, 3))

    assert bank_holiday_worklists(admin_user) == [(0, "the last one stored is on Monday 3 January 2028")]


def bank_holiday_worklists(user):
    return [(row.number, row.detail) for row in shown_worklists(user) if row.key == "bank-holidays-end"]
