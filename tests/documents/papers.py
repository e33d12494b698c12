"""A paper as it might be described, and one of everything that people type."""

from __future__ import annotations

from typing import Any

from quadrant.documents.paper import Bullets, Grid, Paper, Paragraph, Section

HOSTILE = (
    "#strong[x] *bold* $a$ <b>&amp; @ref \\ `raw` // no comment /* nor this */ = no heading\x00\x07\x1b\ud800 \ufffe"
    " \u202eesrever\u202c 😀👩‍👧 שלום مرحبا پاکستان ہے বাংলা 汉字 " + "w" * 400 + " https://example.org/" + "a/b" * 90
)


def paper(**more: Any) -> Paper:
    said: dict[str, Any] = {
        "kind": "Report to Cabinet",
        "title": "Short breaks",
        "name": "report-1",
        "partnership": "Ardlebury",
        "header": (("To", "Cabinet"), ("Report of", "Petra")),
        "sections": (
            Section("Purpose", (Paragraph("1.1", "To choose.", "/where/", "By April."),), 1, "In brief."),
            Section(
                "Members", (Bullets(("Carol", "Chris")), Grid("Seats", ("Name", "Seat"), (("Carol", "Chair"),))), 2
            ),
        ),
        "standing": ("This is a draft.",),
    }
    return Paper(**{**said, **more})


def hostile(sections: int = 40) -> Paper:
    """Everything that people type, everywhere that they can type it."""
    blocks = (
        Paragraph("1.1", HOSTILE, note=HOSTILE, lead=HOSTILE),
        Bullets((HOSTILE,)),
        Grid(HOSTILE, ("A", HOSTILE), ((HOSTILE, "b"),)),
    )
    every = tuple(Section(HOSTILE[:90], blocks, number, HOSTILE) for number in range(1, sections + 1))
    return paper(
        kind=HOSTILE,
        title=HOSTILE,
        partnership=HOSTILE,
        header=((HOSTILE, HOSTILE),),
        sections=every,
        standing=(HOSTILE,),
    )
