import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from providers.enums import FormatRequestStatus, ResourceKind, ResourceStatus
from providers.models import DailyCount, FormatRequest, Pack, Resource, ResourceVersion
from providers.services.resources import add_version
from tests.factories import providers_files as files
from tests.factories.providers import NOW, StaffFactory, TopicFactory, member_of
from tests.factories.providers_resources import (
    ChangeSubscriptionFactory,
    FormatRequestFactory,
    PackFactory,
    PackMemberFactory,
    ResourceFactory,
    ResourceVersionFactory,
    TopicResourceFactory,
)
from workforce_portal.staff.worklists import registry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
LIST = reverse("admin:providers_resource_changelist")


@pytest.fixture
def manager(client):
    client.force_login(member_of("Programme managers"))
    return client


@pytest.fixture
def draft():
    return ResourceFactory(file=True, draft=True, title="Question bank")


def address(resource, name):
    return reverse(f"admin:providers_resource_{name}", args=[resource.pk])


def upload(client, resource, content, name, **answers):
    return client.post(address(resource, "version"), {"file": SimpleUploadedFile(name, content), **answers})


def waiting():
    return default_storage.listdir("waiting")[1] if default_storage.exists("waiting") else []


def messages_of(answer):
    return [str(message) for message in answer.context["messages"]]


# --- a resource ---


def form_data(**changes):
    inlines = {}
    for prefix in ("versions", "topic_resources", "events"):
        inlines |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    return {
        "title": "Say no kindly",
        "slug": "say-no-kindly",
        "summary": "Three short letters.",
        "stage": "select",
        "settings": ["home_care", "care_home"],
        "minutes": "5",
        "kind": "page",
        "html_body": "<p>Write within a day.</p>",
        "licence": "ogl",
        "review_by": "2027-09-01",
        **inlines,
        **changes,
    }


def test_a_page_is_added_as_a_draft_with_its_topics(manager):
    topic = TopicFactory()
    topics = {
        "topic_resources-TOTAL_FORMS": "1",
        "topic_resources-0-topic": str(topic.pk),
        "topic_resources-0-position": "1",
    }

    answer = manager.post(reverse("admin:providers_resource_add"), form_data(**topics))

    assert answer.status_code == 302, answer.context["errors"]
    resource = Resource.objects.get()
    assert (resource.status, resource.kind) == (ResourceStatus.DRAFT, ResourceKind.PAGE)
    assert sorted(resource.settings) == ["care_home", "home_care"]
    assert list(resource.topics.all()) == [topic]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"html_body": "<script>x()</script>"}, "html_body"),
        ({"kind": "file"}, "html_body"),
        ({"external_url": "https://advice.example/"}, "external_url"),
        ({"settings": []}, "settings"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(manager, changes, field):
    page = manager.post(reverse("admin:providers_resource_add"), form_data(**changes))

    assert field in page.context["adminform"].form.errors
    assert not Resource.objects.exists()


def test_address_and_kind_of_a_published_resource_stay(manager):
    resource = ResourceFactory(slug="in-print")

    answer = manager.post(address(resource, "change"), form_data(slug="other", kind="link", what_changed="Shorter"))

    assert answer.status_code == 302
    resource.refresh_from_db()
    assert (resource.slug, resource.kind, resource.title) == ("in-print", ResourceKind.PAGE, "Say no kindly")
    assert (resource.text_version, resource.change_note) == (2, "Shorter")


@pytest.mark.parametrize(("field", "value"), [("review_by", ""), ("html_body", "")])
def test_a_published_resource_keeps_what_it_needs(manager, field, value):
    resource = ResourceFactory()

    page = manager.post(address(resource, "change"), form_data(**{field: value}))

    assert field in page.context["adminform"].form.errors


# --- a new version ---


def test_a_file_is_shown_as_what_it_is_before_it_is_kept(manager, draft):
    before = waiting()
    answer = upload(manager, draft, files.pdf(pages=3), "Questions.pdf")
    page = manager.get(answer.headers["Location"])

    assert "PDF, " in page.content.decode()
    assert "3 pages" in page.content.decode()
    assert not draft.versions.exists()

    page = manager.post(answer.headers["Location"], follow=True)

    version = draft.versions.get()
    assert (version.number, version.original_name, version.pages) == (1, "Questions.pdf", 3)
    assert messages_of(page) == ["Version 1 is the current one now."]
    assert waiting() == before


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (files.pdf(), "questions.docx", "what is in it is PDF"),
        (files.with_part(files.docx(), "word/vbaProject.bin", b"x"), "questions.docx", "macros"),
        (files.bomb_of_many_parts(), "questions.docx", "unpacks to far more"),
        (files.png(), "logo.svg", "script"),
        (b"", "questions.docx", "The file is empty."),
    ],
)
def test_a_bad_file_is_refused_at_its_field_and_not_kept(manager, draft, content, name, sentence):
    before = waiting()

    page = upload(manager, draft, content, name)

    assert sentence in page.context["form"].errors["file"][0]
    assert waiting() == before
    assert not draft.versions.exists()


