"""The demonstration's resources as files that a manager can change: Word, OpenDocument and a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from docx import Document as WordDocument
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from odfdo import Document as OpenDocument
from odfdo import Element, Header, Paragraph, Span, Style, StyleMasterPage, Table
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from providers.demo.library_text import Block, BlockKind, Run, Runs, blocks

WORD_PARTS = {"title": "Title", BlockKind.HEADING: "Heading 1", BlockKind.BULLET: "List Bullet"}
LINES_TO_A_PAGE = 52
LETTERS_TO_A_LINE = 88
FONT = "Arial"
POINTS = 11


@dataclass(frozen=True)
class Sheet:
    """What a file is made from; `footer` says which version it is and where to look for a later one."""

    title: str
    markdown: str
    footer: str
    author: str


def make_file(kind: str, sheet: Sheet) -> bytes:
    return MAKERS[kind](sheet)


def count_pages(found: list[Block]) -> int:
    """What a word processor would lay out, near enough to choose the paper by."""
    return max(1, ceil(sum(_lines(block) for block in found) / LINES_TO_A_PAGE))


def _lines(block: Block) -> float:
    if block.kind == BlockKind.TABLE:
        return sum(1.4 * _cell_lines(row) for row in block.rows)
    return ceil(_length(block.runs) / LETTERS_TO_A_LINE) + (2 if block.kind == BlockKind.HEADING else 0.35)


def _cell_lines(row: list[Runs]) -> int:
    return max(1, *(ceil(_length(cell) * len(row) / LETTERS_TO_A_LINE) for cell in row))


def _length(runs: Runs) -> int:
    return sum(len(run.text) for run in runs)


def _lead(block: Block) -> str:
    """What stands before the words of a list's line on paper; bullets are the programme's own."""
    if block.kind == BlockKind.TICK:
        return "☐  "
    return f"{block.number}.  " if block.kind == BlockKind.NUMBER else ""


# --- Word ---


def make_docx(sheet: Sheet) -> bytes:
    found = blocks(sheet.markdown)
    document = WordDocument()
    _dress(document, sheet)
    document.add_paragraph(sheet.title, style=WORD_PARTS["title"])
    for block in found:
        _add_to_word(document, block)
    document.sections[0].footer.paragraphs[0].add_run(sheet.footer).font.size = Pt(9)
    _tell_pages(document, count_pages(found))
    return _saved(document.save)


def _dress(document: Word, sheet: Sheet) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    for name in ("Normal", "Title", "Heading 1"):
        style = document.styles[name]
        style.font.name = FONT
        # Headings take the theme's typeface unless each script's own is named.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(script), None)
    document.styles["Normal"].font.size = Pt(POINTS)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.styles["Title"].font.size = Pt(24)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = sheet.title, sheet.author, ""
    properties.language = "en-GB"


def _add_to_word(document: Word, block: Block) -> None:
    if block.kind == BlockKind.TABLE:
        _add_word_table(document, block.rows)
        return
    paragraph = document.add_paragraph(style=WORD_PARTS.get(block.kind, "Normal"))
    if block.kind in (BlockKind.TICK, BlockKind.NUMBER, BlockKind.QUOTE):
        paragraph.paragraph_format.left_indent = Cm(0.8)
    if block.kind in (BlockKind.TICK, BlockKind.NUMBER):
        paragraph.paragraph_format.first_line_indent = Cm(-0.8)
    _write_word(paragraph, [Run(_lead(block)), *block.runs])


def _add_word_table(document: Word, rows: list[list[Runs]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, runs in zip(row.cells, cells, strict=True):
            _write_word(cell.paragraphs[0], runs)
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    # A reader is told the headings again on each page, and a screen reader in each cell.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def _write_word(paragraph: WordParagraph, runs: Runs) -> None:
    for run in runs:
        if run.text:
            written = paragraph.add_run(run.text)
            written.bold, written.italic = run.is_strong or None, run.is_emphasis or None


def _tell_pages(document: Word, pages: int) -> None:
    """The library's own template says one page of everything that is made from it."""
    for part in document.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = part.blob.replace(b"<Pages>1</Pages>", f"<Pages>{pages}</Pages>".encode())


