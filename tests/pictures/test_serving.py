from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from tests.factories.pictures import DrawnPictureFactory, image_file, uploaded_picture
from tests.factories.users import UserFactory
from workforce_portal.pictures import drawings
from workforce_portal.pictures.models import Picture
from workforce_portal.pictures.services import sweep_files, use_drawing
from workforce_portal.pictures.share_cards import share_card_url

pytestmark = pytest.mark.django_db


def file_url(picture, number=0):
    return reverse("pictures:file", args=[picture.uuid, picture.renditions[number].name])


def shown(source, **context):
    template = Template("{% load pictures %}" + source)
    return template.render(Context({"request": RequestFactory().get("/"), **context}))


# --- files ---


def test_file_of_a_picture_is_kept_for_good_and_is_only_what_it_says(client):
    response = client.get(file_url(uploaded_picture()))

    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content.startswith(b"RIFF")


def test_file_is_not_sent_to_who_has_it(client):
    url = file_url(uploaded_picture())
    mark = client.get(url)["ETag"]

    assert client.get(url, headers={"if-none-match": mark}).status_code == 304


def test_file_for_somebody_signed_in_is_kept_by_no_shared_cache(client):
    client.force_login(UserFactory())

    assert client.get(file_url(uploaded_picture()))["Cache-Control"].startswith("private")


def test_what_was_uploaded_is_not_served_itself(client):
    picture = uploaded_picture()

    for name in (picture.image.name.rpartition("/")[2], "..%2f..%2fsecret", "x.webp"):
        assert client.get(f"/pictures/{picture.uuid}/{name}").status_code == 404
    assert client.get(f"/{picture.image.name}").status_code == 404


def test_files_of_somebody_who_no_longer_agrees_are_gone_at_once(client, withhold):
    gone, stays = uploaded_picture(), uploaded_picture(file=image_file(colour="blue"))

    withhold(lambda at: Picture.objects.filter(pk=gone.pk))

    assert {client.get(file_url(gone, n)).status_code for n in range(len(gone.renditions))} == {410}
    assert "immutable" not in client.get(file_url(gone))["Cache-Control"]
    assert client.get(file_url(stays)).status_code == 200


def test_file_that_is_not_in_its_folder_is_not_found(client):
    picture = uploaded_picture()
    default_storage.delete(f"{picture.folder}/{picture.renditions[0].name}")

    assert client.get(file_url(picture)).status_code == 404


# --- in templates ---


def test_picture_tag_offers_every_width_with_the_size_of_the_picture():
    html = shown('{% picture pic shape="wide" sizes="50vw" %}', pic=uploaded_picture())

    assert html.count("w,") == 2
    assert 'sizes="50vw"' in html
    assert 'type="image/webp"' in html
    assert '.jpeg" width="960" height="640" alt="Two people drink tea." loading="lazy"' in html


def test_picture_that_is_seen_first_is_not_lazy():
    html = shown("{% picture pic lazy=False %}", pic=uploaded_picture())

    assert 'fetchpriority="high"' in html
    assert "lazy" not in html


def test_drawing_is_an_image_with_its_size():
    html = shown('{% picture pic shape="arch" css="face" %}', pic=DrawnPictureFactory())

    assert html == (
        '<img src="/static/img/portrait-yasmin.svg" width="480" height="540" alt="Drawing of Yasmin, smiling."'
        ' loading="lazy" decoding="async" class="face">'
    )


def test_picture_beside_its_own_name_can_be_silent():
    assert 'alt=""' in shown('{% picture pic alt="" %}', pic=DrawnPictureFactory())


def test_words_of_a_picture_cannot_leave_their_place():
    html = shown("{% picture pic %}", pic=DrawnPictureFactory(alt='"><script>alert(1)</script>'))

    assert "<script>" not in html


def test_no_picture_is_nothing():
    assert shown("{% picture pic %}", pic=None) == ""


def test_picture_that_may_not_be_shown_is_nothing(withhold, django_assert_num_queries):
    gone, stays = DrawnPictureFactory(), DrawnPictureFactory(drawing="portrait-mei")
    withhold(lambda at: Picture.objects.filter(pk=gone.pk))

    with django_assert_num_queries(1):
        html = shown("{% for pic in pics %}{% picture pic %}{% endfor %}", pics=[gone, stays, stays])

    assert "yasmin" not in html
    assert html.count("mei") == 2


def test_drawing_can_be_named_by_a_template():
    assert "scene-kitchen.svg" in shown('{% drawing "scene-kitchen" alt="Tea" %}')
    assert shown('{% drawing "scene-nowhere" %}') == ""


# --- drawings and sweeping ---


def test_drawings_are_the_portraits_and_scenes_of_the_portal():
    assert {"portrait-yasmin", "scene-kitchen"} <= set(drawings.names())
    assert "mark" not in drawings.names()
    assert drawings.get("../../manage") is None


def test_drawing_is_one_picture_however_often_it_is_used():
    first = use_drawing(drawing="portrait-mei", alt="Drawing of Mei, smiling")

    assert use_drawing(drawing="portrait-mei", alt="Drawing of Mei, smiling") == first
    assert use_drawing(drawing="portrait-mei", alt="").is_decorative
    with pytest.raises(ValueError, match="no drawing called"):
        use_drawing(drawing="portrait-nobody", alt="")


def test_sweeping_takes_old_cards_and_copies_that_nothing_names(client):
    picture = uploaded_picture()
    kept = {f"{picture.folder}/{one.name}" for one in picture.renditions}
    orphans = [f"{picture.folder}/left-over.webp", f"picture-copies/{'0' * 32}/alone.webp"]
    for name in orphans:
        default_storage.save(name, ContentFile(b"x"))
    client.get(share_card_url("A line"))

    assert sweep_files(at=timezone.now()) == 0
    assert sweep_files(at=timezone.now() + timedelta(days=2)) == 2
    assert sweep_files(at=timezone.now() + timedelta(days=31)) == 1

    assert all(default_storage.exists(name) for name in kept)
    assert default_storage.exists(picture.image.name)