def test_a_file_over_the_limit_is_refused_with_its_size(manager, draft, settings):
    settings.MOST_UPLOAD_BYTES = 1 << 20

    page = upload(manager, draft, files.pdf() + bytes(3 << 20), "questions.pdf")

    assert (
        "The file is 3.0 MB, and the largest that can be published is 1.0 MB" in page.context["form"].errors["file"][0]
    )


def test_a_request_far_over_the_limit_is_let_go_by(manager, draft, monkeypatch):
    monkeypatch.setattr("workforce_portal.security.uploads.MOST_REQUEST_BYTES", 1 << 20)

    page = upload(manager, draft, bytes(2 << 20), "questions.pdf")

    assert page.context["form"].errors["file"] == [
        "The file is far too large. The largest that can be published is 25 MB."
    ]


def test_a_second_version_has_to_say_what_changed(manager):
    resource = ResourceVersionFactory().resource
    ChangeSubscriptionFactory(resource=resource)

    page = upload(manager, resource, files.docx(), "questions.docx", change_note="")
    assert "Say what changed" in page.context["form"].errors["change_note"][0]

    answer = upload(manager, resource, files.docx(), "questions.docx", change_note="Two questions more")
    page = manager.get(answer.headers["Location"])
    assert "1 person who follows it, by mail" in page.content.decode()


def test_somebody_quicker_is_named_and_nothing_is_published(manager):
    resource, before = ResourceVersionFactory().resource, waiting()
    answer = upload(manager, resource, files.docx("Mine"), "questions.docx", change_note="Mine")
    add_version(
        resource_id=resource.pk,
        file=SimpleUploadedFile("a.docx", files.docx("Theirs")),
        name="a.docx",
        number=2,
        change_note="Theirs",
        by=StaffFactory(full_name="Joe Bell"),
        at=NOW,
    )

    page = manager.post(answer.headers["Location"], follow=True)

    assert "Version 2 was published by Joe Bell while you were at it." in messages_of(page)[0]
    assert ResourceVersion.objects.get(number=2).change_note == "Theirs"
    assert waiting() == before


def test_a_preview_of_nothing_leads_back_to_the_upload(manager, draft):
    assert manager.get(address(draft, "version_preview")).headers["Location"] == address(draft, "version")


def test_a_link_takes_no_file(manager):
    page = manager.get(address(ResourceFactory(link=True), "version"), follow=True)

    assert "takes no file" in messages_of(page)[0]


def test_an_earlier_version_is_withdrawn_with_a_reason(manager):
    old = ResourceVersionFactory(replaced=True)
    ResourceVersionFactory(resource=old.resource, number=2)
    url = reverse("admin:providers_resource_withdraw_version", args=[old.resource_id, 1])
    assert url in manager.get(address(old.resource, "change")).content.decode()

    manager.post(url, {"reason": "A wrong number."})

    old.refresh_from_db()
    assert old.withdrawn_at == NOW


# --- publishing and withdrawing ---


def test_publishing_is_shown_first(manager):
    resource = ResourceFactory(draft=True)

    page = manager.get(address(resource, "publish"))
    assert resource.get_absolute_url() in page.content.decode()
    resource.refresh_from_db()
    assert resource.status == ResourceStatus.DRAFT

    manager.post(address(resource, "publish"), {"confirm": "yes"})

    resource.refresh_from_db()
    assert resource.is_live


def test_what_cannot_be_published_says_why(manager, draft):
    assert "There is nothing in it yet" in manager.get(address(draft, "publish")).content.decode()


def test_withdrawing_names_the_packs_that_it_leaves(manager):
    resource = ResourceFactory()
    pack = PackMemberFactory(resource=resource, pack=PackFactory(title="Your first hire")).pack
    PackMemberFactory(pack=pack)
    packs = reverse("admin:providers_pack_changelist")
    manager.post(packs, {"action": "publish_packs", "_selected_action": [pack.pk], "confirm": "yes"})

    page = manager.get(address(resource, "withdraw"))
    assert "It leaves Your first hire" in page.content.decode()

    manager.post(address(resource, "withdraw"), {"confirm": "yes", "reason": "The law changed."})

    resource.refresh_from_db()
    assert resource.withdrawn_reason == "The law changed."
    assert len(Pack.objects.get().built_contents) == 1


