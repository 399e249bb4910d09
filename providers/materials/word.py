"""A material as a Word file that a service can change: real headings, a table for the strips, pictures with words."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell

from providers.materials.content import Material
from providers.materials.office import QR_WIDTH, TEXT_WIDTH, sizes_for
from workforce_portal.printing.colours import GROUNDS, INK, MUTED, ROSE
from workforce_portal.printing.qr import qr_png
from workforce_portal.printing.sheet import PICTURES

# Every machine has it; our own letters would be replaced by whatever the reader's happens to choose.
LETTERS = "Arial"
LANGUAGE = "en-GB"


def write_word(material: Material) -> bytes:
    document = Document()
    _prepare(document, material)
    for copy in range(material.copies):
        if copy:
            _write_cut(document)
        _write_sheet(document, material)
    _write_strips(document, material)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _prepare(document: Any, material: Material) -> None:
    document.core_properties.title = material.title
    document.core_properties.language = LANGUAGE
    document.core_properties.author = material.service
    document.core_properties.comments = ""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin = section.bottom_margin = Mm(12)
    sizes = sizes_for(material)
    styles = {"Normal": sizes.text, "Title": sizes.opening, "Heading 1": sizes.role, "Heading 2": sizes.text + 3}
    for name, size in styles.items():
        _set_style(document.styles[name], size)
    language = document.styles["Normal"].element.get_or_add_rPr().find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        document.styles["Normal"].element.get_or_add_rPr().append(language)
    language.set(qn("w:val"), LANGUAGE)


def _set_style(style: Any, size: float) -> None:
    style.font.name, style.font.size, style.font.color.rgb = LETTERS, Pt(size), RGBColor.from_string(INK)
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        style.element.rPr.rFonts.attrib.pop(qn(kind), None)
    style.paragraph_format.space_after = Pt(4)
    if style.name != "Normal":
        style.font.bold = True
        style.paragraph_format.space_before = Pt(6)
    # The default title stands on a blue rule.
    border = style.element.pPr.find(qn("w:pBdr")) if style.element.pPr is not None else None
    if border is not None:
        style.element.pPr.remove(border)


def _write_sheet(document: Any, material: Material) -> None:
    _write_field(document, material)
    for fact in material.facts:
        _write_fact(document.add_paragraph(), fact.label, fact.value)
    if material.line:
        document.add_paragraph(material.line)
    for section in material.sections:
        document.add_heading(section.heading, level=2)
        for line in section.lines:
            document.add_paragraph(line, style="List Bullet" if section.is_list else None)
    _write_reach(document, material)


def _write_field(document: Any, material: Material) -> None:
    """The field of colour is a table: the opening line across it, then words on the left and the face on the right."""
    picture = sizes_for(material).picture
    table = document.add_table(rows=2 if material.face else 1, cols=2 if material.face else 1)
    widths = [TEXT_WIDTH - picture - 4, picture + 4] if material.face else [TEXT_WIDTH]
    _fix_widths(table, widths)
    for row in table.rows:
        for cell in row.cells:
            _shade(cell, GROUNDS[material.ground])
    top = table.rows[0].cells[0]
    if material.face:
        top = top.merge(table.rows[0].cells[1])
    title = top.paragraphs[0]
    title.style = "Title"
    title.add_run(material.opening)
    _write_job(table.rows[-1].cells[0], material)
    if material.face:
        _picture(table.rows[1].cells[1], material.face.name, material.face.alt, picture)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _write_job(cell: _Cell, material: Material) -> None:
    if not (material.layout == "text" and material.facts):
        _first_paragraph(cell, "Heading 1").add_run(material.role)
    _first_paragraph(cell, "Normal").add_run(material.place)


def _first_paragraph(cell: _Cell, style: str) -> Any:
    """The one that every cell has, while it is empty; otherwise a new one."""
    first = cell.paragraphs[-1]
    paragraph = first if not first.text else cell.add_paragraph()
    paragraph.style = style
    return paragraph


def _fix_widths(table: Any, widths: Sequence[float]) -> None:
    """Word reads the cells' widths, LibreOffice the columns'."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _write_fact(paragraph: Any, label: str, value: str) -> None:
    run = paragraph.add_run(f"{label}: ")
    run.font.color.rgb = RGBColor.from_string(MUTED)
    paragraph.add_run(value).bold = True


def _write_reach(document: Any, material: Material) -> None:
    table = document.add_table(rows=1, cols=2)
    _fix_widths(table, [TEXT_WIDTH - QR_WIDTH - 6, QR_WIDTH + 6])
    words, code = table.rows[0].cells
    ring = words.paragraphs[0]
    ring.style = "Heading 1"
    said = ring.add_run(f"Ring {material.phone}")
    said.font.color.rgb, said.font.size = RGBColor.from_string(ROSE), Pt(sizes_for(material).ring)
    for line in filter(None, [material.contact, material.closing]):
        words.add_paragraph(line)
    run = code.paragraphs[0].add_run()
    shape = run.add_picture(io.BytesIO(qr_png(material.link)), width=Mm(QR_WIDTH))
    _describe(shape, f"QR code that leads to {material.link_printed}")
    code.add_paragraph(f"{material.link_says}: {material.link_printed}").runs[0].font.size = Pt(8)


def _write_strips(document: Any, material: Material) -> None:
    if not material.strips:
        return
    table = document.add_table(rows=1, cols=material.strips, style="Table Grid")
    row = table.rows[0]
    row.height, row.height_rule = Mm(46), WD_ROW_HEIGHT_RULE.EXACTLY
    for cell in row.cells:
        _turn(cell)
        first = cell.paragraphs[0]
        first.add_run(material.role).bold = True
        for line in (material.phone, material.place_on_strip):
            first.add_run().add_break(WD_BREAK.LINE)
            first.add_run(line).bold = line == material.phone
        for run in first.runs:
            run.font.size = Pt(8)


def _write_cut(document: Any) -> None:
    document.add_paragraph("- " * 60).runs[0].font.size = Pt(8)


def _picture(cell: _Cell, name: str, alt: str, width: float) -> None:
    shape = cell.paragraphs[0].add_run().add_picture(str(PICTURES / f"{name}.png"), width=Mm(width))
    _describe(shape, alt)


def _describe(shape: Any, alt: str) -> None:
    shape._inline.docPr.set("descr", alt)


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in {"val": "clear", "color": "auto", "fill": colour}.items():
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _turn(cell: _Cell) -> None:
    """Text that runs upwards."""
    direction = OxmlElement("w:textDirection")
    direction.set(qn("w:val"), "btLr")
    cell._tc.get_or_add_tcPr().append(direction)
