import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.pages import assert_valid_html
from tests.site.reading import only, read
from workforce_portal.security.rates import TooManyRequests

pytestmark = pytest.mark.urls("tests.site.broken_urls")

PAGES = [
    ("/broken/400/", 400, "We didn’t understand that"),
    ("/broken/403/", 403, "You can’t open this page"),
    ("/nowhere/", 404, "We can’t find that page"),
    ("/broken/410/", 410, "This is over"),
    ("/broken/500/", 500, "Something went wrong on our side"),
    ("/broken/503/", 503, "We’ll be back in a minute"),
    ("/broken/database/", 503, "We’ll be back in a minute"),
]


@pytest.fixture
def visitor():
    """Somebody whose errors are answered as in production, not raised into the test."""
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.fixture
def dead_database(django_db_blocker, monkeypatch):
    """A real connection to a port on which nothing listens."""
    with django_db_blocker.unblock():
        connection.close()
        monkeypatch.setitem(connection.settings_dict, "HOST", "127.0.0.1")
        monkeypatch.setitem(connection.settings_dict, "PORT", "1")
        yield
        connection.close()


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "status", "heading"), PAGES)
def test_error_page_says_what_to_do(visitor, address, status, heading, settings):
    response = visitor.get(address)

    page = read(response)
    assert response.status_code == status
    assert only(page, "h1").text == heading
    assert only(page, "title").text.endswith(f" – {settings.SITE_NAME}")
    assert f"tel:{settings.HELP_PHONE.replace(' ', '')}" in {link.get("href") for link in page.iter("a")}
    assert_valid_html(response.text)


def test_csrf_failure_page_says_what_to_do(visitor):
    response = visitor.post(reverse("privacy"))

    assert response.status_code == 403
    assert only(read(response), "h1").text == "Please send the form once more"
    assert_valid_html(response.text)


def test_too_many_requests_page_says_when_to_try_again(visitor, rf):
    from workforce_portal.security.middleware import TooManyRequestsMiddleware

    refusal = TooManyRequestsMiddleware(lambda request: None).process_exception(rf.get("/"), TooManyRequests(90))

    assert refusal.status_code == 429
    assert "Try again in 2 minutes." in refusal.text
    assert_valid_html(refusal.text)


def test_service_unavailable_says_when_to_come_back(visitor):
    response = visitor.get("/broken/503/")

    assert int(response["Retry-After"]) > 0
    assert response["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("dead_database")
def test_page_with_a_query_is_unavailable_while_the_database_is_away(visitor):
    response = visitor.get(reverse("home"))

    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0


@pytest.mark.usefixtures("dead_database")
def test_middleware_that_queries_is_unavailable_while_the_database_is_away(visitor):
    visitor.cookies["sessionid"] = "a" * 32

    response = visitor.get(reverse("privacy"))

    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0


@pytest.mark.usefixtures("dead_database")
def test_pages_without_a_query_stay_while_the_database_is_away(visitor):
    responses = [visitor.get(reverse(name)) for name in ("privacy", "accessibility", "placements:index")]

    assert [response.status_code for response in responses] == [200, 200, 200]
