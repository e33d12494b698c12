"""Two texts with their marks: by word, by paragraph, escaped, and quick whatever is sent."""

from __future__ import annotations

from time import perf_counter

from quadrant.web.design.marked import marked
from tests.web.telling import unspanned


def test_only_the_words_that_differ_are_marked() -> None:
    both = marked("The board agrees.\nIt costs £5.", "The board agrees.\nIt costs £7.")
    assert unspanned(both.earlier) == "The board agrees.\nIt costs <del>[taken out: £5.]</del>"
    assert unspanned(both.later) == "The board agrees.\nIt costs <ins>[put in: £7.]</ins>"
    assert both.is_changed


def test_a_paragraph_put_in_between_leaves_its_neighbours_alone() -> None:
    both = marked("One.\nThree.", "One.\nTwo.\nThree.")
    assert both.earlier == "One.\nThree."
    assert unspanned(both.later) == "One.\n<ins>[put in: Two.]</ins>\nThree."


def test_spaces_and_line_ends_alone_are_no_change() -> None:
    assert not marked("a  b\r\nc", "a b\nc").is_changed


def test_what_was_typed_is_never_markup() -> None:
    both = marked("<b>old</b>", "<script>alert(1)</script>")
    assert "<b>" not in both.earlier
    assert "<script>" not in both.later
    assert "&lt;script&gt;" in both.later


def test_nothing_is_said_to_be_nothing() -> None:
    both = marked("", "New")
    assert both.earlier == "Nothing said"
    assert unspanned(both.later) == "<ins>[put in: New]</ins>"


def test_two_long_texts_without_a_word_in_common_are_shown_whole_and_soon() -> None:
    began = perf_counter()
    both = marked("a " * 100_000, "b " * 100_000)
    assert perf_counter() - began < 5
    assert both.earlier.count("<del>") == 1
