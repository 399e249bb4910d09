import pytest
from django.contrib.auth.models import Permission

from tests.factories.users import UserFactory


@pytest.fixture
def user_who_may(db):
    def make(*codenames):
        user = UserFactory(staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        return user

    return make


@pytest.fixture
def author(user_who_may):
    return user_who_may("view_role", "add_role", "change_role", "view_progressionstep", "change_progressionstep")


@pytest.fixture
def publisher(user_who_may):
    return user_who_may(
        "view_role",
        "add_role",
        "change_role",
        "publish_role",
        "view_progressionstep",
        "add_progressionstep",
        "change_progressionstep",
        "delete_progressionstep",
    )
