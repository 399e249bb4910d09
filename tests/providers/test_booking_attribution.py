"""A booking names the campaign and the poster that led to it, without a cookie."""

import re
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from providers.enums import Role
from providers.models import Booking, WaitEntry
from providers.services import cancel_booking, move_booking
from tests.factories.campaigns_campaigns import CampaignFactory
from tests.factories.campaigns_short_links import ShortLinkFactory
from tests.factories.providers import NOW, START, DropInFactory, TopicFactory, book

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def now(time_machine, settings):
    settings.LEAST_FILL_SECONDS = 0
    time_machine.move_to(NOW)


@pytest.fixture
def link():
    return ShortLinkFactory(campaign=CampaignFactory(), target="/providers/drop-ins/")


def links_to(page, path):
    """The addresses in the page that lead there, as a browser would follow them."""
    found = [url.replace("&amp;", "&") for url in re.findall(r'<(?:a|form)[^>]*(?:href|action)="([^"]*)"', page)]
    return sorted({url for url in found if urlsplit(url).path == path}, key=len, reverse=True)


def answers(page, topic, **changes):
    key = re.search(r'name="key" value="([^"]+)"', page)
    rendered = re.search(r'name="rendered_at" value="([^"]+)"', page)
    return {
        "topic": topic.pk,
        "name": "Rukhsana Begum",
        "service_name": "Larkfield House",
        "email": "rukhsana@larkfield.example",
        "needs": "no",
        "key": key[1],
        "rendered_at": rendered[1],
        **changes,
    }


def test_from_the_poster_to_the_booking(client, link):
    drop_in = DropInFactory()
    topic = TopicFactory()
    landing = client.get(f"/go/{link.code}", follow=True)
    [card] = links_to(landing.text, drop_in.get_absolute_url())
    book_url = reverse("providers:drop_in_book", args=[drop_in.pk])
    to_book = links_to(client.get(card).text, book_url)[0]
    details = client.get(to_book)
    typed = {**answers(details.text, topic), "slot": drop_in.pk}
    check = client.post(to_book, {**typed, "step": "details"})
    [finish] = links_to(check.text, book_url)

    client.post(finish, {**typed, "step": "book"})

    booking = Booking.objects.get()
    assert (booking.campaign, booking.short_link) == (link.campaign, link)
    assert set(client.cookies) <= {"csrftoken"}


def test_choosing_another_time_on_the_way_keeps_it(client, link):
    drop_in = DropInFactory()
    url = reverse("providers:drop_in_book", args=[drop_in.pk])

    page = client.get(f"{url}?c={link.code}").text

    assert f'<input type="hidden" name="c" value="{link.code}">' in page


def test_a_move_keeps_it(link):
    booking = book(DropInFactory(), campaign_id=link.campaign_id, short_link_id=link.pk)
    later = DropInFactory(starts_at=START.replace(day=26))

    move_booking(booking_id=booking.pk, to_drop_in_id=later.pk, role=Role.BOOKER, by=None, at=NOW)

    booking.refresh_from_db()
    assert (booking.campaign, booking.short_link) == (link.campaign, link)


def test_somebody_who_waits_keeps_it(client, link):
    drop_in = DropInFactory(capacity=1)
    held = book(drop_in)
    url = reverse("providers:drop_in_wait", args=[drop_in.pk]) + f"?c={link.code}"
    page = client.get(url).text
    client.post(url, answers(page, held.topic, email="waiting@care.example"))

    cancel_booking(booking_id=held.pk, role=Role.BOOKER, by=None, at=NOW)

    entry = WaitEntry.objects.get()
    assert (entry.campaign, entry.short_link) == (link.campaign, link)
    assert (entry.offer.campaign, entry.offer.short_link) == (link.campaign, link)


@pytest.mark.parametrize("code", ["zzzzzz", "<script>", "k-999999", "other"])
def test_a_made_up_code_books_without_a_campaign(client, code):
    drop_in, topic = DropInFactory(), TopicFactory()
    url = reverse("providers:drop_in_book", args=[drop_in.pk])
    page = client.get(url, {"slot": drop_in.pk, "c": code}).text
    typed = {**answers(page, topic), "slot": drop_in.pk, "step": "book"}

    client.post(url, typed, query_params={"c": code})

    booking = Booking.objects.get()
    assert (booking.campaign, booking.short_link) == (None, None)


def test_canonical_addresses_stay_clean(client, link):
    page = client.get(f"/providers/drop-ins/?c={link.code}&utm_source=poster").text

    assert '<link rel="canonical" href="http://localhost:8000/providers/drop-ins/">' in page
