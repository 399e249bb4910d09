from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from providers.enums import CountKind
from providers.models import DailyCount
from providers.services.packs import publish_pack
from tests.factories.providers import NOW, StaffFactory
from tests.factories.providers_resources import (
    PackMemberFactory,
    ResourceFactory,
    ResourceVersionFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def version():
    return ResourceVersionFactory(original_name="Cwestiynau ŵ “best”.pdf", content=b"%PDF- first " * 20_000)


@pytest.fixture
def url(version):
    return reverse("providers:resource_download", args=[version.resource.slug])


def take(client, url, **headers):
    answer = client.get(url, headers={"User-Agent": BROWSER, **headers})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer, content


def counted(kind=CountKind.DOWNLOAD):
    return {(row.object_id, row.on.isoformat()): row.n for row in DailyCount.objects.filter(kind=kind)}


def replace(version, content=b"%PDF- second"):
    type(version).objects.filter(pk=version.pk).update(replaced_at=NOW)
    return ResourceVersionFactory(resource=version.resource, number=2, content=content, published_at=NOW)


def test_the_file_comes_whole_under_its_own_name(client, version, url):
    answer, content = take(client, url)

    assert content == default_storage.open(version.file.name).read()
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Length"] == str(version.bytes)
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Cwestiynau%20")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["ETag"] == f'"{version.sha256}"'
    assert answer["Cache-Control"] == "public, no-cache"


def test_the_address_gives_the_new_version_on_the_next_click(client, version, url):
    before, _ = take(client, url)
    new = replace(version)

    answer, content = take(client, url, **{"If-None-Match": before["ETag"]})

    assert (answer.status_code, content) == (200, b"%PDF- second")
    assert answer["ETag"] == f'"{new.sha256}"'


def test_whoever_has_it_gets_304(client, version, url):
    answer, content = take(client, url, **{"If-None-Match": f'"{version.sha256}"'})

    assert (answer.status_code, content) == (304, b"")
    assert answer["ETag"] == f'"{version.sha256}"'


# --- versions ---


def test_each_version_keeps_its_address(client, version):
    replace(version)

    answer, content = take(client, reverse("providers:resource_version_file", args=[version.resource.slug, 1]))

    assert answer["ETag"] == f'"{version.sha256}"'
    assert len(content) == version.bytes


def test_the_current_version_says_that_it_is_the_latest(client, version):
    assert "You have the latest" in client.get(version.get_absolute_url()).content.decode()


def test_a_replaced_version_says_when_and_what_changed(client, version):
    replace(version)

    text = client.get(version.get_absolute_url()).content.decode()

    assert "was replaced on Tuesday 5 January 2027" in text
    assert "Two questions more" in text
    assert reverse("providers:resource_download", args=[version.resource.slug]) in text


def test_a_withdrawn_version_is_gone_and_leads_to_the_latest(client, version):
    replace(version)
    type(version).objects.filter(pk=version.pk).update(withdrawn_at=NOW)

    for name in ("resource_version", "resource_version_file"):
        answer = client.get(reverse(f"providers:{name}", args=[version.resource.slug, 1]))
        assert answer.status_code == 410
        assert "This version is withdrawn" in answer.content.decode()


def test_a_withdrawn_resource_is_gone_and_says_why(client):
    version = ResourceVersionFactory(resource=ResourceFactory(file=True, withdrawn=True))
    slug = version.resource.slug

    for url in (reverse("providers:resource_download", args=[slug]), version.get_absolute_url()):
        answer = client.get(url)
        assert answer.status_code == 410
        assert "was withdrawn on Tuesday 5 January 2027. Out of date" in answer.content.decode()


@pytest.mark.parametrize("name", ["resource_download", "format_request", "resource_tell_me"])
def test_a_draft_has_no_address(client, name):
    version = ResourceVersionFactory(resource=ResourceFactory(file=True, draft=True))

    assert client.get(reverse(f"providers:{name}", args=[version.resource.slug])).status_code == 404


def test_the_download_of_a_page_without_a_file_leads_to_the_page(client):
    page = ResourceFactory()

    answer = client.get(reverse("providers:resource_download", args=[page.slug]))

    assert answer.headers["Location"] == page.get_absolute_url()


# --- counting ---


def test_a_download_counts_once_a_day_and_resource(client, version, url):
    take(client, url)
    take(client, url)

    assert counted() == {(version.resource_id, "2027-01-05"): 2}


def test_days_are_those_of_london(client, version, url, now):
    now.move_to(NOW.replace(month=7, day=1, hour=0, minute=30))

    take(client, url)

    assert counted() == {(version.resource_id, "2027-07-01"): 1}


def test_another_day_is_another_row(client, version, url, now):
    take(client, url)
    now.move_to(NOW + timedelta(days=1))

    take(client, url)

    assert sorted(counted().values()) == [1, 1]


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User-Agent": "Mozilla/5.0 (compatible; bingbot/2.0)"},
        {"User-Agent": "curl/8.5.0"},
        {"User-Agent": "python-requests/2.32"},
        {"User-Agent": ""},
        {"Range": "bytes=500-"},
        {"Range": "bytes=-500"},
        {"Sec-Purpose": "prefetch;prerender"},
    ],
)
def test_robots_parts_and_guesses_are_not_counted(client, version, url, headers):
    answer, content = take(client, url, **headers)

    assert (answer.status_code, len(content)) == (200, version.bytes)
    assert counted() == {}


def test_a_range_from_the_start_is_a_download(client, version, url):
    answer, content = take(client, url, Range="bytes=0-")

    assert (answer.status_code, len(content)) == (200, version.bytes)
    assert list(counted().values()) == [1]


def test_head_shows_what_would_come_and_is_not_counted(client, version, url):
    answer = client.head(url, headers={"User-Agent": BROWSER})

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["Content-Length"] == str(version.bytes)
    assert counted() == {}


def test_304_is_not_counted(client, version, url):
    take(client, url, **{"If-None-Match": f'"{version.sha256}"'})

    assert counted() == {}


def test_a_download_broken_off_is_not_counted(client, version, url):
    answer = client.get(url, headers={"User-Agent": BROWSER})

    blocks = iter(answer.streaming_content)
    next(blocks)

    assert counted() == {}


def test_staff_are_not_counted(client, version, url):
    client.force_login(StaffFactory())

    take(client, url)

    assert counted() == {}


def test_a_pack_counts_as_one_pack(client):
    pack = PackMemberFactory().pack
    PackMemberFactory(pack=pack, position=2)
    publish_pack(pack_id=pack.pk, at=NOW)

    answer, content = take(client, reverse("providers:pack_download", args=[pack.slug]))

    assert answer["Content-Disposition"] == f'attachment; filename="{pack.slug}.zip"'
    assert content.startswith(b"PK")
    assert counted(CountKind.PACK) == {(pack.pk, "2027-01-05"): 1}
    assert counted() == {}


def test_a_file_missing_from_its_folder_is_not_found(client, version, url):
    default_storage.delete(version.file.name)

    assert client.get(url).status_code == 404
