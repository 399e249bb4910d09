import pytest
from django.core.management import CommandError, call_command

from tests.factories.users import UserFactory
from workforce_portal.users.models import User

pytestmark = pytest.mark.django_db


def test_first_staff_user_may_do_everything_and_gets_a_link(client, capsys):
    call_command("create_staff", "Nadia@Example.org", "Nadia Rahman")

    nadia = User.objects.get(email="nadia@example.org")
    assert nadia.is_superuser
    assert not nadia.has_usable_password()
    link = capsys.readouterr().out.splitlines()[-1].removeprefix("http://localhost:8000")
    assert "Choose a password" in client.get(link, follow=True).content.decode()


def test_later_staff_users_get_their_roles_in_the_admin():
    UserFactory(superuser=True)

    call_command("create_staff", "farida@example.org", "Farida Iqbal")

    farida = User.objects.get(email="farida@example.org")
    assert farida.is_staff
    assert not farida.is_superuser


@pytest.mark.parametrize(
    ("email", "sentence"), [("nadia", "not an e-mail address"), ("JO@example.org", "already there")]
)
def test_mistakes_are_said(email, sentence):
    UserFactory(email="jo@example.org")

    with pytest.raises(CommandError, match=sentence):
        call_command("create_staff", email, "Somebody")

    assert User.objects.count() == 1
