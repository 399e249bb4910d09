from datetime import date

import pytest
from django import forms
from django.contrib import admin
from django.contrib.messages import get_messages

from workforce_portal.places.models import BankHoliday
from workforce_portal.staff.actions import PreviewAction, PreviewRow
from workforce_portal.staff.admin import PortalAdmin

pytestmark = pytest.mark.django_db


class ReasonForm(forms.Form):
    reason = forms.CharField()


class Rename(PreviewAction):
    name = "rename"
    title = "Rename holidays"
    button = "Rename them"
    form_class = ReasonForm

    def preview(self, request, queryset):
        return [
            PreviewRow(one, refused="it is long past") if one.date.year < 2090 else PreviewRow(one, what="Gets a name")
            for one in queryset
        ]

    def perform(self, request, things, answers):
        BankHoliday.objects.filter(pk__in=[one.pk for one in things]).update(title=answers["reason"])
        return f"Renamed {len(things)}"


class HolidayAdmin(PortalAdmin):
    actions = [Rename()]


@pytest.fixture
def holidays():
    BankHoliday.objects.all().delete()
    past = BankHoliday.objects.create(title="Past", date=date(1990, 6, 1))
    future = BankHoliday.objects.create(title="Future", date=date(2090, 6, 1))
    return past, future


@pytest.fixture
def post(superuser, ask):
    def send(holidays, user=superuser, **more):
        data = {"action": "rename", "_selected_action": [one.pk for one in holidays], **more}
        request = ask(user, post=data)
        return HolidayAdmin(BankHoliday, admin.site).changelist_view(request), request

    return send


def titles():
    return set(BankHoliday.objects.values_list("title", flat=True))


def test_the_list_says_that_the_action_shows_a_preview_first(superuser, ask):
    actions = HolidayAdmin(BankHoliday, admin.site).get_action_choices(ask(superuser))

    assert ("rename", "Rename holidays (preview first)") in actions


def test_the_preview_says_what_will_happen_to_each_and_does_nothing(holidays, post, tree):
    response, _ = post(holidays, index="0")

    page = tree(response)
    rows = [" ".join("".join(row.itertext()).split()) for row in page.iter("tr")][1:]
    assert rows == ["Past, 1 June 1990 Nothing: it is long past", "Future, 1 June 2090 Gets a name"]
    assert titles() == {"Past", "Future"}


def test_the_preview_carries_what_was_chosen(holidays, post, tree):
    response, _ = post(holidays, index="0")

    form = next(form for form in tree(response).iter("form") if form.find(".//input[@name='confirm']") is not None)
    hidden = [(one.get("name"), one.get("value")) for one in form.iter("input") if one.get("type") == "hidden"]
    assert ("action", "rename") in hidden
    assert [value for name, value in hidden if name == "_selected_action"] == [str(one.pk) for one in holidays]


def test_confirming_acts_on_what_was_not_refused_and_says_so(holidays, post):
    response, request = post(holidays, confirm="yes", reason="Jubilee")

    assert response.status_code == 302
    assert titles() == {"Past", "Jubilee"}
    assert [str(message) for message in get_messages(request)] == ["Renamed 1", "Past, 1 June 1990: it is long past"]


def test_confirming_without_an_answer_asks_again_and_does_nothing(holidays, post, tree):
    response, _ = post(holidays, confirm="yes", reason="")

    assert "This field is required." in "".join(tree(response).itertext())
    assert titles() == {"Past", "Future"}


def test_nothing_can_be_confirmed_where_all_is_refused(holidays, post, tree):
    past, _ = holidays

    response, _ = post([past], index="0")

    submits = [one.get("value") for one in tree(response).iter("input") if one.get("type") == "submit"]
    assert submits == []


def test_somebody_who_may_not_change_cannot_act(holidays, post, user_who_may):
    post(holidays, user=user_who_may("view_bankholiday"), confirm="yes", reason="Jubilee")

    assert titles() == {"Past", "Future"}
