import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from providers.enums import FileType
from providers.refusals.resources import UploadRefused
from providers.services.uploads import check_file, clean_name, drop_waiting, keep_waiting, open_waiting, sweep_files
from tests.factories import providers_files as files
from tests.factories.providers_resources import ResourceVersionFactory

EXTERNAL = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="https://elsewhere.example/x" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (files.docx(), "advert.docx", FileType.DOCX),
        (files.odt(), "advert.odt", FileType.ODT),
        (files.xlsx(), "hours.XLSX", FileType.XLSX),
        (files.pdf(), "advert.pdf", FileType.PDF),
        (files.png(), "poster.png", FileType.PNG),
        (b"\xff\xd8\xff\xe0 picture \xff\xd9", "poster.jpeg", FileType.JPEG),
    ],
)
def test_a_file_is_known_by_its_content(content, name, expected):
    checked = check_file(files.upload(content, name), name)

    assert checked.file_type == expected
    assert checked.bytes == len(content)
    assert re.fullmatch("[0-9a-f]{64}", checked.sha256)


def test_pages_of_a_pdf_are_counted():
    assert check_file(files.upload(files.pdf(pages=3), "a.pdf"), "a.pdf").pages == 3


def test_pages_of_a_word_file_are_those_that_it_tells():
    app = files.part_of(files.docx(), "docProps/app.xml").replace(b"</Properties>", b"<Pages>6</Pages></Properties>")
    app = re.sub(rb"<Pages>(?!6)\d+</Pages>", b"", app)
    content = files.with_part(files.docx(), "docProps/app.xml", app)

    assert check_file(files.upload(content, "a.docx"), "a.docx").pages == 6


def test_a_link_that_somebody_follows_may_lead_outside():
    relationships = files.part_of(files.docx(), "word/_rels/document.xml.rels").decode()
    linked = relationships.replace("</Relationships>", EXTERNAL.format(kind="hyperlink"))
    content = files.with_part(files.docx(), "word/_rels/document.xml.rels", linked.encode())

    assert check_file(files.upload(content, "a.docx"), "a.docx").file_type == FileType.DOCX


def refusal(content, name):
    with pytest.raises(UploadRefused) as refused:
        check_file(files.upload(content, name), name)
    return str(refused.value)


@pytest.mark.parametrize("name", ["logo.svg", "page.html", "page.htm"])
def test_what_browsers_run_is_refused_whatever_is_in_it(name):
    assert "taken" in refusal(files.png(), name)


@pytest.mark.parametrize("name", ["setup.exe", "notes", "pack.zip"])
def test_kinds_that_are_not_on_the_list_are_refused(name):
    assert "Upload a Word (.docx)" in refusal(files.docx(), name)


def test_a_pdf_named_docx_is_refused_and_told_what_it_is():
    said = refusal(files.pdf(), "advert.docx")

    assert "“advert.docx” is called .docx, but what is in it is PDF" in said


def test_html_named_pdf_is_refused():
    assert "none of the kinds" in refusal(b"<html><script>alert(1)</script></html>", "advert.pdf")


def test_an_odt_named_docx_is_refused():
    assert "OpenDocument text" in refusal(files.odt(), "advert.docx")


def test_an_empty_file_is_refused():
    assert "empty" in refusal(b"", "advert.docx")


def test_a_large_file_is_refused_with_both_sizes(settings):
    settings.MOST_UPLOAD_BYTES = 1 << 20

    said = refusal(files.pdf() + bytes(3 << 20), "advert.pdf")

    assert "The file is 3.0 MB, and the largest that can be published is 1.0 MB" in said


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/vbaProject.bin", b"macro"),
        ("word/activeX/activeX1.xml", b"<x/>"),
        ("word/embeddings/oleObject1.bin", b"object"),
    ],
)
def test_a_word_file_with_something_that_runs_is_refused(part, content):
    assert "macros" in refusal(files.with_part(files.docx(), part, content), "advert.docx")


def test_a_macro_file_under_a_plain_name_is_refused():
    types = files.part_of(files.docx(), "[Content_Types].xml").replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )

    assert "macros" in refusal(files.with_part(files.docx(), "[Content_Types].xml", types), "advert.docx")


