from datetime import date

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group

from tests.factories.users import UserFactory
from workforce_portal.places.models import BankHoliday
from workforce_portal.publishing.models import Fact
from workforce_portal.staff import worklists
from workforce_portal.staff.admin import PortalAdmin
from workforce_portal.staff.worklists import Worklist, shown_worklists


def worklist(key="ring", count=0, **fields):
    fields = {"label": "Asked us to ring", "why": "They did.", "permission": "", "position": 1, "url": "/x/", **fields}
    return worklists.register(Worklist(key=key, count=lambda user: count, **fields))


def future_holidays(user):
    return BankHoliday.objects.filter(date__gte=date(2090, 1, 1))


def test_a_worklist_is_shown_with_its_number_and_detail():
    worklist(count=3, detail=lambda found: f"{found.count} since Friday")

    (shown,) = shown_worklists(UserFactory.build(is_superuser=True))

    assert (shown.number, shown.detail, shown.address) == (3, "3 since Friday", "/x/")


@pytest.mark.django_db
def test_a_worklist_may_be_of_rows_that_have_a_key_themselves():
    worklist("facts", model=Fact, rows=lambda user: Fact.objects.all())

    (shown,) = shown_worklists(UserFactory.build(is_superuser=True))

    assert shown.number == Fact.objects.count()


def test_what_is_late_comes_first_and_what_is_done_last():
    worklist("done", count=0, position=1)
    worklist("waiting", count=5, position=2)
    worklist("late", count=1, position=3, is_late=True)
    worklist("later", count=1, position=4, is_late=lambda found: found.count == 1)

    shown = shown_worklists(UserFactory.build(is_superuser=True))

    assert [one.key for one in shown] == ["late", "later", "waiting", "done"]


def test_nothing_is_late_where_nothing_waits():
    worklist(count=0, is_late=True)

    (shown,) = shown_worklists(UserFactory.build(is_superuser=True))

    assert not shown.is_late


def test_a_worklist_is_shown_to_those_with_its_permission(user_who_may):
    worklist("groups", permission="auth.view_group")
    worklist("all")

    assert {one.key for one in shown_worklists(user_who_may("view_group"))} == {"groups", "all"}
    assert {one.key for one in shown_worklists(user_who_may())} == {"all"}


def test_two_worklists_of_one_name_are_refused():
    worklist("ring")

    with pytest.raises(ValueError, match="registered twice"):
        worklist("ring")


def test_a_worklist_without_a_number_is_refused():
    with pytest.raises(ValueError, match="needs `count` or `rows`"):
        Worklist(key="x", label="X", why="", permission="", position=1)


@pytest.mark.django_db
def test_the_number_of_a_worklist_is_the_length_of_its_list(superuser, ask):
    BankHoliday.objects.create(title="Jubilee", date=date(2090, 6, 1))
    BankHoliday.objects.create(title="Coronation", date=date(2091, 6, 1))
    worklists.register(
        Worklist(
            key="far", label="Far away", why="", permission="", position=1, model=BankHoliday, rows=future_holidays
        )
    )

    (shown,) = shown_worklists(superuser)
    response = PortalAdmin(BankHoliday, admin.site).changelist_view(ask(superuser, shown.address))

    listed = list(response.context_data["cl"].result_list)
    assert {holiday.title for holiday in listed} == {"Jubilee", "Coronation"}
    assert shown.number == len(listed)


@pytest.mark.django_db
def test_what_rows_are_dated_by_makes_the_detail_and_another_number(superuser):
    BankHoliday.objects.create(title="Jubilee", date=date(2090, 6, 1))
    BankHoliday.objects.create(title="Coronation", date=date(2091, 6, 1))
    worklist_of_holidays(
        number=lambda found: found.newest.year - found.oldest.year, detail=lambda found: f"{found.newest:%Y}"
    )

    (shown,) = shown_worklists(superuser)

    assert (shown.number, shown.detail) == (1, "2091")


@pytest.mark.django_db
def test_however_many_lists_there_are_they_cost_one_query(superuser, django_assert_num_queries):
    worklist_of_holidays("days", model=BankHoliday)
    worklist_of_holidays("none", rows=lambda user: BankHoliday.objects.none())
    worklist_of_holidays("groups", rows=lambda user: Group.objects.all(), model=Group, dated_by="")

    with django_assert_num_queries(1):
        shown = shown_worklists(superuser)

    assert {one.key: one.number for one in shown} == {"days": 0, "none": 0, "groups": Group.objects.count()}


def worklist_of_holidays(key="far", **fields):
    usual = {"label": "Far away", "why": "", "permission": "", "position": 1, "url": "/x/"}
    return worklists.register(Worklist(key=key, **{**usual, "rows": future_holidays, "dated_by": "date", **fields}))


@pytest.mark.django_db
def test_a_list_cannot_be_narrowed_by_a_worklist_one_may_not_see(user_who_may, ask):
    BankHoliday.objects.create(title="Jubilee", date=date(2090, 6, 1))
    worklists.register(
        Worklist(
            key="far",
            label="Far away",
            why="",
            permission="auth.view_group",
            position=1,
            model=BankHoliday,
            rows=future_holidays,
        )
    )

    user = user_who_may("view_bankholiday")
    response = PortalAdmin(BankHoliday, admin.site).changelist_view(ask(user, "/?worklist=far"))

    assert response.context_data["cl"].result_count == BankHoliday.objects.count()


@pytest.mark.django_db
def test_another_models_list_has_no_such_filter(superuser, ask):
    worklists.register(
        Worklist(
            key="far", label="Far away", why="", permission="", position=1, model=BankHoliday, rows=future_holidays
        )
    )

    response = PortalAdmin(Group, admin.site).changelist_view(ask(superuser))

    assert response.context_data["cl"].filter_specs == []
