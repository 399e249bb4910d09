"""The small picture of a file's first page: what is read, what is drawn, who gets it."""

from hashlib import sha256
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from docx import Document
from fpdf import FPDF
from openpyxl import Workbook
from PIL import Image
from pytest_django.asserts import assertContains, assertNotContains

from providers.enums import FileType
from providers.models import ResourceVersion
from providers.refusals.resources import VersionTaken
from providers.services.first_pages import HEIGHT, WIDTH, draw_first_page
from providers.services.first_words import MOST_ROWS, Paragraph, read_first_words
from providers.services.resources import add_version, withdraw_version
from providers.services.uploads import KEPT_FOR, sweep_files
from tests.factories import providers_files as files
from tests.factories.providers import NOW, StaffFactory
from tests.factories.providers_resources import ResourceFactory, ResourceVersionFactory
from tests.pages import assert_accessible

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(*lines, heading=""):
    document = Document()
    if heading:
        document.add_heading(heading, level=0)
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def saved(document):
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def sheet(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def pdf(*lines):
    document = FPDF()
    document.set_font("helvetica", size=12)
    document.add_page()
    for line in lines:
        document.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    document.add_page()
    document.cell(text="On the second page")
    return bytes(document.output())


def read(content, kind):
    return read_first_words(BytesIO(content), kind)


def drawn(content, kind):
    return Image.open(BytesIO(draw_first_page(BytesIO(content), kind)))


def ink(picture):
    """How many points are not paper."""
    return sum(picture.convert("L").histogram()[:128])


# --- the words ---


def test_words_of_a_word_file_with_its_headings():
    content = word_file("Ask each person the same.", "", "Then listen.", heading="Interview questions")

    assert read(content, FileType.DOCX).paragraphs == [
        Paragraph("Interview questions", is_heading=True),
        Paragraph("Ask each person the same."),
        Paragraph("Then listen."),
    ]


def test_what_was_struck_out_is_not_read():
    body = (
        f'<w:document xmlns:w="{WORDS}"><w:body><w:p><w:r><w:t>Stays</w:t></w:r>'
        "<w:del><w:r><w:delText>Zebediah was late</w:delText></w:r></w:del>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p></w:body></w:document>"
    )

    found = read(files.with_part(files.docx(), "word/document.xml", body.encode()), FileType.DOCX)

    assert found.paragraphs == [Paragraph("Stays")]


def test_remarks_in_an_open_document_are_not_read():
    content = (
        '<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>'
        "<text:tracked-changes><text:p>Gone</text:p></text:tracked-changes>"
        "<text:h>Welcome <text:span>week</text:span></text:h>"
        "<text:p>On Monday<office:annotation><text:p>Is this true?</text:p></office:annotation>, meet the team</text:p>"
        "</office:text></office:body></office:document-content>"
    )

    found = read(files.with_part(files.odt(), "content.xml", content.encode()), FileType.ODT)

    assert found.paragraphs == [Paragraph("Welcome week", is_heading=True), Paragraph("On Monday, meet the team")]


def test_lines_of_the_first_page_of_a_pdf():
    found = read(pdf("Welcome week", "Meet the team"), FileType.PDF)

    assert found.paragraphs == [Paragraph("Welcome week", is_heading=True), Paragraph("Meet the team")]


def test_cells_of_a_sheet_are_what_is_seen_and_not_how_it_is_worked_out():
    found = read(sheet(["What", "Your figure"], ["Hours", 14], ["Share", 0.1 + 0.2], ["Cost", "=B2*21"]), FileType.XLSX)

    assert found.rows == [["What", "Your figure"], ["Hours", "14"], ["Share", "0.3"], ["Cost", ""]]


def test_a_large_sheet_is_read_as_far_as_it_shows():
    found = read(sheet(*([number] * 9 for number in range(500))), FileType.XLSX)

    assert (len(found.rows), len(found.rows[0])) == (MOST_ROWS, 4)


# --- the picture ---


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (word_file("Ask each person the same five questions."), FileType.DOCX),
        (files.odt(), FileType.ODT),
        (pdf("Ask each person the same five questions."), FileType.PDF),
        (sheet(["What", "Your figure"], ["Hours", 14]), FileType.XLSX),
    ],
    ids=["docx", "odt", "pdf", "xlsx"],
)
def test_the_picture_is_small_and_shows_the_words(content, kind):
    picture = drawn(content, kind)

    assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
    assert ink(picture) > 100
    assert len(draw_first_page(BytesIO(content), kind)) < 20_000


def test_other_words_are_another_picture():
    few, many = drawn(word_file("Few"), FileType.DOCX), drawn(word_file("Many more words " * 9), FileType.DOCX)

    assert ink(many) > 3 * ink(few)