def test_an_odt_with_macros_is_refused():
    assert "macros" in refusal(files.with_part(files.odt(), "Basic/Standard/Module1.xml", b"<x/>"), "advert.odt")


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject"])
def test_a_word_file_that_loads_from_elsewhere_is_refused(kind):
    relationships = files.part_of(files.docx(), "word/_rels/document.xml.rels").decode()
    loading = relationships.replace("</Relationships>", EXTERNAL.format(kind=kind))
    content = files.with_part(files.docx(), "word/_rels/document.xml.rels", loading.encode())

    assert "from another place" in refusal(content, "advert.docx")


def test_an_odt_that_loads_a_picture_from_elsewhere_is_refused():
    picture = b'<draw:image xmlns:draw="d" xmlns:xlink="x" xlink:href="https://elsewhere.example/x.png"/>'

    assert "from another place" in refusal(files.with_part(files.odt(), "content.xml", picture), "advert.odt")


@pytest.mark.parametrize("make", [files.bomb_of_one_part, files.bomb_of_many_parts])
def test_a_zip_bomb_is_refused_before_it_is_opened(make):
    assert "unpacks to far more" in refusal(make(), "advert.docx")


def test_xml_that_defines_entities_is_refused():
    laughing = b'<!DOCTYPE lolz [<!ENTITY lol "lol">]><Types>&lol;</Types>'

    assert "damaged" in refusal(files.with_part(files.docx(), "[Content_Types].xml", laughing), "advert.docx")


@pytest.mark.parametrize("content", [files.docx()[:-40], files.docx()[:300], b"PK\x03\x04 and then nothing"])
def test_a_word_file_cut_short_is_refused(content):
    assert "damaged" in refusal(content, "advert.docx")


@pytest.mark.parametrize("content", [b"%PDF-1.7 and then nothing", files.pdf()[:60]])
def test_a_pdf_cut_short_is_refused(content):
    assert "damaged" in refusal(content, "advert.pdf")


@pytest.mark.parametrize(
    ("action", "facts"),
    [("/JavaScript", {"JS": "app.alert(1)"}), ("/Launch", {"F": "calc.exe"}), ("/SubmitForm", {})],
)
def test_a_pdf_that_does_something_as_it_opens_is_refused(action, facts):
    assert "script" in refusal(files.pdf_that_acts(action, **facts), "advert.pdf")


def test_an_action_that_only_some_readers_see_is_refused():
    action = b"<< /Type /Action /S /Launch /F (calc.exe) >>"
    content = files.pdf().replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction " + action)

    assert "script" in refusal(content, "advert.pdf")


def test_a_pdf_with_a_password_is_refused():
    assert "password" in refusal(files.pdf_with_password(), "advert.pdf")


@pytest.mark.parametrize("content", [files.png(after=b"<script>"), files.png()[:-12]])
def test_a_picture_that_is_not_whole_or_not_only_a_picture_is_refused(content):
    assert "picture" in refusal(content, "poster.png")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Users\\nadia\\advert.docx", "advert.docx"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ('ad"vert\r\n.pdf', "advert.pdf"),
        ("Cwestiynau cyfweliad – ŵ.docx", "Cwestiynau cyfweliad – ŵ.docx"),
    ],
)
def test_names_lose_what_could_do_harm_and_keep_the_rest(given, kept):
    assert clean_name(given) == kept


# --- on their way ---


def test_a_file_waits_under_a_token_until_it_is_dropped():
    token = keep_waiting(ContentFile(b"content"))

    assert open_waiting(token).read() == b"content"

    drop_waiting(token)

    with pytest.raises(UploadRefused):
        open_waiting(token)


@pytest.mark.parametrize("token", ["../resources/x", "", "0" * 32])
def test_a_token_opens_nothing_else(token):
    with pytest.raises(UploadRefused):
        open_waiting(token)


@pytest.mark.django_db
def test_sweeping_removes_old_files_that_belong_to_nothing():
    with time_machine.travel(timezone.now() - timedelta(hours=3), tick=False):
        version = ResourceVersionFactory()
        orphan = default_storage.save("resources/orphan", ContentFile(b"x"))
        waiting = keep_waiting(ContentFile(b"x"))
    fresh = keep_waiting(ContentFile(b"x"))

    sweep_files(at=timezone.now())

    assert default_storage.exists(version.file.name)
    assert default_storage.exists(f"waiting/{fresh}")
    assert not default_storage.exists(orphan)
    assert not default_storage.exists(f"waiting/{waiting}")
