"""A material as an OpenDocument text that a service can change, for LibreOffice and the like."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from odfdo import Cell, Column, Document, Frame, Header, List, Paragraph, Row, Span, Style, SvgDescription, Table

from providers.materials.content import Material
from providers.materials.office import QR_WIDTH, TEXT_WIDTH, sizes_for
from workforce_portal.printing.colours import GROUNDS, INK, MUTED, ROSE
from workforce_portal.printing.qr import qr_png
from workforce_portal.printing.sheet import PICTURES

LETTERS = "Liberation Sans"
LANGUAGE = "en-GB"
OPENING, HEADING = "Heading_20_1", "Heading_20_2"


def write_open_document(material: Material) -> bytes:
    document = Document("text")
    document.body.clear()
    _prepare(document, material)
    for copy in range(material.copies):
        if copy:
            document.body.append(Paragraph("- " * 60, style="small"))
        _write_sheet(document, material)
    if material.strips:
        document.body.append(_strips(document, material))
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _prepare(document: Any, material: Material) -> None:
    document.meta.title = material.title
    document.meta.creator = material.service
    document.meta.language = LANGUAGE
    document.language = LANGUAGE
    sizes = sizes_for(material)
    _add_paragraph_style(document, "role", size=sizes.role, bold=True, colour=INK, margin="1mm")
    _add_paragraph_style(document, "ring", size=sizes.ring, bold=True, colour=ROSE, margin="1mm")
    _add_paragraph_style(document, "text", size=sizes.text, bold=False, colour=INK, margin="1mm")
    _add_paragraph_style(document, "small", size=8, bold=False, colour=INK, margin="0mm")
    for name, size in ((OPENING, sizes.opening), (HEADING, sizes.text + 3)):
        heading = document.get_style("paragraph", name)
        heading.set_properties(_letters(size, bold=True, colour=INK), area="text")
        heading.set_properties({"fo:margin-top": "2mm", "fo:margin-bottom": "1mm"}, area="paragraph")
    _add_text_style(document, "strong", bold=True)
    _add_text_style(document, "quiet", color=f"#{MUTED}")
    _add_cell_style(document, "field", background_color=f"#{GROUNDS[material.ground]}", padding="3mm")
    _add_cell_style(document, "face", background_color=f"#{GROUNDS[material.ground]}", padding="1mm")
    _add_cell_style(document, "plain", padding="1mm")
    _add_cell_style(document, "strip", border="0.5pt dashed #000000", padding="2mm", **{"style:writing-mode": "bt-lr"})
    document.insert_style(Style("table-row", name="strip-row", height="46mm"), automatic=True)
    for level in document.styles.get_elements("//text:outline-style/text:outline-level-style"):
        for name in ("style:num-format", "style:num-prefix", "style:num-suffix"):  # headings without numbers
            level.set_attribute(name, "")
    layout = document.get_style("page-layout", "Mpm1")
    layout.set_properties(
        {
            "fo:page-width": "210mm",
            "fo:page-height": "297mm",
            "fo:margin-left": "16mm",
            "fo:margin-right": "16mm",
            "fo:margin-top": "12mm",
            "fo:margin-bottom": "12mm",
        }
    )


def _add_paragraph_style(document: Any, name: str, *, size: float, bold: bool, colour: str, margin: str) -> None:
    style = Style("paragraph", name=name)
    style.set_properties(_letters(size, bold=bold, colour=colour), area="text")
    style.set_properties({"fo:margin-top": margin, "fo:margin-bottom": margin}, area="paragraph")
    document.insert_style(style)


def _letters(size: float, *, bold: bool, colour: str) -> dict[str, str]:
    return {
        "fo:font-family": f"'{LETTERS}'",
        "style:font-family-generic": "swiss",
        "fo:font-size": f"{size}pt",
        "fo:font-weight": "bold" if bold else "normal",
        "fo:font-style": "normal",
        "fo:color": f"#{colour}",
    }


def _add_text_style(document: Any, name: str, **look: Any) -> None:
    document.insert_style(Style("text", name=name, area="text", **look))


def _add_cell_style(document: Any, name: str, **look: Any) -> None:
    properties = {key: value for key, value in look.items() if ":" in key}
    style = Style("table-cell", name=name, area="table-cell", **{k: v for k, v in look.items() if ":" not in k})
    if properties:
        style.set_properties(properties, area="table-cell")
    document.insert_style(style, automatic=True)


def _write_sheet(document: Any, material: Material) -> None:
    body = document.body
    body.append(_field(document, material))
    for fact in material.facts:
        body.append(_fact(fact.label, fact.value))
    if material.line:
        body.append(Paragraph(material.line, style="text"))
    for section in material.sections:
        body.append(Header(2, section.heading, style=HEADING))
        if section.is_list:
            body.append(List([Paragraph(line, style="text") for line in section.lines]))
        else:
            for line in section.lines:
                body.append(Paragraph(line, style="text"))
    body.append(_reach(document, material))


def _field(document: Any, material: Material) -> Table:
    """A table: the opening line across it, then words on the left and the face on the right."""
    opening = Header(1, material.opening, style=OPENING)
    words: list[Any] = []
    if not (material.layout == "text" and material.facts):
        words.append(Paragraph(material.role, style="role"))
    words.append(Paragraph(material.place, style="text"))
    if not material.face:
        return _table(document, "field", [[_cell([opening, *words], "field")]], [TEXT_WIDTH])
    width = sizes_for(material).picture
    data = (PICTURES / f"{material.face.name}.png").read_bytes()
    picture = _picture(document, data, material.face.alt, width, width * 405 / 360)
    top = _cell([opening], "field")
    top.set_attribute("table:number-columns-spanned", "2")
    rows = [[top], [_cell(words, "field"), _cell([picture], "face")]]
    return _table(document, "field", rows, [TEXT_WIDTH - width - 4, width + 4])


def _fact(label: str, value: str) -> Paragraph:
    paragraph = Paragraph(style="text")
    paragraph.append(Span(f"{label}: ", style="quiet"))
    paragraph.append(Span(value, style="strong"))
    return paragraph


def _reach(document: Any, material: Material) -> Table:
    words = [Paragraph(f"Ring {material.phone}", style="ring")]
    words += [Paragraph(line, style="text") for line in (material.contact, material.closing) if line]
    alt = f"QR code that leads to {material.link_printed}"
    code = [
        _picture(document, qr_png(material.link), alt, QR_WIDTH, QR_WIDTH),
        Paragraph(f"{material.link_says}: {material.link_printed}", style="small"),
    ]
    widths = [TEXT_WIDTH - QR_WIDTH - 6, QR_WIDTH + 6]
    return _table(document, "reach", [[_cell(words, "plain"), _cell(code, "plain")]], widths)


def _strips(document: Any, material: Material) -> Table:
    lines = [material.role, material.phone, material.place_on_strip]
    row = [_cell([Paragraph(line, style="small") for line in lines], "strip") for _ in range(material.strips)]
    widths = [TEXT_WIDTH / material.strips] * material.strips
    return _table(document, "strips", [row], widths, row_style="strip-row")


def _table(
    document: Any, name: str, rows: list[list[Cell]], widths: Sequence[float], row_style: str | None = None
) -> Table:
    table = Table(name)
    for width in widths:
        style = f"{name}-{width:.0f}"
        document.insert_style(Style("table-column", name=style, width=f"{width}mm"), automatic=True)
        table.append(Column(style=style))
    for cells in rows:
        row = Row(style=row_style)
        for cell in cells:
            row.append_cell(cell, clone=False)
        table.append_row(row, clone=False)
    return table


def _cell(contents: list[Any], style: str) -> Cell:
    cell = Cell(style=style)
    for content in contents:
        cell.append(content)
    return cell


def _picture(document: Any, data: bytes, alt: str, width: float, height: float) -> Paragraph:
    uri = document.add_file(io.BytesIO(data))
    frame = Frame.image_frame(uri, size=(f"{width}mm", f"{height}mm"), anchor_type="as-char")
    frame.append(SvgDescription(alt))
    paragraph = Paragraph(style="text")
    paragraph.append(frame)
    return paragraph
