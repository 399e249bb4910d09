import re
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction

from providers.enums import ResourceEventKind, ResourceStatus
from providers.models import Resource, ResourceVersion
from providers.refusals import Refusal
from providers.refusals.resources import (
    AlreadyPublished,
    CurrentVersion,
    NoFileWanted,
    NoReviewDate,
    NothingToPublish,
    NotPublished,
    SameFile,
    UploadRefused,
    VersionTaken,
    VersionWithdrawn,
)
from providers.selectors.resources import changes_since
from providers.services.page_text import fault_in_page_text
from providers.services.resources import (
    add_version,
    change_text,
    publish_resource,
    withdraw_resource,
    withdraw_version,
)
from tests.factories import providers_files as files
from tests.factories.providers import NOW, StaffFactory
from tests.factories.providers_resources import ResourceFactory, ResourceVersionFactory

LATER = NOW + timedelta(days=1)


def add(resource, *, number=1, content=None, name="Questions.docx", note="Two questions more", at=NOW, by=None):
    content = files.docx(f"Version {number}") if content is None else content
    return add_version(
        resource_id=resource.pk,
        file=ContentFile(content),
        name=name,
        number=number,
        change_note=note,
        by=by,
        at=at,
    )


def stored():
    return set(default_storage.listdir("resources")[1]) if default_storage.exists("resources") else set()


def history(resource):
    return [(event.kind, event.from_status, event.to_status, event.note) for event in resource.events.all()]


# --- publishing ---


@pytest.mark.django_db
def test_a_resource_with_a_text_is_published():
    resource = ResourceFactory(draft=True)
    by = StaffFactory()

    publish_resource(resource_id=resource.pk, by=by, at=NOW)

    resource.refresh_from_db()
    assert (resource.status, resource.published_at) == (ResourceStatus.PUBLISHED, NOW)
    assert history(resource) == [(ResourceEventKind.PUBLISHED, "draft", "published", "")]
    assert resource.events.get().by == by


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "refused"),
    [
        ({"draft": True, "review_by": None}, NoReviewDate),
        ({"draft": True, "html_body": ""}, NothingToPublish),
        ({"draft": True, "file": True}, NothingToPublish),
        ({"draft": True, "link": True, "external_url": ""}, NothingToPublish),
        ({}, AlreadyPublished),
    ],
)
def test_what_is_not_ready_is_not_published(facts, refused):
    resource = ResourceFactory(**facts)

    with pytest.raises(refused):
        publish_resource(resource_id=resource.pk, by=StaffFactory(), at=NOW)

    assert not history(resource)


@pytest.mark.django_db
def test_a_withdrawn_resource_is_published_again_under_its_first_date():
    resource = ResourceFactory(withdrawn=True)

    publish_resource(resource_id=resource.pk, by=StaffFactory(), at=NOW)

    first = resource.published_at
    resource.refresh_from_db()
    assert (resource.is_live, resource.withdrawn_at, resource.withdrawn_reason) == (True, None, "")
    assert resource.published_at == first


@pytest.mark.django_db
def test_withdrawing_keeps_the_reason():
    resource = ResourceFactory()

    withdraw_resource(resource_id=resource.pk, reason="The law changed.", by=StaffFactory(), at=NOW)

    resource.refresh_from_db()
    assert (resource.status, resource.withdrawn_at) == (ResourceStatus.WITHDRAWN, NOW)
    assert history(resource) == [(ResourceEventKind.WITHDRAWN, "published", "withdrawn", "The law changed.")]


@pytest.mark.django_db
def test_a_draft_is_not_withdrawn():
    with pytest.raises(NotPublished):
        withdraw_resource(resource_id=ResourceFactory(draft=True).pk, reason="x", by=StaffFactory(), at=NOW)


# --- versions ---


@pytest.mark.django_db
def test_a_version_says_what_its_file_is():
    version = add(ResourceFactory(file=True), content=files.pdf(pages=3), name="Questions.pdf")

    assert version.described == f"PDF, {max(1, round(version.bytes / 1024))} KB, 3 pages"
    assert version.original_name == "Questions.pdf"
    assert re.fullmatch("resources/[0-9a-f]{32}", version.file.name)
    assert len(default_storage.open(version.file.name).read()) == version.bytes


@pytest.mark.django_db
def test_a_new_version_replaces_the_last_and_keeps_it():
    resource = ResourceFactory(file=True)
    first = add(resource)

    second = add(resource, number=2, at=LATER)

    first.refresh_from_db()
    assert (first.is_current, first.replaced_at) == (False, LATER)
    assert resource.current_version == second
    assert list(changes_since(first)) == [second]
    assert history(resource)[-1] == (ResourceEventKind.NEW_VERSION, "published", "published", "Two questions more")


@pytest.mark.django_db
def test_a_refused_file_leaves_nothing_behind():
    resource = ResourceFactory(file=True)
    before = stored()

    with pytest.raises(UploadRefused):
        add(resource, content=files.bomb_of_many_parts())

    assert stored() == before
    assert not resource.versions.exists()
    assert not history(resource)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "changes", "refused"),
    [
        ({"link": True}, {}, NoFileWanted),
        ({"file": True}, {"number": 1}, VersionTaken),
        ({"file": True}, {"number": 2, "content": files.pdf(), "name": "a.pdf"}, SameFile),
    ],
)
def test_a_refused_version_leaves_no_file_behind(facts, changes, refused):
    resource = ResourceFactory(**facts)
    if resource.kind == "file":
        add(resource, content=changes.get("content") or files.docx(), name=changes.get("name", "a.docx"))
    before, count = stored(), resource.versions.count()

    with pytest.raises(refused):
        add(resource, **changes)

    assert stored() == before
    assert resource.versions.count() == count


