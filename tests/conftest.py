import os
import re
import shutil

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.db.models.signals import post_migrate

from tests import strict_templates

# Playwright's API for plain functions runs an event loop, in which Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}

strict_templates.install()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    setattr(item, f"report_of_{report.when}", report)
    return report


@pytest.fixture(scope="session", autouse=True)
def reference_rows_survive_a_flush():
    """A test with real transactions empties every table, councils and staff groups among them, and says so."""
    from tests.factories.applicants import restore_reasons_and_wordings
    from tests.factories.applicants_staff import restore_applicants_groups
    from tests.factories.campaigns_staff import restore_content_groups
    from tests.factories.mapping_staff import restore_map_rows
    from tests.factories.placements import restore_reasons
    from tests.factories.places import restore_reference_rows
    from tests.factories.providers import restore_staff_groups
    from tests.factories.publishing import restore_facts

    post_migrate.connect(restore_reference_rows, sender=apps.get_app_config("places"))
    post_migrate.connect(restore_staff_groups, sender=apps.get_app_config("providers"))
    post_migrate.connect(restore_content_groups, sender=apps.get_app_config("campaigns"))
    post_migrate.connect(restore_map_rows, sender=apps.get_app_config("mapping"))
    post_migrate.connect(restore_facts, sender=apps.get_app_config("publishing"))
    post_migrate.connect(restore_reasons, sender=apps.get_app_config("placements"))
    post_migrate.connect(restore_reasons_and_wordings, sender=apps.get_app_config("applicants"))
    post_migrate.connect(restore_applicants_groups, sender=apps.get_app_config("applicants"))


@pytest.fixture(autouse=True)
def unknown_facts_fail(monkeypatch):
    """A page leaves out a figure that nobody knows; a test of that page says so instead."""
    from workforce_portal.publishing import facts

    monkeypatch.setattr(facts, "miss", lambda key: pytest.fail(f"A page names the fact “{key}”, which is not there"))


@pytest.fixture
def texts(settings):
    """Texts that were sent, as `to`, `body` and `reference`; without this fixture there is no text gateway."""
    from tests.texting import recorder

    settings.TEXT_GATEWAYS = {"recorder": "tests.texting.recorder.Recorder"}
    settings.TEXT_GATEWAY = "recorder"
    recorder.sent.clear()
    return recorder.sent


@pytest.fixture
def no_second_factor(settings):
    """The admin's door as in a demonstration: whoever is signed in and of the staff gets in."""
    settings.DEMO_MODE = True


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        pytest.fail("The tests marked “browser” need Chromium (on Debian: apt-get install chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def portal(live_server, settings):
    """The portal on a real port; addresses in mails lead to it."""
    settings.SITE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    return live_server


@pytest.fixture
def new_page(browser, portal, request):
    """Opens pages that belong to the test: `new_page(java_script_enabled=False, viewport=PHONE)`."""
    contexts = []

    def open_page(**options):
        context = browser.new_context(base_url=portal.url, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context.new_page()

    yield open_page

    if getattr(request.node, "report_of_call", None) and request.node.report_of_call.failed:
        _keep_pictures(contexts, request.node.nodeid)
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page):
    """A page on a wide screen."""
    return new_page()


@pytest.fixture
def phone(new_page):
    """A page on a telephone."""
    return new_page(viewport=PHONE, has_touch=True, is_mobile=True)


def _keep_pictures(contexts, name):
    folder = django_settings.VAR_DIR / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    pages = [page for context in contexts for page in context.pages]
    for number, page in enumerate(pages):
        page.screenshot(path=folder / f"{re.sub(r'[^a-zA-Z0-9]+', '-', name)}-{number}.png", full_page=True)
