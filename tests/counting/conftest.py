import pytest
import redis
from django.conf import settings as project
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from workforce_portal.counting import sources, store

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def empty_store(settings):
    """Real Valkey, with keys of this test's own."""
    server = redis.Redis.from_url(project.REDIS_URL.replace("redis+socket://", "unix://"), decode_responses=True)
    prefix = settings.COUNTING_PREFIX

    def clear():
        store.forget_salts()
        store._paused_until = 0.0
        if keys := server.keys(f"{prefix}:*"):
            server.delete(*keys)

    clear()
    yield server
    clear()


@pytest.fixture
def known_source(monkeypatch):
    """A resolver that knows one code."""
    monkeypatch.setattr(sources, "_resolvers", [])
    known = sources.Source("k7mq2z", "greater-manchester")
    sources.register(lambda request: known if request.GET.get("c") == known.code else sources.UNKNOWN)
    return known


@pytest.fixture
def visit():
    """A request as a person's browser sends it."""

    def ask(path="/roles/", *, method="get", user=None, address="192.0.2.1", agent=BROWSER, **headers):
        names = {"User-Agent": agent, **headers} if agent else headers
        request = getattr(RequestFactory(), method)(path, headers=names, REMOTE_ADDR=address)
        request.user = user or AnonymousUser()
        return request

    return ask
