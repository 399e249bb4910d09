import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail

from tests.factories.users import PASSWORD, UserFactory
from workforce_portal.users.services import set_password_link

pytestmark = pytest.mark.django_db
INSIDE = "/admin/users/user/"


def code_now(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_admin_asks_a_stranger_to_sign_in_and_remembers_where_they_were_going(client):
    response = client.get("/admin/users/user/?q=jo")

    assert response.status_code == 302
    assert response.url == "/sign-in/staff/?next=/admin/users/user/%3Fq%3Djo"


def test_admin_has_no_sign_in_page_of_its_own(client):
    response = client.get("/admin/login/?next=/admin/users/user/")

    assert response.url == "/sign-in/staff/?next=/admin/users/user/"


def test_staff_with_a_password_alone_must_set_up_a_second_factor_first(client, staff, give_password):
    assert give_password(staff).url == "/admin/"

    assert client.get("/admin/").url == "/account/second-factor/"
    assert client.get("/admin/users/user/").url == "/account/second-factor/"
    assert client.get("/account/second-factor/").status_code == 200


def test_staff_who_set_up_an_app_enter_after_giving_its_code(client, staff, give_password):
    give_password(staff)
    page = client.get("/account/second-factor/totp/activate/")
    secret = page.context["form"].secret

    client.post("/account/second-factor/totp/activate/", {"code": code_now(secret)})

    step = client.get("/admin/").url
    assert step == "/account/second-factor/reauthenticate/?next=%2Fadmin%2F"
    [recovery] = client.get("/account/second-factor/recovery-codes/").context["unused_codes"][:1]
    entered = client.post(step, {"code": recovery, "next": "/admin/"})
    assert entered.url == "/admin/"
    assert client.get(INSIDE).status_code == 200


def test_staff_with_password_and_code_enter(client, staff, secret, give_password):
    assert give_password(staff).url == "/account/second-factor/authenticate/"
    assert client.get("/admin/").url.startswith("/sign-in/staff/")

    client.post("/account/second-factor/authenticate/", {"code": code_now(secret)})

    assert client.get(INSIDE).status_code == 200


def test_staff_with_a_wrong_code_stay_outside(client, staff, secret, give_password):
    give_password(staff)

    response = client.post("/account/second-factor/authenticate/", {"code": "000000"})

    assert "Enter the one that the app shows now" in response.content.decode()
    assert client.get("/admin/").url.startswith("/sign-in/staff/")


def test_codes_cannot_be_tried_without_end(client, staff, secret, give_password, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "second_factor_by_user": "2/h"}
    give_password(staff)
    for _ in range(2):
        client.post("/account/second-factor/authenticate/", {"code": "000000"})

    response = client.post("/account/second-factor/authenticate/", {"code": code_now(secret)})

    assert "Too many codes were tried" in response.content.decode()


def test_staff_in_demonstration_mode_enter_by_password(client, staff, give_password, settings):
    settings.DEMO_MODE = True

    give_password(staff)

    assert client.get(INSIDE).status_code == 200


@pytest.mark.parametrize("fields", [{"is_staff": False}, {"is_staff": True, "is_active": False}])
def test_others_do_not_get_in_by_password(client, give_password, fields):
    user = UserFactory(password=PASSWORD, **fields)

    give_password(user)

    assert client.get("/admin/").url.startswith("/sign-in/staff/")


def test_wrong_password_wrong_address_and_not_staff_get_one_answer(client, staff, give_password):
    member = UserFactory(password=PASSWORD)

    answers = [
        give_password(staff, "not it"),
        give_password(UserFactory.build(email="nobody@example.org")),
        give_password(member),
    ]

    assert [answer.status_code for answer in answers] == [200] * 3
    for answer in answers:
        assert answer.context["form"].non_field_errors() == [
            "The e-mail address or the password is not right. Check both and try again."
        ]


def test_member_is_told_that_the_admin_is_not_theirs(client):
    client.force_login(UserFactory())

    assert client.get("/admin/").status_code == 403


def test_staff_who_were_let_in_without_a_password_must_give_it(client, staff):
    client.force_login(staff)

    assert client.get("/admin/").url == "/account/confirm/?next=%2Fadmin%2F"


def test_person_who_is_made_inactive_is_out_at_once(client, staff, settings, give_password):
    settings.DEMO_MODE = True
    give_password(staff)

    staff.is_active = False
    staff.save()

    assert client.get("/admin/").url.startswith("/sign-in/staff/")


def test_password_is_locked_for_one_person_at_one_address_alone(client, staff, give_password, settings):
    settings.AXES_FAILURE_LIMIT = 3
    settings.DEMO_MODE = True
    colleague = UserFactory(staff=True, password=PASSWORD)
    for _ in range(2):
        give_password(staff, "not it")

    locked = give_password(staff, "not it")

    assert locked.status_code == 429
    assert "closed for 15 minutes" in locked.content.decode()
    assert give_password(staff).status_code == 429
    assert give_password(colleague).status_code == 302
    client.logout()
    assert give_password(staff, REMOTE_ADDR="10.9.9.9").status_code == 302


def test_sign_in_from_one_address_is_limited(client, staff, give_password, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "sign_in_by_address": "2/h"}

    statuses = [give_password(staff, "not it").status_code for _ in range(3)]

    assert statuses == [200, 200, 429]


def test_password_link_sets_a_password_once(client, staff):
    staff.set_unusable_password()
    staff.save()
    link = set_password_link(staff).removeprefix("http://localhost:8000")
    form = client.get(link)

    client.post(form.url, {"password1": "a kettle on the hob", "password2": "a kettle on the hob"})

    staff.refresh_from_db()
    assert staff.check_password("a kettle on the hob")
    client.logout()
    assert "This link is used up" in client.get(link, follow=True).content.decode()


@pytest.mark.parametrize("kind", ["staff", "member", "nobody"])
def test_forgotten_password_gets_one_answer_and_only_staff_a_link(client, staff, kind, settings):
    settings.SITE_URL = "https://portal.example"
    email = {"staff": staff.email, "member": UserFactory().email, "nobody": "nobody@example.org"}[kind]

    response = client.post("/account/password/reset/", {"email": email})

    assert response.url == "/account/password/reset/sent/"
    linked = [
        message for message in mail.outbox if "https://portal.example/account/password/reset/key/" in message.body
    ]
    assert len(linked) == (1 if kind == "staff" else 0)


def test_signing_out_needs_a_post(client, staff, give_password, settings):
    settings.DEMO_MODE = True
    give_password(staff)

    client.get("/sign-out/")
    assert client.get(INSIDE).status_code == 200

    client.post("/sign-out/")
    assert client.get("/admin/").status_code == 302


def test_session_lasts_twelve_hours_from_the_last_page(client, staff, give_password, settings):
    settings.DEMO_MODE = True
    give_password(staff)

    cookie = client.get(INSIDE).cookies["sessionid"]

    assert cookie["max-age"] == 12 * 60 * 60
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