# --- OpenDocument ---


def make_odt(sheet: Sheet) -> bytes:
    found = blocks(sheet.markdown)
    document = OpenDocument("text")
    document.body.clear()
    for style in (Style("text", name="strong", bold=True), Style("text", name="emphasis", italic=True)):
        document.insert_style(style, automatic=True)
    document.body.append(Header(1, sheet.title))
    for number, block in enumerate(found, start=1):
        document.body.append(_open_table(block.rows, number) if block.rows else _open_block(block))
    for page in document.get_styles("master-page"):
        if isinstance(page, StyleMasterPage):
            page.set_page_footer(sheet.footer)
    document.meta.title, document.meta.creator, document.meta.language = sheet.title, sheet.author, "en-GB"
    document.meta.set_statistic({"meta:page-count": count_pages(found)})
    return _saved(document.save)


def _open_table(rows: list[list[Runs]], number: int) -> Element:
    table = Table(name=f"Table {number}", width=len(rows[0]), height=len(rows))
    for y, row in enumerate(rows):
        for x, runs in enumerate(row):
            table.set_value((x, y), "".join(run.text for run in runs))
    return table


def _open_block(block: Block) -> Element:
    if block.kind == BlockKind.HEADING:
        return Header(2, "".join(run.text for run in block.runs))
    paragraph = Paragraph()
    lead = "•  " if block.kind == BlockKind.BULLET else _lead(block)
    for run in [Run(lead), *block.runs]:
        if run.text:
            style = "strong" if run.is_strong else "emphasis" if run.is_emphasis else None
            paragraph.append(Span(run.text, style=style))
    return paragraph


# --- a spreadsheet ---

QUESTIONS = (
    ("What you pay for adverts, for each job you fill (£)", 120),
    ("Your hours for each: writing, ringing, meeting, checking", 14),
    ("What an hour of yours costs (£)", 21),
    ("Checks for each new person (£)", 65),
    ("Hours covered by agency or overtime while the place was empty", 60),
    ("What each of those hours cost more than usual (£)", 8),
    ("Paid hours of teaching for the new person", 40),
    ("Paid hours of the people who teach and show", 20),
    ("What an hour of theirs costs (£)", 15),
    ("How many people left in the last twelve months", 6),
)
ANSWERS = (
    ("What one leaver costs (£)", "=B4+B5*B6+B7+B8*B9+(B10+B11)*B12"),
    ("What leavers cost you in a year (£)", "=B15*B13"),
    ("What keeping one more person is worth to you each month (£)", "=B15/12"),
)


def make_xlsx(sheet: Sheet) -> bytes:
    book = Workbook()
    page = book.active
    page.title = "Your figures"
    page.append([sheet.title])
    page.append(["Change the yellow figures in column B: they are only examples. The rest works itself out."])
    page.append(["What", "Your figure"])
    for question in QUESTIONS:
        page.append(question)
    page.append(["What it comes to", "Result"])
    for answer in ANSWERS:
        page.append(answer)
    page.append([])
    page.append([sheet.footer])
    for cell in (page["A1"], page["A3"], page["B3"], page["A14"], page["B14"]):
        cell.font = Font(bold=True, size=16 if cell.row == 1 else 12)
    for row in range(4, 4 + len(QUESTIONS)):
        page.cell(row, 2).fill = PatternFill("solid", fgColor="FFF3C4")
    for row in range(15, 15 + len(ANSWERS)):
        page.cell(row, 2).number_format = "#,##0"
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 64, 16
    page["A2"].alignment = Alignment(wrap_text=True)
    book.properties.title, book.properties.creator = sheet.title, sheet.author
    return _saved(book.save)


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()


MAKERS: dict[str, Callable[[Sheet], bytes]] = {"docx": make_docx, "odt": make_odt, "xlsx": make_xlsx}