@pytest.mark.parametrize(
    "words",
    ["ŵ Ŷ é “so”", "words" * 500, "\U0001f600 smile", "plain", "ab " * 5_000],
    ids=["accents", "no spaces", "emoji", "plain", "long"],
)
def test_any_words_are_drawn(words):
    assert ink(drawn(word_file(words), FileType.DOCX)) > 0


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (files.pdf(), FileType.PDF),
        (word_file(), FileType.DOCX),
        (b"%PDF-1.4 damaged", FileType.PDF),
        (
            files.with_part(files.docx(), "word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
            FileType.DOCX,
        ),
        (files.png(), FileType.PNG),
    ],
    ids=["pdf without words", "empty", "damaged", "entities", "picture"],
)
def test_what_cannot_be_drawn_has_no_picture(content, kind):
    assert draw_first_page(BytesIO(content), kind) == b""


# --- with a version ---


def add(resource, *, number=1, content=None, name="questions.docx", note=""):
    content = word_file(f"Ask {number} questions") if content is None else content
    file = ContentFile(content)
    return add_version(
        resource_id=resource.pk, file=file, name=name, number=number, change_note=note, by=StaffFactory(), at=NOW
    )


@pytest.fixture
def resource(db):
    return ResourceFactory(file=True)


def picture_url(version):
    return reverse("providers:resource_version_picture", args=[version.resource.slug, version.number])


@pytest.mark.usefixtures("now")
def test_a_version_keeps_its_picture_under_a_name_that_says_nothing(client, resource):
    version = add(resource)

    with default_storage.open(version.picture.name) as file:
        kept = file.read()
    answer = client.get(picture_url(version))
    assert resource.slug not in version.picture.name
    assert (answer.content, answer["Content-Type"]) == (kept, "image/png")
    assert answer["ETag"] == f'"{sha256(kept).hexdigest()}"'
    assert client.get(f"/{version.picture.name}").status_code == 404
    assert client.get(f"/media/{version.picture.name}").status_code == 404


@pytest.mark.usefixtures("now")
def test_whoever_has_the_picture_is_not_sent_it_again(client, resource):
    url = picture_url(add(resource))
    first = client.get(url)

    again = client.get(url, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.usefixtures("now")
def test_a_file_without_words_is_published_without_a_picture(client, resource):
    version = add(resource, content=files.pdf(), name="blank.pdf")

    page = client.get(resource.get_absolute_url())

    assert (version.picture.name, version.picture_sha256) == ("", "")
    assert client.get(picture_url(version)).status_code == 404
    assertContains(page, 'class="file-type"')
    assertNotContains(page, "first-page")


@pytest.mark.usefixtures("now")
def test_the_page_shows_it_to_eyes_alone_and_in_its_own_size(client, resource):
    version = add(resource)

    for page in (resource.get_absolute_url(), version.get_absolute_url()):
        assertContains(
            client.get(page),
            f'<img class="first-page" src="{picture_url(version)}" alt="" width="180" height="254" loading="lazy">',
            html=True,
        )


@pytest.mark.usefixtures("now")
def test_nobody_gets_the_picture_of_what_is_not_public(client, resource):
    first, draft = add(resource), add(ResourceFactory(file=True, draft=True))
    add(resource, number=2, note="One question more")
    withdraw_version(version_id=first.pk, reason="A name in it", by=StaffFactory(), at=NOW)

    assert client.get(picture_url(first)).status_code == 410
    assert client.get(picture_url(draft)).status_code == 404


@pytest.mark.usefixtures("now")
def test_a_version_that_is_refused_leaves_no_picture(resource):
    add(resource)
    before = set(default_storage.listdir("first-pages")[1])

    with pytest.raises(VersionTaken):
        add(resource, content=word_file("Somebody was quicker"))

    assert set(default_storage.listdir("first-pages")[1]) == before


@pytest.mark.usefixtures("now")
def test_pictures_that_belong_to_nothing_are_swept(resource):
    kept = add(resource).picture.name
    lost = default_storage.save("first-pages/lost", ContentFile(b"x"))

    sweep_files(at=NOW + 2 * KEPT_FOR)

    assert default_storage.exists(kept)
    assert not default_storage.exists(lost)


def test_an_earlier_version_without_a_picture_is_shown_as_before(client, db):
    version = ResourceVersionFactory()

    assertContains(client.get(version.resource.get_absolute_url()), 'class="file-type"')
    assert ResourceVersion.objects.get().picture.name == ""


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [390, 1280])
def test_page_with_a_picture_is_accessible_and_fits(new_page, width):
    resource = ResourceFactory(file=True)
    add(resource, content=word_file("Ask each person the same five questions.", heading="Interview questions"))
    page = new_page(viewport={"width": width, "height": 900})

    page.goto(resource.get_absolute_url())
    page.locator(".first-page").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.first-page').complete")

    assert page.evaluate("document.querySelector('.first-page').naturalWidth") == WIDTH
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width
