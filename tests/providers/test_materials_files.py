import io
import re
from dataclasses import replace

import pytest
from docx import Document as WordDocument
from odfdo import Document as OpenDocument
from pypdf import PdfReader

from providers.materials import FORMATS, KINDS, Answers, file_name

HARD_NAME = "Tŷ Gŵyr & Sons <Łódź> “Żółw”"
ANSWERS = Answers(
    service=HARD_NAME,
    town="Ashton-in-Makerfield",
    role="Care & support worker",
    pay="£12.71 an hour or more",
    hours="Four days a week, 7am to 2.30pm",
    phone="0161 496 0123",
    contact="https://www.larkfield.example/jobs?from=poster&to=us",
    line="We say “ta ra” & mean it",
    when="Saturday 16 January, 11am to 3pm",
    setting="home_care",
    benefits=("A bus pass & a brew", "Your rota <four> weeks ahead"),
)
LONGEST = replace(
    ANSWERS,
    service="Ł" * 20 + " " + "W" * 79,
    town="W" * 60,
    role="W" * 60,
    pay="£" * 90,
    hours="W" * 130,
    line="W" * 140,
    phone="0161 496 0123 or 07700 900123",
)


def words_of_pdf(data):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def words_of_docx(data):
    document = WordDocument(io.BytesIO(data))
    return "\n".join("".join(node.itertext()) for node in document.element.body.iter() if node.tag.endswith("}p"))


def words_of_odt(data):
    document = OpenDocument(io.BytesIO(data))
    return "\n".join(
        element.inner_text if hasattr(element, "inner_text") else str(element)
        for element in document.body.get_elements("descendant::text:p | descendant::text:h")
    )


READ = {"pdf": words_of_pdf, "docx": words_of_docx, "odt": words_of_odt}


def squeezed(text):
    """Without white space: a line may break anywhere between words."""
    return re.sub(r"\s+", "", text)


@pytest.fixture(params=KINDS)
def kind(request):
    return KINDS[request.param]


@pytest.mark.parametrize("extension", FORMATS)
def test_everything_that_was_typed_is_in_the_file(kind, extension):
    material = kind.fill(ANSWERS)

    words = squeezed(READ[extension](FORMATS[extension].write(material)))

    typed = [ANSWERS.service, ANSWERS.town, ANSWERS.role, ANSWERS.pay, ANSWERS.hours, ANSWERS.phone, ANSWERS.line]
    asked = {"when": ANSWERS.when} | dict(enumerate(ANSWERS.benefits)) if kind.slug == "job-advert" else {}
    if kind.slug == "come-and-see":
        asked = {"when": ANSWERS.when}
    for text in [*typed, *(value for name, value in asked.items() if name != "when" or kind.slug == "come-and-see")]:
        assert squeezed(text) in words, text


@pytest.mark.parametrize("extension", FORMATS)
def test_longest_answers_still_make_a_file(kind, extension):
    data = FORMATS[extension].write(kind.fill(LONGEST))

    assert squeezed(LONGEST.phone) in squeezed(READ[extension](data))


def test_pdf_is_one_page_of_a4_with_a_title_and_a_language(kind):
    reader = PdfReader(io.BytesIO(FORMATS["pdf"].write(kind.fill(ANSWERS))))

    page = reader.pages[0]
    assert len(reader.pages) == 1
    assert [round(float(page.mediabox.width) / 72 * 25.4), round(float(page.mediabox.height) / 72 * 25.4)] == [210, 297]
    assert reader.metadata.title == f"{kind.name}: Care & support worker at {HARD_NAME}"
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize("extension", ["docx", "odt"])
def test_office_file_has_a_title_a_language_and_words_for_its_pictures(extension):
    data = FORMATS[extension].write(KINDS["poster"].fill(ANSWERS))

    if extension == "docx":
        document = WordDocument(io.BytesIO(data))
        title, language = document.core_properties.title, document.core_properties.language
        alts = [node.get("descr") for node in document.element.body.iter() if node.tag.endswith("}docPr")]
        heading = next(p.text for p in document.tables[0].rows[0].cells[0].paragraphs if p.style.name == "Title")
    else:
        document = OpenDocument(io.BytesIO(data))
        title, language = document.meta.title, document.meta.language
        alts = [element.text for element in document.body.get_elements("descendant::svg:desc")]
        heading = document.body.get_elements("descendant::text:h")[0].inner_text

    assert title == f"A4 poster: Care & support worker at {HARD_NAME}"
    assert language == "en-GB"
    assert alts == [
        "A drawing of a young woman in glasses, smiling",
        "QR code that leads to larkfield.example/jobs?from=poster&to=us",
    ]
    assert heading == "Good with people?"


@pytest.mark.parametrize(
    ("service", "name"),
    [
        ("Larkfield House", "poster-larkfield-house.pdf"),
        ("../../etc/passwd", "poster-etcpasswd.pdf"),
        ('a"; filename="x.exe', "poster-a-filenamexexe.pdf"),
        ("Tŷ Gwyn", "poster-ty-gwyn.pdf"),
        ("مركز الرعاية", "poster.pdf"),
        ("a" * 300, f"poster-{'a' * 73}.pdf"),
    ],
)
def test_file_name_is_safe_whatever_the_service_is_called(service, name):
    assert file_name(KINDS["poster"], service, "pdf") == name


def test_qr_code_leads_to_the_web_page_or_to_ours(settings):
    settings.SITE_URL = "https://portal.example"

    links = {
        contact: KINDS["poster"].fill(replace(ANSWERS, contact=contact)).link
        for contact in ("https://www.larkfield.example/jobs", "jobs@larkfield.example", "")
    }

    assert links == {
        "https://www.larkfield.example/jobs": "https://www.larkfield.example/jobs",
        "jobs@larkfield.example": "https://portal.example/applicants/",
        "": "https://portal.example/applicants/",
    }


def test_long_name_is_whole_on_the_poster_and_cut_on_its_strips():
    material = KINDS["tear-off-poster"].fill(LONGEST)

    assert material.place == f"{LONGEST.service}, {LONGEST.town}"
    assert material.place_on_strip.endswith("…")
    assert len(material.place_on_strip) == 48