def test_packs_are_withdrawn_from_the_list(manager):
    pack = PackMemberFactory().pack
    packs = reverse("admin:providers_pack_changelist")
    manager.post(packs, {"action": "publish_packs", "_selected_action": [pack.pk], "confirm": "yes"})

    manager.post(packs, {"action": "withdraw_packs", "_selected_action": [pack.pk], "confirm": "yes"})

    pack.refresh_from_db()
    assert pack.status == ResourceStatus.WITHDRAWN


def test_a_pack_is_built_again_when_staff_change_it(manager):
    pack = PackMemberFactory().pack
    packs = reverse("admin:providers_pack_changelist")
    manager.post(packs, {"action": "publish_packs", "_selected_action": [pack.pk], "confirm": "yes"})
    before = Pack.objects.get().built_sha256
    member = pack.members.get()

    manager.post(
        reverse("admin:providers_pack_change", args=[pack.pk]),
        {
            "title": "Another title",
            "summary": "Another summary",
            "members-TOTAL_FORMS": "1",
            "members-INITIAL_FORMS": "1",
            "members-0-id": str(member.pk),
            "members-0-pack": str(pack.pk),
            "members-0-resource": str(member.resource_id),
            "members-0-position": "1",
        },
    )

    pack.refresh_from_db()
    assert pack.title == "Another title"
    assert pack.built_sha256 != before


# --- requests and lists ---


def test_a_request_is_answered_from_its_page(manager):
    asked = FormatRequestFactory()
    url = reverse("admin:providers_formatrequest_answer", args=[asked.pk])
    assert url in manager.get(reverse("admin:providers_formatrequest_change", args=[asked.pk])).content.decode()

    manager.post(url, {"status": "done", "answer": "It is on its way by post."})

    asked.refresh_from_db()
    assert (asked.status, asked.answer) == (FormatRequestStatus.DONE, "It is on its way by post.")
    page = manager.post(url, {"status": "declined", "answer": "No"})
    assert "answered already" in page.content.decode()


def test_each_worklist_is_as_long_as_its_list(manager):
    FormatRequestFactory()
    FormatRequestFactory(status=FormatRequestStatus.DONE, answered_at=NOW)
    ResourceFactory(review_by=NOW.date())
    ResourceFactory()

    rows = {row.key: row for row in manager.get(reverse("admin:index")).context["worklists"]}

    for key in ("formats-asked-for", "resources-due-for-review"):
        assert len(manager.get(registry[key].address).context["cl"].result_list) == rows[key].number
    assert rows["formats-asked-for"].detail == "first is due on Tuesday 19 January"


def test_the_list_shows_downloads_of_thirty_days_and_asks_no_more_for_more(
    manager, django_assert_num_queries, django_assert_max_num_queries
):
    version = TopicResourceFactory(resource=ResourceVersionFactory().resource).resource.current_version
    DailyCount.objects.create(kind="download", object_id=version.resource_id, on=NOW.date(), n=7)
    manager.get(LIST)
    with django_assert_max_num_queries(40) as one:
        page = manager.get(LIST)
    assert [row.taken for row in page.context["cl"].result_list] == [7]

    for _ in range(2):
        TopicResourceFactory(resource=ResourceVersionFactory().resource)

    with django_assert_num_queries(len(one)):
        assert len(manager.get(LIST).context["cl"].result_list) == 3


# --- who may ---


@pytest.mark.parametrize("name", ["version", "version_preview", "publish", "withdraw"])
def test_advisers_look_and_change_nothing(staff_client, name):
    resource = ResourceVersionFactory().resource

    assert staff_client.get(address(resource, "change")).status_code == 200
    assert staff_client.post(address(resource, name), {"confirm": "yes", "reason": "x"}).status_code == 403

    resource.refresh_from_db()
    assert resource.is_live


def test_advisers_see_requests_and_do_not_answer_them(staff_client):
    asked = FormatRequestFactory()

    assert staff_client.get(reverse("admin:providers_formatrequest_changelist")).status_code == 200
    answer = staff_client.post(
        reverse("admin:providers_formatrequest_answer", args=[asked.pk]), {"status": "done", "answer": "x"}
    )

    assert answer.status_code == 403
    assert FormatRequest.objects.get().status == FormatRequestStatus.OPEN


def test_a_pack_is_published_and_withdrawn_from_its_own_page(manager):
    pack = PackMemberFactory().pack

    manager.post(reverse("admin:providers_pack_publish", args=[pack.pk]), {"confirm": "yes"})
    pack.refresh_from_db()
    assert pack.status == ResourceStatus.PUBLISHED

    manager.post(reverse("admin:providers_pack_withdraw", args=[pack.pk]), {"confirm": "yes"})
    pack.refresh_from_db()
    assert pack.status == ResourceStatus.WITHDRAWN
