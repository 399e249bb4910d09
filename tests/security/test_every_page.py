"""What holds on every page, whoever made it: each address of the portal without a parameter, and the error pages."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings as project
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from html5lib import parse

from tests.factories.providers import DropInFactory, StaffFactory, book
from tests.test_settings import PRODUCTION

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
ELSEWHERE = re.compile(r"^(?:https?:)?//")
# What a browser never runs.
DATA = {"application/json", "application/ld+json"}
# The editor of rich text finds its modules by a map, which a browser takes from the page alone: a nonce lets it in.
WITH_MODULES = {f"/admin/campaigns/{page}/add/" for page in ("campaign", "campaignevent", "role", "story")}
NONCE = re.compile(r" 'nonce-([\w+/=-]{20,})'")
FETCHES = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "video": "src"}


def addresses(resolver=None, before="/"):
    """Every address that needs nothing but its own words."""
    for pattern in (resolver or get_resolver()).url_patterns:
        path = before + str(pattern.pattern).lstrip("^").rstrip("$").replace("\\Z", "").replace("\\.", ".")
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, path)
        elif isinstance(pattern, URLPattern) and not set("<(?[").intersection(path):
            yield path


def policy_of(response):
    parts = (part.split(maxsplit=1) for part in response.headers["Content-Security-Policy"].split(";"))
    return {name: " ".join(sorted(sources.split(), key=lambda source: source != "'self'")) for name, sources in parts}


def without_nonce(policy):
    """The policy without the one nonce that lets in the map of modules, and the nonce."""
    (nonce,) = NONCE.findall(policy["script-src"])
    return {**policy, "script-src": NONCE.sub("", policy["script-src"])}, nonce


def faults_of(response, nonce=""):
    """What would need a looser policy, or another host."""
    tree = parse(response.content.decode(), namespaceHTMLElements=False)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.get("style") is not None or element.tag == "style":
            yield f"inline style in <{element.tag}>"
        is_map = bool(nonce) and element.get("type") == "importmap" and element.get("nonce") == nonce
        if element.tag == "script" and not element.get("src") and element.get("type") not in DATA and not is_map:
            yield "inline script"
        yield from (f"{name} in <{element.tag}>" for name in element.attrib if name.startswith("on"))
        target = element.get(FETCHES.get(element.tag, ""), "")
        if ELSEWHERE.match(target) and element.get("rel") != "canonical":
            yield f"<{element.tag}> from {target}"


@pytest.fixture
def everything(no_second_factor):
    """Signed in as somebody who may do all, so that no page hides."""
    book(DropInFactory(capacity=2))
    visitor = Client(raise_request_exception=False)
    visitor.force_login(StaffFactory(is_superuser=True))
    return visitor


def test_every_page_has_the_strict_policy_and_keeps_to_it(everything):
    faults = {}
    for path in sorted(set(addresses())):
        response = everything.get(path)
        assert response.status_code < 500 or path == "/health/ready/", path
        policy, nonce = policy_of(response), ""
        if path in WITH_MODULES:
            policy, nonce = without_nonce(policy)
        assert policy == POLICY, path
        assert "geolocation=()" in response.headers["Permissions-Policy"], path
        assert response.headers["X-Content-Type-Options"] == "nosniff", path
        if response.headers["Content-Type"].startswith("text/html") and response.status_code == 200:
            faults[path] = sorted(set(faults_of(response, nonce)))

    assert {path: found for path, found in faults.items() if found} == {}
    assert len(faults) > 40


@pytest.mark.urls("tests.site.broken_urls")
@pytest.mark.parametrize("path", [f"/broken/{status}/" for status in (400, 403, 404, 410, 500, 503)])
def test_every_error_page_has_the_strict_policy_and_keeps_to_it(path):
    response = Client(raise_request_exception=False).get(path)

    assert response.status_code >= 400
    assert policy_of(response) == POLICY
    assert list(faults_of(response)) == []


def in_production(code):
    """Python with the settings of production, in a process of its own; what it prints."""
    return subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); from django.conf import settings; {code}"],
        cwd=project.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "PORTAL_ENV_FILE": "",
            "DJANGO_SETTINGS_MODULE": "workforce_portal.settings",
            **PRODUCTION,
        },
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_production_insists_on_https_for_a_year_and_hides_its_cookies():
    names = [
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
        "SECURE_HSTS_INCLUDE_SUBDOMAINS",
        "SESSION_COOKIE_SECURE",
        "SESSION_COOKIE_HTTPONLY",
        "CSRF_COOKIE_SECURE",
        "CSRF_COOKIE_HTTPONLY",
        "SESSION_COOKIE_SAMESITE",
    ]

    said = in_production(f"print([getattr(settings, name) for name in {names}])")

    assert said.strip() == "[True, 31536000, True, True, True, True, True, 'Lax']"


def test_https_page_carries_hsts_and_marks_its_cookies(settings):
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31536000, True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    drop_in = DropInFactory()

    response = Client().get(f"/providers/drop-ins/{drop_in.pk}/book/?slot={drop_in.pk}", secure=True)

    assert response.headers["Strict-Transport-Security"].startswith("max-age=31536000; includeSubDomains")
    cookie = response.cookies["csrftoken"]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")


def test_django_finds_nothing_to_improve_before_a_deployment():
    result = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=project.BASE_DIR,
        env={"PATH": os.environ["PATH"], "PORTAL_ENV_FILE": "", **PRODUCTION},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stderr
    assert "System check identified no issues (0 silenced)" in result.stdout
