"""A paper as Word: real headings, table header rows, British English, and a file that opens whatever was typed."""

from __future__ import annotations

from io import BytesIO
from time import process_time

import docx

from quadrant.documents.paper import Paragraph, Section
from quadrant.documents.word import word_of
from tests.documents.papers import hostile, paper
from tests.documents.reading import W, paragraphs, part, word_text


def test_its_parts_stand_in_words_own_styles() -> None:
    assert paragraphs(word_of(paper())) == [
        ("Subtitle", "Ardlebury\nReport to Cabinet"),
        ("Title", "Short breaks"),
        ("Standing", "This is a draft."),
        ("Headerrow", "To\tCabinet"),
        ("Headerrow", "Report of\tPetra"),
        ("Heading1", "1. Purpose"),
        ("Note", "In brief."),
        ("Numberedparagraph", "1.1\tTo choose."),
        ("Note", "By April."),
        ("Heading1", "2. Members"),
        ("ListBullet", "Carol"),
        ("ListBullet", "Chris"),
        ("Caption", "Seats"),
        ("Tablehead", "Name"),
        ("Tablehead", "Seat"),
        ("Tabletext", "Carol"),
        ("Tabletext", "Chair"),
        ("Normal", ""),
    ]


def test_the_first_row_of_a_table_is_its_head_on_every_page() -> None:
    rows = list(part(word_of(paper()), "word/document.xml").iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False]


def test_it_is_titled_and_in_british_english() -> None:
    made = word_of(paper())
    said = docx.Document(BytesIO(made)).core_properties
    assert (said.title, said.author, said.language) == ("Short breaks", "Ardlebury", "en-GB")
    assert {one.attrib[f"{W}val"] for one in part(made, "word/styles.xml").iter(f"{W}lang")} == {"en-GB"}


def test_its_foot_counts_pages_and_its_head_marks_what_is_not_for_publication() -> None:
    made, marked = word_of(paper()), word_of(paper(exempt=True))
    foot = "".join(part(made, "word/footer1.xml").itertext())
    assert foot == "Ardlebury: Report to Cabinet. Page PAGE1 of NUMPAGES1"
    assert "".join(part(marked, "word/header1.xml").itertext()) == "Not for publication"
    assert "Not for publication" not in word_text(made)


def test_a_long_paper_has_contents_that_lead_to_its_headings() -> None:
    every = tuple(Section("Purpose", (Paragraph(f"{n}.1", "To choose."),), n) for n in range(1, 13))
    document = part(word_of(paper(sections=every)), "word/document.xml")
    marks = [one.attrib[f"{W}name"] for one in document.iter(f"{W}bookmarkStart")]
    links = [one.attrib[f"{W}anchor"] for one in document.iter(f"{W}hyperlink")]
    assert links == marks[:12]
    assert 'TOC \\o "1-1" \\h \\z \\u' in [one.text for one in document.iter(f"{W}instrText")]
    kinds = [one.attrib[f"{W}fldCharType"] for one in document.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]


def test_whatever_people_type_opens_and_reads_as_they_typed_it() -> None:
    made = word_of(hostile())
    assert len(docx.Document(BytesIO(made)).paragraphs) > 200
    text = word_text(made)
    assert "#strong[x] *bold* $a$ <b>&amp; @ref \\ `raw` // no comment /* nor this */ = no heading" in text
    assert "esrever 😀👩‍👧 שלום مرحبا پاکستان ہے বাংলা 汉字" in text


def test_a_report_is_written_in_less_than_a_second() -> None:
    every = tuple(Section("Purpose", (Paragraph(f"{n}.1", "Words. " * 60),), n) for n in range(1, 25))
    began = process_time()
    word_of(paper(sections=every))
    assert process_time() - began < 1
