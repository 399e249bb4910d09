import html5lib
import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import RequestFactory

from tests.factories.users import UserFactory
from workforce_portal.staff import panels, worklists


@pytest.fixture(autouse=True)
def nothing_registered(monkeypatch):
    """These tests put their own things on the Today page; what the apps put there is theirs to test."""
    for registry in [worklists.registry, panels.registry, panels.tools]:
        monkeypatch.setattr(registry, "_entries", {})


@pytest.fixture
def superuser(db):
    return UserFactory(superuser=True)


@pytest.fixture
def user_who_may(db):
    def make(*codenames):
        user = UserFactory(staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        return user

    return make


@pytest.fixture
def ask():
    """A request of somebody who has passed the door of the admin, which is tested where it stands."""

    def make(user, path="/admin/", post=None):
        factory = RequestFactory()
        request = factory.get(path) if post is None else factory.post(path, post)
        request.user = user
        request.session = {}
        request._messages = FallbackStorage(request)
        request._dont_enforce_csrf_checks = True
        return request

    return make


@pytest.fixture
def tree():
    def parse(response):
        html = response.render().content.decode() if hasattr(response, "render") else response.content.decode()
        return html5lib.parse(html, namespaceHTMLElements=False)

    return parse
