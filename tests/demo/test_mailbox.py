from email.utils import formataddr

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection

from workforce_portal.demo.models import DemoMail

pytestmark = pytest.mark.django_db

CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"


@pytest.fixture(autouse=True)
def demonstration(settings):
    settings.DEMO_MODE = True


@pytest.fixture
def kept():
    """A mail with all its parts, sent through the demonstration's backend."""
    message = EmailMultiAlternatives(
        "Your drop-in on 9 March – café",
        "See https://portal.example/b/1/ and come.",
        to=["Jo Brown <jo@example.org>"],
        bcc=["team@example.org"],
    )
    message.attach_alternative(
        '<p style="color: red">See <a href="https://portal.example/b/1/">it</a></p>', "text/html"
    )
    message.attach_alternative(CALENDAR, "text/calendar; method=REQUEST")
    message.attach("invite.ics", CALENDAR, "text/calendar; method=REQUEST")
    sent = get_connection("workforce_portal.demo.mail.DemoBackend").send_messages([message])
    assert sent == 1
    return DemoMail.objects.get()


def test_backend_keeps_every_part(kept):
    assert kept.to == "Jo Brown <jo@example.org>, team@example.org"
    assert kept.subject == "Your drop-in on 9 March – café"
    assert kept.text == "See https://portal.example/b/1/ and come."
    assert kept.html.startswith("<p style=")
    assert kept.calendar.splitlines() == CALENDAR.splitlines()


def test_a_name_in_any_script_is_shown_as_it_is_written():
    message = EmailMultiAlternatives("A drop-in", "Come.", to=[formataddr(("עברית Łukasz 🦊", "jo@example.org"))])

    get_connection("workforce_portal.demo.mail.DemoBackend").send_messages([message])

    assert DemoMail.objects.get().to == "עברית Łukasz 🦊 <jo@example.org>"


def test_mailbox_lists_the_newest_first(client, kept):
    DemoMail.objects.create(to="kim@example.org", subject="Later", text="x")

    page = client.get("/demo/mailbox/").content.decode()

    assert page.index("Later") < page.index("Your drop-in on 9 March")


def test_mailbox_without_mail_says_how_to_get_some(client):
    assert "Book a drop-in" in client.get("/demo/mailbox/").content.decode()


def test_mail_shows_text_with_links_and_the_calendar(client, kept):
    page = client.get(f"/demo/mailbox/{kept.pk}/").content.decode()

    assert '<a href="https://portal.example/b/1/" rel="nofollow">' in page
    assert f'src="/demo/mailbox/{kept.pk}/html/"' in page
    assert "METHOD:REQUEST" in page


def test_page_of_a_mail_runs_nothing_and_stands_only_in_ours(client, kept):
    response = client.get(f"/demo/mailbox/{kept.pk}/html/")

    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "frame-ancestors 'self'" in policy
    assert "sandbox allow-top-navigation-by-user-activation" in policy
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert '<base target="_top">' in response.content.decode()


def test_calendar_file_is_taken_away(client, kept):
    response = client.get(f"/demo/mailbox/{kept.pk}/invite.ics")

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "attachment" in response.headers["Content-Disposition"]
    assert b"METHOD:REQUEST" in response.content


def test_mail_without_a_calendar_has_no_file(client):
    mail = DemoMail.objects.create(to="kim@example.org", subject="Plain", text="x")

    assert client.get(f"/demo/mailbox/{mail.pk}/invite.ics").status_code == 404


@pytest.mark.parametrize("address", ["", "{pk}/", "{pk}/html/", "{pk}/invite.ics"])
def test_mailbox_does_not_exist_outside_demonstration_mode(client, kept, settings, address):
    settings.DEMO_MODE = False

    assert client.get("/demo/mailbox/" + address.format(pk=kept.pk)).status_code == 404


def test_every_page_says_that_it_is_a_demonstration_and_where_mail_goes(client, settings):
    shown = client.get("/sign-in/").content.decode()
    settings.DEMO_MODE = False
    hidden = client.get("/sign-in/").content.decode()

    assert 'class="demo-line"' in shown
    assert 'href="/demo/mailbox/"' in shown
    assert 'class="demo-line"' not in hidden
    assert 'href="/demo/mailbox/"' not in hidden
