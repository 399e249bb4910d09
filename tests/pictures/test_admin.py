import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.models import Campaign, Person
from tests.factories.pictures import DrawnPictureFactory, image_file, uploaded_picture
from tests.factories.providers import StaffFactory
from workforce_portal.pictures.models import Picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_second_factor")]

ADD = "admin:pictures_picture_add"
CHANGE = "admin:pictures_picture_change"
DELETE = "admin:pictures_picture_delete"
LIST = "admin:pictures_picture_changelist"


@pytest.fixture
def editor(client):
    client.force_login(StaffFactory(is_superuser=True))
    return client


def answers(**changes):
    return {
        "title": "Tea",
        "alt": "Two drink tea",
        "drawing": "",
        "credit": "",
        "focal_x": 50,
        "focal_y": 50,
        **changes,
    }


def upload(name="tea.jpg", **options):
    return SimpleUploadedFile(name, image_file(**options).getvalue())


def errors_of(response):
    return {name: list(errors) for name, errors in response.context["adminform"].form.errors.items()}


def test_uploading_a_picture_makes_its_copies(editor):
    response = editor.post(reverse(ADD), answers(upload=upload()))

    picture = Picture.objects.get()
    assert response.status_code == 302
    assert (picture.width, picture.height) == (1200, 900)
    assert {one.shape for one in picture.renditions} == {"arch", "wide", "square", "natural"}
    assert len(default_storage.listdir(picture.folder)[1]) == len(picture.renditions)
    assert "tea" not in picture.image.name


def test_choosing_a_drawing_needs_no_file(editor):
    editor.post(reverse(ADD), answers(drawing="portrait-mei", alt="Drawing of Mei, smiling"))

    assert Picture.objects.get().drawing == "portrait-mei"


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({}, "upload", "Upload a picture file, or choose a drawing."),
        ({"drawing": "portrait-mei", "upload": True}, "drawing", "Upload a file or choose a drawing, not both."),
        ({"upload": True, "alt": ""}, "alt", "Say what the picture shows, or tick that it only decorates."),
        ({"upload": True, "is_decorative": "on"}, "is_decorative", "Untick this, or take the words away"),
        ({"upload": "svg"}, "upload", "SVG can carry a script"),
    ],
)
def test_picture_that_is_not_complete_is_refused_with_a_sentence(editor, changes, field, says):
    if changes.get("upload") is True:
        changes = {**changes, "upload": upload()}
    elif changes.get("upload") == "svg":
        changes = {**changes, "upload": SimpleUploadedFile("a.png", b"<svg onload='alert(1)'/>")}

    response = editor.post(reverse(ADD), answers(**changes))

    assert says in errors_of(response)[field][0]
    assert not Picture.objects.exists()


def test_moving_the_centre_of_attention_cuts_the_picture_again(editor, django_capture_on_commit_callbacks):
    half_white = image_file("PNG", size=(1200, 600), colour="white")
    picture = uploaded_picture(file=half_white)
    before = {one.name for one in picture.renditions}
    page = editor.get(reverse(CHANGE, args=[picture.pk])).content.decode()
    assert "data-focal" in page
    assert "focal-point.js" in page

    outside = editor.post(reverse(CHANGE, args=[picture.pk]), answers(focal_x=101, upload=""))
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse(CHANGE, args=[picture.pk]), answers(focal_x=10, upload=""))

    assert "less than or equal to 100" in errors_of(outside)["focal_x"][0]
    picture.refresh_from_db()
    assert picture.focal_x == 10
    assert {one.shape for one in picture.renditions} == {"arch", "wide", "square", "natural"}
    # All white, so that the copies are the same files, which the second cutting must not take away.
    assert {one.name for one in picture.renditions} == before
    assert len(default_storage.listdir(picture.folder)[1]) == len(before)


def test_another_file_takes_the_place_of_the_old_one(editor, django_capture_on_commit_callbacks):
    picture = uploaded_picture()
    old = {picture.image.name, *(f"{picture.folder}/{one.name}" for one in picture.renditions)}

    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse(CHANGE, args=[picture.pk]), answers(upload=upload(colour=(0, 0, 255))))

    picture.refresh_from_db()
    assert picture.image.name not in old
    assert not any(default_storage.exists(name) for name in old)


def test_picture_says_where_it_is_used_and_cannot_be_deleted_there(editor):
    picture = DrawnPictureFactory()
    Campaign.objects.create(name="Good with people", slug="good", line="Good", lead="Good", picture=picture)
    person = Person.objects.create(shown_name="Yasmin", full_name="Yasmin A")
    person.pictures.add(picture)

    page = editor.get(reverse(CHANGE, args=[picture.pk])).content.decode()
    refusal = editor.get(reverse(DELETE, args=[picture.pk])).content.decode()
    editor.post(reverse(DELETE, args=[picture.pk]), {"post": "yes"})
    editor.post(reverse(LIST), {"action": "delete_selected", "_selected_action": [picture.pk], "post": "yes"})

    assert "Campaign: " in page
    assert "Good with people" in page
    assert "Person: " in page
    assert "Good with people" in refusal
    assert Picture.objects.filter(pk=picture.pk).exists()


def test_picture_that_nothing_shows_is_deleted_with_its_files(editor, django_capture_on_commit_callbacks):
    picture = uploaded_picture()
    files = {picture.image.name, *(f"{picture.folder}/{one.name}" for one in picture.renditions)}

    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse(DELETE, args=[picture.pk]), {"post": "yes"})

    assert not Picture.objects.exists()
    assert not any(default_storage.exists(name) for name in files)


def test_list_of_pictures_asks_as_little_for_three_as_for_one(editor, django_assert_num_queries):
    DrawnPictureFactory()
    editor.get(reverse(LIST))
    with CaptureQueriesContext(connection) as one:
        editor.get(reverse(LIST))
    DrawnPictureFactory()
    uploaded_picture()

    with django_assert_num_queries(len(one)):
        page = editor.get(reverse(LIST)).content.decode()

    assert page.count('class="thumbnail"') == 3
    assert "Not used" in page
