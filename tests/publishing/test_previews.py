from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
import time_machine

from tests.factories.campaigns_pages import PageFactory
from tests.publishing.forms import address
from workforce_portal.places.clock import LONDON
from workforce_portal.publishing.previews import preview_url
from workforce_portal.security.logs import scrub

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 5, 10, 0, tzinfo=LONDON)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def preview(page):
    parts = urlsplit(preview_url(page))
    return f"{parts.path}?{parts.query}"


def test_whoever_has_the_link_sees_the_draft(client):
    page = PageFactory(name="Personal assistant")

    response = client.get(preview(page))

    assert "Personal assistant" in response.text
    assert "This is a preview." in response.text
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Cache-Control"] == "no-store"
    assert client.get(page.get_absolute_url()).status_code == 404


def test_a_link_is_good_for_seven_days(client, clock):
    link = preview(PageFactory())

    clock.move_to(NOW + timedelta(days=7))
    last = client.get(link)
    clock.move_to(NOW + timedelta(days=7, seconds=1))
    over = client.get(link)

    assert (last.status_code, over.status_code) == (200, 404)


def test_a_link_opens_its_own_page_alone(client):
    one, other = PageFactory(), PageFactory()
    query = urlsplit(preview_url(one)).query

    assert client.get(f"{other.get_absolute_url()}?{query}").status_code == 404


@pytest.mark.parametrize("broken", ["signed", "signed.x.1.y.z", "%00", "signed.zz.99999999999999999999.1.x"])
def test_a_link_that_nobody_signed_opens_nothing(client, broken):
    page = PageFactory()

    assert client.get(f"{page.get_absolute_url()}?preview={broken}").status_code == 404


@pytest.mark.urls("tests.publishing.urls")
@pytest.mark.usefixtures("no_second_factor")
def test_staff_stop_the_links_that_they_gave_out(client, author):
    page = PageFactory()
    link = preview(page)
    client.force_login(author)

    client.post(address("withdraw_previews", page))

    page.refresh_from_db()
    assert client.get(link).status_code == 404
    assert client.get(preview(page)).status_code == 200


def test_once_public_the_link_shows_the_page_like_any_other(client):
    page = PageFactory(published=True)

    response = client.get(preview(page))

    assert "This is a preview." not in response.text
    assert "X-Robots-Tag" not in response


def test_no_log_holds_the_link():
    assert "signed." not in scrub(f"GET {preview(PageFactory())} 200")


@pytest.mark.parametrize(
    ("dates", "status"),
    [
        ({"publish_at": NOW}, 200),
        ({"publish_at": NOW + timedelta(seconds=1)}, 404),
        ({"publish_at": NOW - timedelta(days=9), "unpublish_at": NOW + timedelta(seconds=1)}, 200),
        ({"publish_at": NOW - timedelta(days=9), "unpublish_at": NOW}, 404),
    ],
)
def test_a_page_comes_and_goes_at_its_time(client, dates, status):
    page = PageFactory(is_published=True, **dates)

    assert client.get(page.get_absolute_url()).status_code == status
