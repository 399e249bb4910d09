import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories.users import UserFactory
from tests.pages import assert_accessible

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("no_second_factor"),
]


def test_empty_fields_that_are_searched_say_what_they_are_for(page, portal):
    visitor = Client()
    visitor.force_login(UserFactory(superuser=True))
    cookie = visitor.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": portal.url}])

    page.goto(reverse("admin:campaigns_story_add"))

    expect(page.get_by_role("combobox", name="Person")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("combobox", name="Person").click()
    expect(page.get_by_role("searchbox", name="Person")).to_be_focused()
