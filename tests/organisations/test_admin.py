import os
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories.organisations import CareServiceFactory, DirectoryImportFactory
from tests.factories.places import PostcodeFactory, council
from tests.organisations.directory_files import as_text, weekly_row
from workforce_portal.organisations.models import CareService, DirectoryImport
from workforce_portal.organisations.uploads import remove_old_uploads
from workforce_portal.users.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_second_factor")]

UPLOAD = "admin:organisations_directoryimport_add"
SERVICES = "admin:organisations_careservice_changelist"


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def upload(client, *rows, **extra):
    file = SimpleUploadedFile("february.csv", as_text(rows).encode())
    return client.post(reverse(UPLOAD), {"file": file, **extra})


def waiting(var):
    return [path.name for path in (var / "directory-uploads").glob("*")]


def test_a_directory_is_previewed_then_imported(admin_client, admin_user, var):
    to_preview = upload(admin_client, weekly_row(), weekly_row(id="", name="Oak House"))

    page = admin_client.get(to_preview.url)

    assert "Bramble Lodge" in page.text
    assert "It has no CQC location ID" in page.text
    assert "25 February 2026" in page.text
    assert not CareService.objects.exists()
    assert len(waiting(var)) == 1
    assert "february" not in waiting(var)[0]

    result = admin_client.post(to_preview.url, follow=True)

    done = DirectoryImport.objects.get()
    assert (done.file_name, done.by, done.rows_new, done.rows_refused) == ("february.csv", admin_user, 1, 1)
    assert "Imported february.csv." in result.text
    assert "Row 7: It has no CQC location ID" in result.text
    assert waiting(var) == []


def test_a_preview_shows_what_changes(admin_client):
    CareServiceFactory(cqc_location_id="1-100000001", name="Bramble Cottage")

    page = admin_client.get(upload(admin_client, weekly_row()).url)

    assert "<td>Bramble Cottage → Bramble Lodge</td>" in page.text


def test_a_file_that_many_are_missing_from_asks_for_a_tick(admin_client):
    CareServiceFactory.create_batch(12)
    address = upload(admin_client, weekly_row(id="1-1000")).url

    assert "12 services that we have are not in this file" in admin_client.get(address).text
    assert "12 services that we have are not in this file" in admin_client.post(address).text
    assert not DirectoryImport.objects.exists()

    admin_client.post(address, {"although_many_leave": "on"})

    assert DirectoryImport.objects.get().rows_left == 12


def test_a_file_that_is_no_directory_gets_a_sentence(admin_client):
    file = SimpleUploadedFile("notes.csv", b"a,b\n1,2\n")

    page = admin_client.post(reverse(UPLOAD), {"file": file}, follow=True)

    assert "notes.csv: This is not CQC&#x27;s directory" in page.text


def test_an_upload_without_a_file_says_so(admin_client):
    assert "Choose the file" in admin_client.post(reverse(UPLOAD)).text


def test_another_persons_upload_is_not_shown(admin_client, client):
    address = upload(admin_client, weekly_row()).url
    colleague = User.objects.create_superuser("colleague@portal.example", "a long password indeed")
    client.force_login(colleague)

    assert client.get(address).status_code == 404


@pytest.mark.parametrize(("has_permission", "status"), [(True, 200), (False, 403)])
def test_importing_needs_the_permission(client, has_permission, status):
    staff = User.objects.create_user("staff@portal.example", is_staff=True)
    if has_permission:
        staff.user_permissions.add(Permission.objects.get(codename="add_directoryimport"))
    client.force_login(staff)

    assert client.get(reverse(UPLOAD)).status_code == status


def test_uploads_that_nobody_confirmed_go_after_an_hour(admin_client, var):
    upload(admin_client, weekly_row())
    path = var / "directory-uploads" / waiting(var)[0]
    noon = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
    os.utime(path, (noon.timestamp(), noon.timestamp()))

    assert remove_old_uploads(at=noon.replace(minute=59)) == 0
    assert remove_old_uploads(at=noon.replace(hour=13, minute=1)) == 1
    assert waiting(var) == []


@pytest.mark.parametrize("typed", ["bramble", "Lodge, Bramble", "m337xn", "M33 7XN", "1-100000001"])
def test_services_are_found_by_name_postcode_or_id(admin_client, typed):
    CareServiceFactory(cqc_location_id="1-100000001", name="Bramble Lodge", postcode="M33 7XN")
    CareServiceFactory(cqc_location_id="1-100000002", name="Oak House", provider_name="Oak", postcode="OL1 1UH")

    found = admin_client.get(reverse(SERVICES), {"q": typed}).context["cl"].result_list

    assert [service.name for service in found] == ["Bramble Lodge"]


@pytest.mark.parametrize(
    ("value", "names"),
    [("in", {"In"}), ("left", {"Left"}), ("staff", {"Ours"}), ("", {"In", "Left", "Ours"})],
)
def test_services_are_narrowed_to_the_directory(admin_client, value, names):
    CareServiceFactory(name="In")
    CareServiceFactory(name="Left", left_directory_on="2026-10-01")
    CareServiceFactory(name="Ours", added_by_staff=True)

    found = admin_client.get(reverse(SERVICES), {"directory": value} if value else {}).context["cl"].result_list

    assert {service.name for service in found} == names


@pytest.mark.parametrize("kind", ["careservice", "directoryimport"])
def test_lists_need_as_many_queries_for_three_rows_as_for_one(admin_client, kind):
    make = {"careservice": CareServiceFactory, "directoryimport": DirectoryImportFactory}[kind]
    address = reverse(f"admin:organisations_{kind}_changelist")
    admin_client.get(address)

    make()
    with CaptureQueriesContext(connection) as one:
        admin_client.get(address)
    make.create_batch(2)
    with CaptureQueriesContext(connection) as three:
        admin_client.get(address)

    assert len(three) == len(one)


def test_staff_add_a_service_and_the_postcode_puts_it_on_the_map(admin_client):
    PostcodeFactory(code="OL11UH", council=council("Oldham"), easting=393_482, northing=404_988)

    admin_client.post(reverse("admin:organisations_careservice_add"), {"name": "Day centre", "postcode": "ol11uh"})

    service = CareService.objects.get()
    assert (service.postcode, service.council, service.easting) == ("OL1 1UH", council("Oldham"), 393_482)
    assert service.cqc_location_id is None


@pytest.mark.parametrize(("added_by_staff", "status"), [(True, 302), (False, 403)])
def test_staff_change_only_what_staff_added(admin_client, added_by_staff, status):
    service = CareServiceFactory(added_by_staff=True) if added_by_staff else CareServiceFactory()
    address = reverse("admin:organisations_careservice_change", args=[service.pk])

    assert admin_client.post(address, {"name": "Another name"}).status_code == status
    assert admin_client.get(address).status_code == 200


def test_what_an_import_did_stays_as_it_was(admin_client):
    done = DirectoryImportFactory()
    address = reverse("admin:organisations_directoryimport_change", args=[done.pk])

    assert admin_client.post(address, {"file_name": "other"}).status_code == 403
    assert admin_client.get(reverse("admin:organisations_directoryimport_delete", args=[done.pk])).status_code == 403
