import re
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from campaigns.models import PartnerLink
from campaigns.selectors.partner_links import partner_link_path
from campaigns.services.partner_links import forget_address, plan_monthly_figures
from tests.factories.campaigns_campaigns import CampaignFactory
from tests.factories.campaigns_short_links import PartnerLinkFactory, ShortLinkFactory
from tests.factories.places import council
from tests.factories.providers import NOW, BookingFactory
from tests.pages import assert_valid_html
from workforce_portal.counting.models import DailyCount
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.places.clock import LONDON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(time_machine, settings):
    settings.LEAST_FILL_SECONDS = 0
    time_machine.move_to(NOW)


@pytest.fixture
def campaign():
    return CampaignFactory(published=True, name="Good with people", slug="good-with-people")


@pytest.fixture
def link(campaign):
    return PartnerLinkFactory(
        short_link=ShortLinkFactory(campaign=campaign, placement="Sale Jobcentre", created_at=NOW - timedelta(days=40))
    )


def kit(campaign):
    return reverse("campaigns:kit", args=[campaign.slug])


def ask(client, campaign, **changes):
    page = client.get(kit(campaign)).text
    hidden = {name: re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in ("key", "rendered_at")}
    typed = {
        "place": "Sale Jobcentre",
        "council": council().pk,
        "email": "coach@jobcentre.example",
        **hidden,
        **changes,
    }
    return client.post(kit(campaign), typed)


def test_a_partner_gets_a_link_of_their_own_at_once_and_by_mail(client, campaign):
    answer = ask(client, campaign)

    link = PartnerLink.objects.get()
    assert answer["Location"] == partner_link_path(link)
    assert link.short_link.target == campaign.get_absolute_url()
    assert (link.short_link.channel, link.short_link.council, link.short_link.campaign) == (
        "partner",
        council(),
        campaign,
    )
    assert client.get(f"/go/{link.short_link.code}")["Location"] == f"{link.short_link.target}?c={link.short_link.code}"
    send_due_mail(at=timezone.now() + timedelta(minutes=1))
    assert mail.outbox[0].to == ["coach@jobcentre.example"]
    assert link.short_link.url in mail.outbox[0].body
    assert answer["Location"] in mail.outbox[0].body


def test_the_form_sent_twice_makes_one_link(client, campaign):
    page = client.get(kit(campaign)).text
    hidden = {name: re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in ("key", "rendered_at")}
    typed = {"place": "Sale Jobcentre", "email": "coach@jobcentre.example", **hidden}

    first, second = client.post(kit(campaign), typed), client.post(kit(campaign), typed)

    assert first["Location"] == second["Location"]
    assert PartnerLink.objects.count() == 1


@pytest.mark.parametrize("changes", [{"place": ""}, {"email": "coach"}, {"council": "E0"}, {"homepage": "x"}])
def test_what_is_wrong_is_said_and_nothing_is_made(client, campaign, changes):
    page = ask(client, campaign, **changes)

    assert page.status_code == 200
    assert "There is a problem" in page.text or "could not tell" in page.text
    assert not PartnerLink.objects.exists()


def test_too_many_links_from_one_address_are_refused(client, campaign, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "partner_link_by_email": "1/h"}
    ask(client, campaign)

    assert ask(client, campaign).status_code == 429
    assert PartnerLink.objects.count() == 1


def test_the_page_shows_figures_and_hides_few_people(client, link):
    for on, kind, n in [(1, "scan", 3), (2, "scan", 1), (2, "view", 17)]:
        day = NOW.date() - timedelta(days=on)
        DailyCount.objects.create(kind=kind, subject="x", campaign=link.short_link.code, on=day, n=n)
    BookingFactory(short_link=link.short_link, campaign=link.short_link.campaign)

    page = client.get(partner_link_path(link))

    figures = dict(re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", page.text))
    assert figures == {
        "Scanned or followed": "4",
        "Pages looked at by those who came": "17",
        "Drop-ins booked": "Fewer than 5",
        "People registered": "0",
    }
    assert "noindex" in page["X-Robots-Tag"]
    assert_valid_html(page.text)


def test_a_wrong_link_helps(client, link):
    path = partner_link_path(link)
    PartnerLink.objects.update(link_version=2)

    page = client.get(path)

    assert page.status_code == 404
    assert "This address does not open" in page.text


@pytest.mark.parametrize("name", ["poster.pdf", "square.png", "tall.png", "wide.png", "code.svg", "code.png"])
def test_a_partner_takes_away_files_with_their_own_code(client, link, name):
    answer = client.get(partner_link_path(link) + name)

    assert answer.status_code == 200
    starts = {"pdf": b"%PDF", "png": b"\x89PNG", "svg": b"<svg"}
    assert answer.content.startswith(starts[name[-3:]])


def test_the_poster_says_the_address_and_the_line(client, link, tmp_path):
    (tmp_path / "poster.pdf").write_bytes(client.get(partner_link_path(link) + "poster.pdf").content)

    text = PdfReader(tmp_path / "poster.pdf").pages[0].extract_text()

    assert link.short_link.printed in text
    assert "doing this all your life" in text.replace("\n", " ")


def test_the_kit_of_everybody_has_its_files_and_no_others(client, campaign):
    page = client.get(kit(campaign))
    files = set(re.findall(r'(?:href|src)="([^"]*/kit/[^"]+)"', page.text))

    assert {urlsplit(path).path.rpartition("/")[2] for path in files} == {
        "poster.pdf",
        "square.png",
        "tall.png",
        "wide.png",
    }
    assert all(client.get(path).status_code == 200 for path in files)
    assert client.get(f"{kit(campaign)}code.svg").status_code == 404
    assert_valid_html(page.text)


def test_a_draft_has_no_kit(client):
    assert client.get(kit(CampaignFactory())).status_code == 404


def test_an_address_is_taken_away_and_the_link_goes_on(client, link):
    client.post(partner_link_path(link), {"wish": "figures"})
    plan_monthly_figures(at=NOW)

    client.post(partner_link_path(link), {"wish": "forget"})

    link.refresh_from_db()
    assert (link.email, link.wants_figures) == ("", False)
    assert set(PlannedMail.objects.values_list("state", flat=True)) == {"cancelled"}
    assert client.get(f"/go/{link.short_link.code}").status_code == 302


def test_figures_come_once_a_month_to_those_who_want_them(link):
    PartnerLink.objects.update(wants_figures=True)
    PartnerLinkFactory()
    day = date(2026, 12, 9)
    DailyCount.objects.create(kind="scan", subject="x", campaign=link.short_link.code, on=day, n=41)
    for days in range(3):
        plan_monthly_figures(at=NOW + timedelta(days=days))

    send_due_mail(at=datetime(2027, 1, 8, 12, tzinfo=LONDON))

    [sent] = mail.outbox
    assert "December 2026" in sent.subject
    assert "was scanned 41 times" in sent.body


def test_figures_are_not_sent_once_nobody_wants_them(link):
    PartnerLink.objects.update(wants_figures=True)
    plan_monthly_figures(at=NOW)
    forget_address(link_id=link.pk, at=NOW)

    send_due_mail(at=NOW + timedelta(days=1))

    assert mail.outbox == []
