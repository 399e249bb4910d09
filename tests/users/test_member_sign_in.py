import re
import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from tests.factories.users import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


class BrokenMail(EmailBackend):
    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected("gone")


def ask(client, email, **extra):
    return client.post("/sign-in/", {"email": email}, **extra)


def mailed_code():
    return re.search(r"^\s*([A-Z0-9-]{6,9})\s*$", mail.outbox[-1].body, re.MULTILINE)[1]


def test_member_signs_in_with_the_code_from_the_mail(client):
    member = UserFactory(email="jo@example.org")

    ask(client, "Jo@Example.org")
    response = client.post("/sign-in/code/", {"code": mailed_code()})

    assert response.url == "/account/"
    assert member.full_name in client.get("/account/").content.decode()
    assert mail.outbox[0].to == ["jo@example.org"]


def test_member_comes_back_to_the_page_they_wanted(client):
    UserFactory(email="jo@example.org")
    wanted = client.get("/account/").url

    response = client.post(wanted, {"email": "jo@example.org", "next": "/account/"})
    response = client.post(response.url, {"code": mailed_code(), "next": "/account/"})

    assert wanted == "/sign-in/?next=/account/"
    assert response.url == "/account/"


def test_nobody_is_sent_to_another_site(client):
    UserFactory(email="jo@example.org")
    client.post("/sign-in/?next=https://evil.example/", {"email": "jo@example.org", "next": "https://evil.example/"})

    response = client.post("/sign-in/code/", {"code": mailed_code(), "next": "https://evil.example/"})

    assert response.url == "/account/"


def test_whoever_asks_gets_the_same_answer(client):
    UserFactory(email="member@example.org")
    UserFactory(email="staff@example.org", staff=True, password=PASSWORD)
    UserFactory(email="closed@example.org", is_active=False)
    pages = {}

    for email in ["member@example.org", "staff@example.org", "closed@example.org", "nobody@example.org"]:
        client.cookies.clear()
        response = client.post("/sign-in/", {"email": email}, follow=True)
        shown = response.content.decode().replace(email, "EMAIL")
        pages[email] = (response.redirect_chain, re.sub(r'value="\w{64}"', "", shown))

    assert len(mail.outbox) == 4
    assert len({str(page) for page in pages.values()}) == 1


@pytest.mark.parametrize("kind", ["staff", "closed", "nobody"])
def test_only_members_get_a_code(client, kind):
    UserFactory(email="staff@example.org", staff=True)
    UserFactory(email="closed@example.org", is_active=False)

    ask(client, f"{kind}@example.org")

    assert "We have no account with a code for this address" in mail.outbox[0].body
    assert "/sign-in/staff/" in mail.outbox[0].body
    response = client.post("/sign-in/code/", {"code": "ABC-DEF"})
    assert response.status_code == 200
    assert client.get("/account/").status_code == 302


def test_wrong_code_says_so_and_a_few_end_it(client):
    UserFactory(email="jo@example.org")
    ask(client, "jo@example.org")

    first = client.post("/sign-in/code/", {"code": "WRONG1"})
    for _ in range(4):
        last = client.post("/sign-in/code/", {"code": "WRONG1"})

    assert "That code is not right" in first.content.decode()
    assert last.url == "/sign-in/"
    assert client.post("/sign-in/code/", {"code": mailed_code()}).url == "/sign-in/"


def test_one_address_is_not_flooded_with_mail(client, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "sign_in_by_email": "2/h"}

    for _ in range(2):
        ask(client, "jo@example.org")
    response = ask(client, "JO@example.org")

    assert "several mails to this address" in response.content.decode()
    assert len(mail.outbox) == 2


def test_mistyped_address_is_put_right_by_asking_again(client):
    UserFactory(email="jo@example.org")
    ask(client, "joe@example.org")

    assert client.get("/sign-in/").status_code == 200
    ask(client, "jo@example.org")

    assert client.post("/sign-in/code/", {"code": mailed_code()}).url == "/account/"


def test_mail_that_cannot_be_sent_is_said_and_breaks_nothing(client, settings):
    settings.EMAIL_BACKEND = "tests.users.test_member_sign_in.BrokenMail"
    UserFactory(email="jo@example.org")

    response = ask(client, "jo@example.org")

    assert response.status_code == 200
    assert "We cannot send mail at the moment" in response.content.decode()


@pytest.mark.parametrize("address", ["/sign-up/", "/account/signup/", "/accounts/signup/", "/account/email/"])
def test_nobody_signs_up(client, address):
    assert client.get(address).status_code == 404


def test_sign_in_page_points_staff_to_theirs_and_keeps_the_way(client):
    page = client.get("/sign-in/?next=/account/").content.decode()

    assert 'href="/sign-in/staff/?next=/account/"' in page
