from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group

from tests.factories.users import UserFactory
from workforce_portal.users.models import User


def restore_applicants_groups(**signal: object) -> None:
    """What the migration loaded: a test with real transactions empties every table."""
    import_module("applicants.migrations.0008_add_staff_groups").load(apps, None)
    import_module("applicants.migrations.0009_let_staff_see_introductions").load(apps, None)


def team_member() -> User:
    return member_of("Applicants team")


def manager() -> User:
    return member_of("Applicants managers")


def member_of(name: str) -> User:
    """Somebody of the staff in this one group."""
    user = UserFactory(staff=True)
    user.groups.add(Group.objects.get(name=name))
    return user
