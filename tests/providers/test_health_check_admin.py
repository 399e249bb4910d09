import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from providers.admin import HealthCheckAdmin
from tests.factories.places import council
from tests.factories.providers_health_check import HealthCheckFactory, answers

LIST = "admin:providers_healthcheck_changelist"

pytestmark = pytest.mark.django_db


def test_staff_see_what_was_answered_and_change_nothing(staff_client):
    check = HealthCheckFactory(answered=answers(2, keep_ask=0), size="11-50")

    page = staff_client.get(reverse(LIST))
    change = staff_client.post(reverse("admin:providers_healthcheck_change", args=[check.pk]), {"size": "1-10"})

    assert "Keep, 2 of 6" in page.content.decode()
    assert change.status_code == 403


@pytest.mark.parametrize(("services", "is_shown"), [(4, False), (5, True)])
def test_council_is_summed_up_once_enough_services_answered(staff_client, services, is_shown):
    for number in range(services):
        HealthCheckFactory(council=council(), answered=answers(1, plan_time=number % 3))

    text = staff_client.get(reverse(LIST)).content.decode()

    assert ("Councils with fewer than 5 services are left out" in text) is is_shown
    assert ('<td class="number">1.8</td>' in text) is is_shown


def test_empty_list_says_what_will_be_there(staff_client):
    assert HealthCheckAdmin.empty_text.split(".")[0] in staff_client.get(reverse(LIST)).content.decode()


def test_list_takes_as_many_queries_for_three_as_for_one(staff_client, django_assert_num_queries):
    HealthCheckFactory(council=council())
    staff_client.get(reverse(LIST))
    with CaptureQueriesContext(connection) as one:
        staff_client.get(reverse(LIST))
    HealthCheckFactory.create_batch(2, council=council())

    with django_assert_num_queries(len(one)):
        staff_client.get(reverse(LIST))
