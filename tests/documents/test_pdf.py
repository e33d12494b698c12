"""A paper as PDF: tagged, titled, in English, with every sentence; whatever was typed, and in our own letters."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from quadrant.audit.terms import Refusal
from quadrant.documents import pdf
from quadrant.documents.paper import Enclosed, Pack, Paragraph, Section
from quadrant.documents.pdf import PdfNotMade, pdf_of
from tests.documents.papers import hostile, paper
from tests.documents.reading import bookmarks, pages, pdf_text, pdf_title, root, tags


def test_it_is_tagged_titled_and_in_british_english() -> None:
    made = pdf_of(paper())
    said = root(made)
    assert (said["/MarkInfo"]["/Marked"], said["/Lang"], pdf_title(made)) == (True, "en-GB", "Short breaks")
    assert said["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part>1<" in said["/Metadata"].get_object().get_data()
    assert bookmarks(made) == ["1. Purpose", "2. Members"]


def test_headings_lists_and_the_heads_of_tables_are_tagged_as_such() -> None:
    found = tags(pdf_of(paper()))
    assert found.count("/H1") == 2
    assert found.index("/Table") < found.index("/THead") < found.index("/TH") < found.index("/TBody")
    assert "/LI" in found


def test_every_sentence_is_there_with_the_partnerships_name_and_page_numbers() -> None:
    text = pdf_text(pdf_of(paper()))
    for sentence in (
        "Ardlebury Report to Cabinet Short breaks This is a draft.",
        "To Cabinet Report of Petra",
        "1. Purpose In brief. 1.1 To choose. By April.",
        "Carol • Chris",
        "Seats Name Seat Carol Chair",
        "Ardlebury: Short breaks Page 1 of 1",
    ):
        assert sentence in text
    assert "Not for publication" not in text
    assert "Contents" not in text


def test_a_version_that_is_not_for_publication_says_so_on_every_page() -> None:
    assert all(page.startswith("Not for publication") for page in pages(pdf_of(paper(exempt=True, sections=_many()))))


def test_a_long_paper_has_contents_with_page_numbers() -> None:
    made = pages(pdf_of(paper(sections=_many())))
    assert "Contents" in made[0]
    last = next(number for number, text in enumerate(made, 1) if "40.1" in text)
    assert f"40. Purpose … {last} " in re.sub(r"[ .]{5,}", " … ", " ".join(made[:2]))


def _many() -> tuple[Section, ...]:
    return tuple(Section("Purpose", (Paragraph(f"{n}.1", "Words. " * 60),), n) for n in range(1, 41))


def test_whatever_people_type_is_printed_as_they_typed_it() -> None:
    assert len(root(pdf_of(hostile()))["/StructTreeRoot"]) > 0
    text = pdf_text(pdf_of(hostile(sections=2)))
    assert "#strong[x] *bold* $a$ <b>&amp; @ref \\ `raw` // no comment /* nor this */ = no heading" in text
    assert "esrever [grinning face]" in text
    assert "[in Bengali] [in Chinese]" in text


def test_letters_written_from_right_to_left_are_printed() -> None:
    text = pdf_text(pdf_of(paper(sections=(Section("Voices", (Paragraph("1.1", "They said שלום and مرحبا."),), 1),))))
    assert "They said" in text
    assert "[in" not in text


def test_a_pack_lists_its_papers_and_each_begins_a_page() -> None:
    first, second = paper(kind="Agenda", title="Cabinet"), paper()
    made = pdf_of(
        Pack(
            title="Cabinet, 8 December 2026",
            name="pack",
            partnership="Ardlebury",
            header=(("Day", "Tuesday"),),
            enclosed=(Enclosed("Agenda", first), Enclosed("Item 1: Short breaks", second)),
        )
    )
    parts = ["1. Purpose", "2. Members"]
    assert bookmarks(made) == ["Agenda", parts, "Item 1: Short breaks", parts]
    front, agenda, report = pages(made)
    assert "Contents Agenda … 2 Item 1: Short breaks … 3 " in re.sub(r"[ .]{5,}", " … ", front)
    assert "Agenda" in agenda
    assert "Item 1: Short breaks" in report
    assert [page.rpartition("Page ")[2] for page in (front, agenda, report)] == ["1 of 3", "2 of 3", "3 of 3"]


def test_without_our_letters_nothing_is_made(tmp_path: Path, settings: Any) -> None:
    settings.FONTS = tmp_path
    with pytest.raises(PdfNotMade, match="Source Sans 3 is missing"):
        pdf_of(paper())


def test_a_paper_of_forty_sections_takes_less_than_a_second() -> None:
    made = pdf_of(paper(sections=_many()))
    began = sum(os.times()[:4])
    again = pdf_of(paper(sections=_many()))
    assert sum(os.times()[:4]) - began < 1
    assert len(pages(again)) == len(pages(made)) > 5


@pytest.mark.parametrize("bound", ["MOST_MEMORY", "MOST_SECONDS"])
def test_a_paper_beyond_its_bounds_is_refused_and_nothing_else_ends(
    bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, bound, {"MOST_MEMORY": 150_000_000, "MOST_SECONDS": 1}[bound])
    endless = paper(sections=_many() * 60)
    with pytest.raises(Refusal, match="takes more memory or time than it may"):
        pdf_of(endless)
