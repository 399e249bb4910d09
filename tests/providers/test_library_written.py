"""What the demonstration's own resources promise: that they can be shown, edited, and cover the whole way."""

import io
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from docx import Document as WordDocument
from odfdo import Document as OpenDocument
from openpyxl import load_workbook

from providers.demo.library import BY_TOPIC, CHANGED, PACKS, written_resources
from providers.demo.library_files import ANSWERS, QUESTIONS, Sheet, make_file
from providers.demo.library_text import BlockKind, Run, blocks, page_html
from providers.demo.texts import TOPICS
from providers.enums import MinutesNeeded, ServiceSetting, Stage
from providers.models import Resource
from providers.services.page_text import fault_in_page_text
from providers.services.uploads import check_file

WRITTEN = {written.slug: written for written in written_resources()}
FOOTER = "Version 1. Is it the latest? https://portal.example/providers/resources/sheet/versions/1/"


def made(kind, markdown="Some words.", title="A sheet"):
    return make_file(kind, Sheet(title, markdown, FOOTER, settings.SITE_NAME))


def test_there_is_something_for_every_step_every_service_and_every_time():
    facts = [written.facts for written in WRITTEN.values()]

    assert len(WRITTEN) >= 24
    assert {fact["stage"] for fact in facts} == set(Stage)
    assert {int(fact["minutes"]) for fact in facts} == set(MinutesNeeded)
    assert sum(bool(written.file) for written in WRITTEN.values()) >= 10
    assert {setting for fact in facts for setting in fact.get("settings", "any").split()} <= set(ServiceSetting)


@pytest.mark.parametrize("slug", WRITTEN)
def test_each_fits_its_fields_and_may_be_shown(slug):
    written = WRITTEN[slug]

    for name in ("title", "summary", "slug"):
        longest = Resource._meta.get_field(name).max_length
        assert len(written.facts.get(name, slug)) <= longest
    assert fault_in_page_text(page_html(written.markdown)) == ""
    assert "!" not in written.markdown


@pytest.mark.parametrize("slug", [slug for slug, written in WRITTEN.items() if written.file])
def test_each_file_is_one_that_staff_could_have_uploaded(slug):
    written = WRITTEN[slug]
    content = made(written.file, written.markdown)

    checked = check_file(ContentFile(content), f"{slug}.{written.file}")

    assert checked.file_type == written.file
    assert written.file == "xlsx" or checked.pages in (1, 2)


def test_topics_packs_and_changes_name_resources_that_exist():
    named = {slug for slugs in BY_TOPIC.values() for slug in slugs} | {
        slug for *_, slugs in PACKS.values() for slug in slugs
    }

    assert named | CHANGED.keys() <= WRITTEN.keys()
    assert BY_TOPIC.keys() == TOPICS.keys()
    assert all(len(slugs) >= 3 for slugs in BY_TOPIC.values())
    assert all(now in WRITTEN[slug].markdown for slug, (_, now, _) in CHANGED.items())


def test_a_word_file_has_headings_boxes_gaps_and_a_footer():
    content = made("docx", "## Before\n\n- [ ] Ask **first**\n- Wait\n\nName: ____\n\n| A | B |\n| - | - |\n| 1 | |\n")
    document = WordDocument(io.BytesIO(content))

    lines = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.text]
    assert lines == [
        ("Title", "A sheet"),
        ("Heading 1", "Before"),
        ("Normal", "☐  Ask first"),
        ("List Bullet", "Wait"),
        ("Normal", "Name: …………"),
    ]
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["A", "B"], ["1", ""]]
    assert document.sections[0].footer.paragraphs[0].text == FOOTER


def test_an_open_document_says_the_same():
    content = made("odt", "## Before\n\n1. Ask\n2. Wait\n")
    document = OpenDocument(io.BytesIO(content))

    said = [str(part.inner_text).split() for part in document.body.children]
    assert said == [["A", "sheet"], ["Before"], ["1.", "Ask"], ["2.", "Wait"]]
    assert FOOTER in ZipFile(io.BytesIO(content)).read("styles.xml").decode()


def test_the_calculator_works_out_what_its_own_examples_come_to():
    page = load_workbook(io.BytesIO(made("xlsx"))).active
    given = [page.cell(row, 2).value for row in range(4, 4 + len(QUESTIONS))]
    adverts, hours, hourly, checks, cover, extra, taught, teaching, wage, leavers = given

    assert given == [example for _, example in QUESTIONS]
    assert [page.cell(row, 2).value for row in range(15, 15 + len(ANSWERS))] == [formula for _, formula in ANSWERS]
    assert adverts + hours * hourly + checks + cover * extra + (taught + teaching) * wage == 1_859
    assert leavers == 6


def test_an_address_is_written_out_where_its_words_do_not_say_it():
    (block,) = blocks("See [the rule](https://www.gov.uk/rule) on [gov.uk](https://gov.uk).")

    assert block.kind == BlockKind.PARAGRAPH
    assert "".join(run.text for run in block.runs) == "See the rule (www.gov.uk/rule) on gov.uk."


def test_a_page_has_neither_boxes_nor_lines_to_write_on():
    page = page_html("- [ ] Ask\n\n£____ an hour and ____p a mile\n\n| A |\n| - |\n| 1 |\n")

    assert "<li>Ask</li>" in page
    assert "<p>£… an hour and …p a mile</p>" in page
    assert '<th scope="col">A</th>' in page


def test_markup_in_a_text_stays_text():
    assert "&lt;b&gt;" in page_html("a <b>b</b>")
    assert blocks("**a** b")[0].runs == [Run("a", is_strong=True), Run(" b")]
