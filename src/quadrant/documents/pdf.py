"""A paper or a pack as a tagged PDF (PDF/UA-1), typeset by Typst in the font that the pages are served with."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings

from quadrant.audit.terms import Refusal
from quadrant.documents.paper import Block, Bullets, Enclosed, Grid, Pack, Paper, Section, each_text
from quadrant.documents.typed import breakable, fit, in_words

TEMPLATE = Path(__file__).with_name("paper.typ")
TYPESETTER = Path(__file__).with_name("typesetting_apart.py")
FONT = "Source Sans 3"
NOT_FOR_PUBLICATION = "Not for publication"
MOST_MEMORY = 3_000_000_000
MOST_SECONDS = 60
TOO_MUCH = "This PDF takes more memory or time than it may. Download the paper as Word, or the reports one by one."


class PdfNotMade(RuntimeError):
    """The typesetter refused a paper, or would have printed it in another font: a defect of ours."""


def pdf_of(paper: Paper | Pack) -> bytes:
    """The paper as a PDF with tags, bookmarks, title and language.

    A sign for which no font has a letter (a picture, a script that we carry no font for) is said in words, since a PDF
    that keeps PDF/UA-1 may not hold it. Refused where it takes more memory or time than it may.
    """
    prepared = each_text(paper, fit)
    without: frozenset[str] = frozenset()
    while True:
        answer, made = _typeset(each_text(prepared, partial(_printable, without)))
        if "made" in answer:
            return made
        found = frozenset(answer.get("without", ""))
        if not found - without:
            raise PdfNotMade(answer.get("refused", f"no letters for {sorted(found)}"))
        without |= found


def _printable(without: frozenset[str], text: str) -> str:
    return breakable(in_words(text, without))


def _typeset(paper: Paper | Pack) -> tuple[dict[str, Any], bytes]:
    """What the typesetter answers from its own process, and what it made."""
    asked = {"template": TEMPLATE.read_text(), "font": FONT, "fonts": str(settings.FONTS), "paper": _given(paper)}
    command = [sys.executable, "-I", str(TYPESETTER), str(MOST_MEMORY), str(MOST_SECONDS)]
    sent = json.dumps(asked).encode()
    try:
        ended = subprocess.run(  # noqa: S603 - our own
            command, input=sent, capture_output=True, timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise Refusal(TOO_MUCH) from None
    if ended.returncode < 0 or b"MemoryError" in ended.stderr:
        raise Refusal(TOO_MUCH)
    if ended.returncode:
        raise PdfNotMade(ended.stderr.decode(errors="replace")[-500:])
    answer, _, made = ended.stdout.partition(b"\n")
    told: dict[str, Any] = json.loads(answer)
    return told, made


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
            said = {"number": block.number, "lead": block.lead, "text": block.text, "note": block.note}
            return {"shape": block.shape, **said}


def _short(title: str) -> str:
    """A title that fits a line of the foot of a page."""
    words = " ".join(title.split())
    return words if len(words) <= 70 else f"{words[:69].rstrip()}…"
