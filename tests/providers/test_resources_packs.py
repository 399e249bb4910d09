from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from providers.enums import ResourceStatus
from providers.models import Pack
from providers.refusals.resources import AlreadyPublished, EmptyPack
from providers.services.packs import publish_pack, rebuild_stale_packs, withdraw_pack
from providers.services.resources import add_version, change_text, publish_resource, withdraw_resource
from tests.factories import providers_files as files
from tests.factories.providers import NOW, StaffFactory
from tests.factories.providers_resources import PackFactory, PackMemberFactory, ResourceFactory

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


def give_file(resource, *, number=1, text="First", at=NOW):
    return add_version(
        resource_id=resource.pk,
        file=ContentFile(files.docx(text)),
        name="My questions.docx",
        number=number,
        change_note="Changed",
        by=None,
        at=at,
    )


@pytest.fixture
def question_bank():
    resource = ResourceFactory(file=True, title="Question bank", slug="question-bank")
    give_file(resource)
    return resource


@pytest.fixture
def pack(question_bank):
    """Published, with a file, a page and a link in it, and with a draft that is left out."""
    pack = PackFactory(title="Your first hire", slug="first-hire")
    members = [
        question_bank,
        ResourceFactory(title="Say no kindly", slug="say-no"),
        ResourceFactory(link=True, title="Checks", slug="checks"),
        ResourceFactory(draft=True, title="Not yet", slug="not-yet"),
    ]
    for position, resource in enumerate(members, start=1):
        PackMemberFactory(pack=pack, resource=resource, position=position)
    publish_pack(pack_id=pack.pk, at=NOW)
    pack.refresh_from_db()
    return pack


def opened(pack):
    pack.refresh_from_db()
    return ZipFile(BytesIO(default_storage.open(pack.built_zip.name).read()))


def test_the_zip_holds_files_pages_and_a_readme(pack, settings):
    settings.SITE_URL = "https://portal.example"

    archive = opened(pack)

    assert archive.namelist() == ["README.txt", "01-question-bank-v1.docx", "02-say-no-v1.html"]
    assert archive.read("01-question-bank-v1.docx").startswith(b"PK")
    assert b"<h1>Say no kindly</h1>" in archive.read("02-say-no-v1.html")
    readme = archive.read("README.txt").decode()
    assert "1. Question bank\r\n   01-question-bank-v1.docx\r\n   Version 1 of Tuesday 5 January 2027\r\n" in readme
    assert "/providers/resources/question-bank/versions/1/" in readme
    assert "https://advice.example/checks" in readme
    assert "Not yet" not in readme


def test_what_is_in_it_and_how_large_stands_on_its_page(client, pack):
    page = client.get(pack.get_absolute_url())

    text = page.content.decode()
    assert "Question bank" in text
    assert "Word, " in text
    assert f"ZIP, {round(pack.built_bytes / 1024)} KB" in text
    assert "Not yet" not in text


def test_the_same_members_give_the_same_bytes(pack):
    before = pack.built_sha256
    Pack.objects.update(built_from="")

    assert rebuild_stale_packs(at=LATER) == 1

    pack.refresh_from_db()
    assert pack.built_sha256 == before


def test_a_pack_that_is_as_it_should_be_is_not_built_again(pack):
    assert rebuild_stale_packs(at=LATER) == 0
    assert rebuild_stale_packs(at=LATER) == 0

    name = pack.built_zip.name
    pack.refresh_from_db()
    assert (pack.built_zip.name, pack.built_at) == (name, NOW)


def test_a_new_version_of_a_member_is_in_the_pack_at_once(pack, question_bank, django_capture_on_commit_callbacks):
    old = pack.built_zip.name

    with django_capture_on_commit_callbacks(execute=True):
        give_file(question_bank, number=2, text="Second", at=LATER)

    assert "01-question-bank-v2.docx" in opened(pack).namelist()
    assert not default_storage.exists(old)


def test_a_changed_text_of_a_member_is_in_the_pack_at_once(pack):
    page = pack.resources.get(slug="say-no")

    change_text(resource_id=page.pk, change_note="Shorter", by=StaffFactory(), at=LATER)

    assert "02-say-no-v2.html" in opened(pack).namelist()


def test_a_member_published_later_joins_the_pack(pack):
    draft = pack.resources.get(slug="not-yet")

    publish_resource(resource_id=draft.pk, by=StaffFactory(), at=LATER)

    assert "04-not-yet-v1.html" in opened(pack).namelist()


def test_a_withdrawn_member_leaves_the_pack_and_its_page_says_so(client, pack, question_bank):
    withdraw_resource(resource_id=question_bank.pk, reason="The law changed.", by=StaffFactory(), at=LATER)

    assert opened(pack).namelist() == ["README.txt", "01-say-no-v1.html"]
    text = client.get(pack.get_absolute_url()).content.decode()
    assert "Question bank, withdrawn on Wednesday 6 January 2027. The law changed." in text


def test_a_pack_with_a_withdrawn_member_in_its_zip_is_not_given_out(client, pack, question_bank):
    type(question_bank).objects.filter(pk=question_bank.pk).update(status="withdrawn", withdrawn_at=NOW)

    answer = client.get(reverse("providers:pack_download", args=[pack.slug]))

    assert (answer.status_code, answer["Retry-After"]) == (503, "300")
    assert "put together again" in client.get(pack.get_absolute_url()).content.decode()

    rebuild_stale_packs(at=LATER)

    assert client.get(reverse("providers:pack_download", args=[pack.slug])).status_code == 200


def test_a_file_that_is_missing_stops_the_pack_and_not_the_withdrawal(pack, question_bank):
    default_storage.delete(question_bank.current_version.file.name)
    page = pack.resources.get(slug="say-no")

    withdraw_resource(resource_id=page.pk, reason="Old", by=StaffFactory(), at=LATER)

    page.refresh_from_db()
    assert page.status == ResourceStatus.WITHDRAWN
    assert "02-say-no-v1.html" in opened(pack).namelist()


def test_a_pack_whose_last_member_is_withdrawn_says_that_it_is_empty(client):
    member = PackMemberFactory()
    publish_pack(pack_id=member.pack.pk, at=NOW)

    withdraw_resource(resource_id=member.resource.pk, reason="Old", by=StaffFactory(), at=LATER)

    assert "There is nothing in it at the moment" in client.get(member.pack.get_absolute_url()).content.decode()
    download = client.get(reverse("providers:pack_download", args=[member.pack.slug]))
    assert download.headers["Location"] == member.pack.get_absolute_url()


def test_a_pack_of_drafts_is_not_published():
    member = PackMemberFactory(resource=ResourceFactory(draft=True))

    with pytest.raises(EmptyPack):
        publish_pack(pack_id=member.pack.pk, at=NOW)

    assert Pack.objects.get().status == ResourceStatus.DRAFT


def test_a_pack_is_published_once_and_can_be_withdrawn(client, pack):
    with pytest.raises(AlreadyPublished):
        publish_pack(pack_id=pack.pk, at=NOW)

    withdraw_pack(pack_id=pack.pk)

    assert client.get(pack.get_absolute_url()).status_code == 404
    assert client.get(reverse("providers:pack_download", args=[pack.slug])).status_code == 404


def test_a_published_pack_is_in_the_sitemap(client, pack):
    PackFactory(slug="not-published")

    text = client.get("/sitemap.xml").content.decode()

    assert pack.get_absolute_url() in text
    assert "not-published" not in text
