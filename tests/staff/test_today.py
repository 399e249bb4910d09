from datetime import datetime, timedelta

import pytest
import time_machine
from django.contrib import admin
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import Group
from django.utils import timezone

from tests.factories.users import UserFactory
from workforce_portal.staff import panels, worklists
from workforce_portal.staff.panels import Panel, Tool
from workforce_portal.staff.templatetags.staff import how_long_ago
from workforce_portal.staff.worklists import Worklist

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 1, 12, 12, 4, tzinfo=timezone.get_default_timezone())


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def holiday_worklist(number):
    return worklists.register(
        Worklist(
            key=f"list-{number}",
            label=f"List {number}",
            why=f"Reason {number}.",
            url=f"/lists/{number}/",
            permission="",
            position=number,
            count=lambda user: Group.objects.count() + number,
            detail=lambda found: "",
        )
    )


def words(element):
    return " ".join("".join(element.itertext()).split())


def test_the_page_names_the_day(superuser, ask, tree):
    page = tree(admin.site.index(ask(superuser)))

    assert words(next(page.iter("h1"))) == "Today, Tuesday 12 January 2027"
    assert words(next(page.iter("title"))).startswith("Today, Tuesday 12 January 2027 – staff – ")


def test_worklists_link_to_their_lists_and_say_why_they_are_there(superuser, ask, tree):
    holiday_worklist(4)

    page = tree(admin.site.index(ask(superuser)))

    (shown,) = [part for part in page.iter("ul") if part.get("class") == "worklists"]
    assert next(shown.iter("a")).get("href") == "/lists/4/"
    assert words(next(shown.iter("a"))) == f"{Group.objects.count() + 4} List 4"
    assert words(shown.find(".//details/p")) == "Reason 4."


def test_the_page_asks_once_more_for_each_worklist_that_counts_by_itself(superuser, ask, django_assert_num_queries):
    def queries():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            admin.site.index(ask(superuser)).render()
        return len(captured)

    holiday_worklist(1)
    queries()
    with_one = queries()
    holiday_worklist(2)
    holiday_worklist(3)

    assert queries() == with_one + 2


def test_panels_and_buttons_are_for_those_with_their_permission(user_who_may, ask):
    panels.register(Panel(key="a", template="x", context=lambda r: {}, permission="auth.view_group", position=1))
    panels.register(Panel(key="b", template="y", context=lambda r: {}, permission="", position=2, is_aside=True))
    panels.register(Panel(key="c", template="z", context=lambda r: None, permission="", position=3))
    panels.register_tool(Tool(key="t", label="Add", url="/", permission="auth.add_group", position=1))

    context = admin.site.index(ask(user_who_may("view_group"))).context_data

    assert [panel.template for panel in context["panels"]] == ["x"]
    assert [panel.template for panel in context["aside_panels"]] == ["y"]
    assert context["tools"] == []


def test_a_panel_is_drawn_with_what_it_is_given(superuser, ask, tree):
    panels.register(
        Panel(
            key="a",
            template="admin/empty_list.html",
            context=lambda request: {"cl": {"model_admin": {"empty_text": f"For {request.user.full_name}"}}},
            permission="",
            position=1,
        )
    )

    page = tree(admin.site.index(ask(superuser)))

    assert f"For {superuser.full_name}" in words(page)


def test_buttons_stand_beside_the_title(superuser, ask, tree):
    panels.register_tool(Tool(key="b", label="Add a run", url="/run/", permission="", position=2))
    panels.register_tool(Tool(key="a", label="Book for someone", url="/book/", permission="", position=1))

    page = tree(admin.site.index(ask(superuser)))

    (buttons,) = [part for part in page.iter("ul") if part.get("class") == "object-tools"]
    assert [(words(link), link.get("href")) for link in buttons.iter("a")] == [
        ("Book for someone", "/book/"),
        ("Add a run", "/run/"),
    ]


def test_ones_own_last_acts_are_shown_and_nobody_elses(superuser, ask):
    group = Group.objects.create(name="Bakers")
    for user in [superuser, UserFactory()]:
        LogEntry.objects.log_actions(user.pk, [group], ADDITION)

    context = admin.site.index(ask(superuser)).context_data

    assert [act.user_id for act in context["last_acts"]] == [superuser.pk]


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(0), "12:04pm today"),
        (timedelta(hours=3), "9:04am today"),
        (timedelta(hours=12), "12:04am today"),
        (timedelta(hours=13), "Yesterday"),
        (timedelta(days=5), "Thursday 7 January"),
        (timedelta(days=20), "Wednesday 23 December 2026"),
    ],
)
def test_a_moment_is_said_as_people_say_it(ago, words):
    assert how_long_ago(NOON - ago) == words
