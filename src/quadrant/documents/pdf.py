"""A paper or a pack as a tagged PDF (PDF/UA-1), typeset by Typst in the font that the pages are served with."""

from __future__ import annotations

import json
import re
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from quadrant.documents.paper import Block, Bullets, Enclosed, Grid, Pack, Paper, Section, each_text
from quadrant.documents.typed import breakable, fit, in_words

TEMPLATE = Path(__file__).with_name("paper.typ").read_bytes()
FONT = "Source Sans 3"
NOT_FOR_PUBLICATION = "Not for publication"
# How Typst names each sign that none of its fonts has.
WITHOUT_A_LETTER = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
BY_NUMBER = re.compile(r"\\u\{([0-9a-f]+)\}")


class PdfNotMade(RuntimeError):
    """The typesetter refused a paper, or would have printed it in another font: a defect of ours."""


def pdf_of(paper: Paper | Pack) -> bytes:
    """The paper as a PDF with tags, bookmarks, title and language.

    A sign for which no font has a letter (a picture, a script that we carry no font for) is said in words, since a PDF
    that keeps PDF/UA-1 may not hold it.
    """
    prepared = each_text(paper, fit)
    without: frozenset[str] = frozenset()
    while True:
        try:
            return _typeset(each_text(prepared, partial(_printable, without)))
        except typst.TypstError as refused:
            found = _without_a_letter(refused)
            if not found - without:
                raise PdfNotMade(refused.message) from refused
            without |= found


def _printable(without: frozenset[str], text: str) -> str:
    return breakable(in_words(text, without))


def _typeset(paper: Paper | Pack) -> bytes:
    made, warnings = typst.compile_with_warnings(
        TEMPLATE,
        font_paths=_fonts(settings.FONTS),
        sys_inputs={"paper": json.dumps(_given(paper))},
        pdf_standards="ua-1",
        format="pdf",
    )
    if warnings or not isinstance(made, bytes):
        raise PdfNotMade("; ".join(warning.message for warning in warnings) or "nothing was made")
    return made


@lru_cache
def _fonts(folder: Path) -> typst.Fonts:
    """Our fonts and those within Typst, none of the machine's, so that a paper looks alike everywhere."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)])
    if FONT not in fonts.families():
        raise PdfNotMade(f"{FONT} is missing from {folder}: ./run builds it")
    return fonts


def _without_a_letter(refused: typst.TypstError) -> frozenset[str]:
    said = WITHOUT_A_LETTER.findall(f"{refused.message}\n{refused.diagnostic}")
    return frozenset(BY_NUMBER.sub(lambda found: chr(int(found[1], 16)), "".join(said)))


def _given(paper: Paper | Pack) -> dict[str, Any]:
    enclosed = paper.enclosed if isinstance(paper, Pack) else (Enclosed(paper.title, paper),)
    return {
        "pack": isinstance(paper, Pack),
        "kind": "Pack of papers" if isinstance(paper, Pack) else paper.kind,
        "title": paper.title or "–",
        "short": _short(paper.title),
        "partnership": paper.partnership,
        "marking": NOT_FOR_PUBLICATION if paper.exempt else "",
        "standing": paper.standing,
        "header": paper.header,
        "papers": [_enclosed(one) for one in enclosed],
    }


def _enclosed(one: Enclosed) -> dict[str, Any]:
    paper = one.paper
    return {
        "kind": paper.kind,
        "heading": one.heading,
        "standing": paper.standing,
        "header": paper.header,
        "contents": paper.has_contents,
        "sections": [_section(one) for one in paper.sections],
        "appendices": [{"title": one.title, "note": one.note} for one in paper.appendices],
    }


def _section(section: Section) -> dict[str, Any]:
    return {"heading": section.heading, "note": section.note, "blocks": [_block(one) for one in section.blocks]}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Bullets(items):
            return {"shape": block.shape, "items": items}
        case Grid(caption, heads, rows):
            return {"shape": block.shape, "caption": caption, "heads": heads, "rows": rows}
        case _:
            return {"shape": block.shape, "number": block.number, "lead": block.lead, "text": block.text}


def _short(title: str) -> str:
    """A title that fits a line of the foot of a page."""
    words = " ".join(title.split())
    return words if len(words) <= 70 else f"{words[:69].rstrip()}…"