@pytest.mark.django_db
def test_a_database_that_refuses_leaves_no_file_behind():
    resource = ResourceFactory(file=True)
    add(resource)
    before = stored()

    with pytest.raises(IntegrityError):
        add(resource, number=2, note="")

    assert stored() == before
    assert resource.current_version.number == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_the_same_version_at_once_one_is_told():
    resource = ResourceFactory(file=True)
    add(resource)
    colleague = StaffFactory(full_name="Joe Bell")
    start, said = Barrier(2), []

    def publish(text):
        try:
            start.wait()
            add(resource, number=2, content=files.docx(text), by=colleague)
            said.append("")
        except Refusal as refusal:
            said.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=publish, args=(text,)) for text in ("One", "Other")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    refused = [text for text in said if text]
    assert len(said) - len(refused) == 1
    assert refused == [
        "Version 2 was published by Joe Bell while you were at it. Nothing of yours was published. Look at that "
        "version first, then add yours as version 3."
    ]
    kept = {version.file.name.removeprefix("resources/") for version in ResourceVersion.objects.all()}
    assert len(kept) == 2
    assert kept <= stored()
    assert [version.number for version in resource.versions.current()] == [2]


@pytest.mark.django_db
def test_the_database_lets_only_one_version_be_current():
    version = ResourceVersionFactory()

    with pytest.raises(IntegrityError, match="resource_version_one_is_current"), transaction.atomic():
        ResourceVersionFactory(resource=version.resource, number=2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"external_url": "https://advice.example/"}, "resource_is_a_page_a_file_or_a_link"),
        ({"file": True, "html_body": "<p>Text</p>"}, "resource_is_a_page_a_file_or_a_link"),
        ({"link": True, "html_body": "<p>Text</p>"}, "resource_is_a_page_a_file_or_a_link"),
        ({"html_body": ""}, "resource_published_has_content"),
        ({"link": True, "external_url": ""}, "resource_published_has_content"),
        ({"review_by": None}, "resource_published_has_its_time_and_review"),
        ({"status": "withdrawn"}, "resource_withdrawn_has_its_time"),
        ({"settings": []}, "resource_suits_some_service"),
    ],
)
def test_the_database_keeps_resources_whole(facts, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        ResourceFactory(**facts)


@pytest.mark.django_db
def test_only_an_earlier_version_is_withdrawn_and_only_once():
    resource = ResourceFactory(file=True)
    first, second = add(resource), add(resource, number=2)
    facts = {"reason": "A wrong number.", "by": StaffFactory(), "at": LATER}

    withdraw_version(version_id=first.pk, **facts)

    first.refresh_from_db()
    assert first.withdrawn_at == LATER
    assert history(resource)[-1][3] == "Version 1: A wrong number."
    with pytest.raises(VersionWithdrawn):
        withdraw_version(version_id=first.pk, **facts)
    with pytest.raises(CurrentVersion):
        withdraw_version(version_id=second.pk, **facts)


# --- the text of pages ---


@pytest.mark.django_db
def test_a_change_of_text_counts_only_with_a_note():
    resource = ResourceFactory()
    by = StaffFactory()

    change_text(resource_id=resource.pk, change_note="", by=by, at=NOW)
    assert not history(resource)

    change_text(resource_id=resource.pk, change_note="The fee is higher.", by=by, at=LATER)

    resource.refresh_from_db()
    assert (resource.text_version, resource.changed_at) == (2, LATER)
    assert history(resource)[-1][3] == "The fee is higher."


@pytest.mark.parametrize(
    "text",
    [
        "<h2>Ask</h2><p>All <strong>five</strong> &lt;questions&gt; &amp; more<br>of <a href='https://a.example'>them</a></p>",
        '<table><tr><th scope="row">Monday</th><td>Early</td></tr></table>',
    ],
)
def test_a_plain_text_passes(text):
    assert fault_in_page_text(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<p onclick="x()">Text</p>',
        '<a href="javascript:x()">Text</a>',
        '<a href=" javascript:x()">Text</a>',
        '<p style="color:red">Text</p>',
        '<img src="https://elsewhere.example/x.png">',
        "<p>Text",
        "</p>",
        "<p>Text</div></p>",
        "<p>Text <img src=x onerror=x()",
        "<!-- hidden -->",
        "<svg><p>Text</p></svg>",
    ],
)
def test_anything_else_in_a_text_is_named(text):
    assert fault_in_page_text(text)


@pytest.mark.django_db
def test_due_for_review_is_what_is_published_and_dated_by_today():
    today = date(2027, 1, 5)
    due = ResourceFactory(review_by=today)
    ResourceFactory(review_by=today + timedelta(days=1))
    ResourceFactory(withdrawn=True, review_by=today)

    assert list(Resource.objects.due_for_review(today)) == [due]
