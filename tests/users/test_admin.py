import pytest
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.core import mail

from tests.factories.users import PASSWORD, UserFactory
from workforce_portal.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def signed_in(client, staff, settings):
    settings.DEMO_MODE = True
    client.force_login(staff)


@pytest.fixture
def office(client):
    """Somebody who may change people and nothing else."""
    office = UserFactory(staff=True)
    office.user_permissions.set(Permission.objects.filter(content_type__app_label="users"))
    client.force_login(office)
    return office


def act(client, action, *users):
    data = {"action": action, "_selected_action": [user.pk for user in users]}
    return client.post("/admin/users/user/", data, follow=True)


def test_adding_somebody_asks_for_no_password(client):
    group = Group.objects.create(name="People’s office")
    data = {"email": "Farida@Example.org", "full_name": "Farida Iqbal", "is_staff": "on", "groups": [group.pk]}

    client.post("/admin/users/user/add/", data)

    added = User.objects.get(email="farida@example.org")
    assert added.is_staff
    assert not added.has_usable_password()
    assert list(added.groups.all()) == [group]


def test_second_factor_is_reset_and_the_act_kept(client, staff, secret):
    other = UserFactory(staff=True)
    Authenticator.objects.create(user=other, type=Authenticator.Type.TOTP, data={})

    act(client, "reset_factor", other)

    assert not Authenticator.objects.filter(user=other).exists()
    assert Authenticator.objects.filter(user=staff).exists()
    assert LogEntry.objects.get(object_id=str(other.pk)).change_message == "Reset the second factor."


def test_mail_that_sets_a_password_goes_to_staff_alone(client):
    colleague, member = UserFactory(staff=True), UserFactory()

    act(client, "send_set_password", colleague, member)

    [message] = mail.outbox
    assert message.to == [colleague.email]
    assert "/account/password/reset/key/" in message.body


def test_list_says_who_has_a_second_factor(client, staff, secret):
    UserFactory(staff=True, full_name="Without")

    page = client.get("/admin/users/user/").content.decode()

    assert "Set up" in page
    assert "Not yet" in page


def test_nobody_gives_themselves_more_than_they_have(client, office):
    data = {"email": office.email, "full_name": office.full_name, "is_staff": "on", "is_active": "on"}

    client.post(f"/admin/users/user/{office.pk}/change/", data | {"is_superuser": "on"})

    office.refresh_from_db()
    assert not office.is_superuser


def test_nobody_changes_somebody_who_may_do_more(client, office, staff, secret):
    page = act(client, "reset_factor", staff)
    client.post(f"/admin/users/user/{staff.pk}/change/", {"email": "x@example.org", "full_name": "X"})

    assert "You cannot change somebody who may do more than you" in page.content.decode()
    staff.refresh_from_db()
    assert staff.email != "x@example.org"
    assert Authenticator.objects.filter(user=staff).exists()


@pytest.mark.parametrize("address", ["/admin/users/user/", "/admin/users/user/add/", "/admin/auth/group/"])
def test_pages_open(client, address):
    assert client.get(address).status_code == 200


def test_page_of_a_person_never_shows_the_password(client):
    person = UserFactory(password=PASSWORD)

    page = client.get(f"/admin/users/user/{person.pk}/change/").content.decode()

    assert person.email in page
    assert person.password not in page
