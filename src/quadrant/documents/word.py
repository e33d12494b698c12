"""A paper as a Word file: real headings, table header rows, language and page numbers."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from quadrant.documents.paper import Block, Bullets, Grid, Paper, Paragraph, Section, each_text
from quadrant.documents.typed import fit

FONT = "Arial"
INK, GREY = RGBColor(0x0B, 0x0C, 0x0C), RGBColor(0x50, 0x5A, 0x5F)
NOT_FOR_PUBLICATION = "Not for publication"
MARGIN, LABEL = Cm(1.5), Cm(4.2)


def word_of(paper: Paper) -> bytes:
    """The paper as .docx, in A4."""
    prepared = each_text(paper, fit)
    document = Document()
    _set_page(document, prepared)
    _set_styles(document)
    _set_properties(document, prepared)
    _write_front(document, prepared)
    for at, section in enumerate(prepared.sections):
        _write_section(document, section, at)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_properties(document: Any, paper: Paper) -> None:
    said = document.core_properties
    # Word takes no more than 255 letters of each.
    said.title, said.subject, said.author = paper.title[:255], paper.kind[:255], paper.partnership[:255]
    said.language, said.comments, said.keywords = "en-GB", "", ""


def _set_page(document: Any, paper: Paper) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.4)
    if paper.exempt:
        top = page.header.paragraphs[0]
        top.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        top.add_run(NOT_FOR_PUBLICATION).bold = True
    foot = page.footer.paragraphs[0]
    foot.add_run(f"{paper.partnership}: {paper.kind}. Page ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")


def _set_styles(document: Any) -> None:
    """Our letters, sizes and spaces, in Word's own styles, so that a council's template can take them over."""
    styles = document.styles
    sizes = {"Normal": 11.5, "Title": 22, "Subtitle": 12, "Heading 1": 15, "Header": 10, "Footer": 10, "Caption": 11.5}
    for name, size in sizes.items():
        style = styles[name]
        style.font.size, style.font.color.rgb, style.font.italic = Pt(size), INK, False
        style.font.bold = name in {"Title", "Heading 1", "Caption"}
        _set_font(style)
    styles["Subtitle"].font.color.rgb = GREY
    styles["Normal"].paragraph_format.space_after = Pt(8)
    styles["Heading 1"].paragraph_format.space_before = Pt(18)
    styles["Heading 1"].paragraph_format.space_after = Pt(6)
    styles["Caption"].paragraph_format.keep_with_next = True
    _hanging(styles, "Numbered paragraph", MARGIN)
    _hanging(styles, "Header row", LABEL)
    for name in ("Note", "Standing", "Table head", "Table text"):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
        style.font.bold = name in {"Standing", "Table head"}
        if name == "Note":
            style.font.color.rgb = GREY
        if name.startswith("Table"):
            style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(3)
    styles["Header row"].paragraph_format.space_after = Pt(3)
    _without_border(styles["Title"])
    language = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    for key in ("w:val", "w:eastAsia"):
        language.set(qn(key), "en-GB")


def _hanging(styles: Any, name: str, by: Any) -> None:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = by, -by
    style.paragraph_format.tab_stops.add_tab_stop(by)


def _set_font(style: Any) -> None:
    """One family for every script; the theme's own would win over it."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(key), FONT)


def _without_border(style: Any) -> None:
    border = style.element.pPr.find(qn("w:pBdr"))
    if border is not None:
        style.element.pPr.remove(border)


def _write_front(document: Any, paper: Paper) -> None:
    _lines(document.add_paragraph(style="Subtitle"), f"{paper.partnership}\n{paper.kind}")
    _lines(document.add_paragraph(style="Title"), paper.title or "–")
    for sentence in paper.standing:
        _lines(document.add_paragraph(style="Standing"), sentence)
    for label, value in paper.header:
        row = document.add_paragraph(style="Header row")
        row.add_run(label).bold = True
        _lines(row, f"\t{value}")
    if paper.has_contents:
        _write_contents(document, paper)


def _write_contents(document: Any, paper: Paper) -> None:
    """A table of contents that Word can fill with page numbers; until then each line is a link to its heading."""
    document.add_paragraph("Contents", style="Caption")
    lines = [document.add_paragraph() for _ in paper.sections]
    _open_field(lines[0], 'TOC \\o "1-1" \\h \\z \\u')
    for at, (line, section) in enumerate(zip(lines, paper.sections, strict=True)):
        line.paragraph_format.space_after = Pt(2)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _anchor(at))
        run = line.add_run(" ".join(section.heading.split()))
        link.append(run._r)
        line._p.append(link)
    _mark(lines[-1], "end")


def _write_section(document: Any, section: Section, at: int) -> None:
    _heading(document, section.heading, at)
    if section.note:
        _lines(document.add_paragraph(style="Note"), section.note)
    for block in section.blocks:
        _write_block(document, block)


def _write_block(document: Any, block: Block) -> None:
    match block:
        case Bullets(items):
            for item in items:
                _lines(document.add_paragraph(style="List Bullet"), item)
        case Grid():
            _write_grid(document, block)
        case _:
            _write_paragraph(document, block)


def _write_paragraph(document: Any, said: Paragraph) -> None:
    paragraph = document.add_paragraph(style="Numbered paragraph" if said.number else "Normal")
    if said.number:
        paragraph.add_run(f"{said.number}\t")
    if said.lead:
        paragraph.add_run(f"{said.lead}: ").bold = True
    _lines(paragraph, said.text)
    if said.note:
        note = document.add_paragraph(style="Note")
        note.paragraph_format.left_indent = MARGIN if said.number else None
        _lines(note, said.note)


def _write_grid(document: Any, grid: Grid) -> None:
    """A table whose first row is repeated on each page and read out as its head."""
    document.add_paragraph(grid.caption, style="Caption")
    table = document.add_table(rows=0, cols=len(grid.heads), style="Table Grid")
    for number, row in enumerate((grid.heads, *grid.rows)):
        made = table.add_row()
        said = made._tr.get_or_add_trPr()
        said.append(OxmlElement("w:cantSplit"))
        if number == 0:
            said.append(OxmlElement("w:tblHeader"))
        for cell, text in zip(made.cells, row, strict=True):
            cell.paragraphs[0].style = "Table head" if number == 0 else "Table text"
            _lines(cell.paragraphs[0], text)
    document.add_paragraph()


def _heading(document: Any, text: str, at: int) -> None:
    """A heading with a bookmark that the contents lead to."""
    made = document.add_heading(level=1)
    begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (begin, end):
        mark.set(qn("w:id"), str(at))
    begin.set(qn("w:name"), _anchor(at))
    made._p.append(begin)
    _lines(made, text)
    made._p.append(end)


def _anchor(at: int) -> str:
    return f"section{at + 1}"


def _lines(paragraph: Any, text: str) -> None:
    """A text with its line breaks."""
    first, *others = text.split("\n")
    run = paragraph.add_run(first)
    for line in others:
        run.add_break()
        run = paragraph.add_run(line)


def _field(paragraph: Any, code: str) -> None:
    _open_field(paragraph, code)
    paragraph.add_run("1")
    _mark(paragraph, "end")


def _open_field(paragraph: Any, code: str) -> None:
    _mark(paragraph, "begin")
    said = OxmlElement("w:instrText")
    said.set(qn("xml:space"), "preserve")
    said.text = code
    paragraph.add_run()._r.append(said)
    _mark(paragraph, "separate")


def _mark(paragraph: Any, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)
