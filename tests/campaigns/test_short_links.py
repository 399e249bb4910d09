import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from campaigns.codes import new_code
from campaigns.enums import Channel
from campaigns.models import ShortLink
from campaigns.services import short_links as services
from campaigns.services.short_links import make_short_link
from campaigns.targets import clean_target
from tests.counting.conftest import BROWSER, empty_store
from tests.factories.campaigns_short_links import ShortLinkFactory
from tests.factories.places import council
from workforce_portal.counting.models import DailyCount
from workforce_portal.counting.services import write_counts

pytestmark = pytest.mark.django_db
__all__ = ["empty_store"]


def scan(client, code, *, method="get", agent=BROWSER):
    return getattr(client, method)(f"/go/{code}", headers={"User-Agent": agent})


def scans():
    write_counts(at=timezone.now())
    return {(row.subject, row.campaign, row.area): row.n for row in DailyCount.objects.filter(kind="scan")}


def test_a_scan_leads_on_with_the_code_and_is_counted(client):
    link = ShortLinkFactory(code="k7mq2z", target="/providers/drop-ins/?miles=10#list", council=council())

    answer = scan(client, "k7mq2z")

    assert answer.status_code == 302
    assert answer["Location"] == "/providers/drop-ins/?miles=10&c=k7mq2z#list"
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert scans() == {("k7mq2z", "k7mq2z", link.council.sub_region.slug): 1}


def test_the_code_may_be_typed_in_capitals(client):
    ShortLinkFactory(code="k7mq2z")

    assert scan(client, "K7MQ2Z").status_code == 302


def test_head_leads_on_uncounted(client):
    link = ShortLinkFactory()

    assert scan(client, link.code, method="head").status_code == 302
    assert scan(client, link.code, agent="Slackbot-LinkExpanding 1.0").status_code == 302
    assert scans() == {}


def test_a_target_may_change_after_printing(client):
    link = ShortLinkFactory()
    scan(client, link.code)
    ShortLink.objects.update(target="/applicants/")

    answer = scan(client, link.code)

    assert answer["Location"].startswith("/applicants/")
    assert sum(scans().values()) == 2


def test_out_of_use_is_gone_with_a_way_on(client):
    link = ShortLinkFactory(is_active=False)

    answer = scan(client, link.code)

    assert answer.status_code == 410
    assert "This link is no longer in use" in answer.text
    assert "/applicants/" in answer.text
    assert scans() == {}


def test_unknown_code_is_not_found(client):
    assert scan(client, "zzzzzz").status_code == 404


def test_another_site_is_led_to_only_while_the_settings_name_it(client, settings):
    settings.SHORT_LINK_HOSTS = ["www.skillsforcare.org.uk"]
    link = ShortLinkFactory(target=clean_target("https://www.skillsforcare.org.uk/jobs?x=1"))
    allowed = scan(client, link.code)

    settings.SHORT_LINK_HOSTS = []
    no_longer = scan(client, link.code)

    assert allowed["Location"] == "https://www.skillsforcare.org.uk/jobs?x=1"
    assert no_longer.status_code == 410


@pytest.mark.parametrize(
    "target",
    [
        "https://elsewhere.example/",
        "http://www.skillsforcare.org.uk/",
        "https://www.skillsforcare.org.uk@elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "/\t/elsewhere.example/",
        "\\\\elsewhere.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "providers/",
        "/no-such-page/",
        "/admin/",
        "/go/k7mq2z",
    ],
)
def test_a_link_leads_nowhere_else(target, settings):
    settings.SHORT_LINK_HOSTS = ["www.skillsforcare.org.uk"]

    with pytest.raises(ValidationError, match=r"Enter a page of this portal|There is no page"):
        clean_target(target)


def test_our_own_whole_address_is_taken(settings):
    assert clean_target(f"{settings.SITE_URL}/providers/") == "/providers/"
    assert clean_target(settings.SITE_URL) == "/"


@pytest.mark.parametrize("target", ["//elsewhere.example", "/\\elsewhere.example", "http://elsewhere.example", "x"])
def test_the_database_refuses_a_target_that_is_no_page(target):
    with pytest.raises(IntegrityError, match="short_link_leads_to_a_page"):
        ShortLinkFactory(target=target)


@pytest.mark.parametrize("code", ["k7mo2z", "K7MQ2Z", "k7mq1z", ""])
def test_the_database_refuses_a_code_that_is_misread(code):
    with pytest.raises(IntegrityError, match="short_link_is_readable"):
        ShortLinkFactory(code=code)


def test_codes_have_no_letters_that_look_alike():
    letters = set("".join(new_code() for _ in range(500)))

    assert not letters & set("01iloaeu")
    assert re.fullmatch(r"[a-z0-9]{6}", new_code())


def test_a_code_that_is_taken_is_drawn_again(monkeypatch):
    ShortLinkFactory(code="k7mq2z")
    drawn = iter(["k7mq2z", "b3cd4f"])
    monkeypatch.setattr(services, "new_code", lambda: next(drawn))

    link = make_short_link(target="/", channel=Channel.RADIO, placement="Radio", at=timezone.now())

    assert link.code == "b3cd4f"
