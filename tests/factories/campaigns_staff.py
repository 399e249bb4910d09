from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group

from tests.factories.users import UserFactory
from workforce_portal.users.models import User


def restore_content_groups(**signal: object) -> None:
    """What the migration loaded: a test with real transactions empties every table."""
    import_module("campaigns.migrations.0007_add_staff_groups").load(apps, None)


def member_of(name: str) -> User:
    """Somebody of the staff in this one group."""
    user = UserFactory(staff=True)
    user.groups.add(Group.objects.get(name=name))
    return user
