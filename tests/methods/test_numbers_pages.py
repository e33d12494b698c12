"""docs/numbers: every printed number is worked out, by the page's own spreadsheet and by `quadrant.methods`."""

from __future__ import annotations

import ast
import pkgutil
import re
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

import quadrant.methods
from quadrant.methods.calendar import add_working_days, clear_days, clear_working_days
from quadrant.methods.shares import shares
from tests.methods.numbers.page import PAGES, Page, methods

TOPICS = sorted(path for path in PAGES.glob("*.md") if path.name != "README.md")
SECTIONS = ("What it says", "When to use it, and when not", "By hand", "How to read it", "What it refuses, and traps")
NOT_SHOWN_YET = "No page of Quadrant shows this yet"
# No numbers for an officer: reading what a caller gives, how things are written, bank holidays, how maps are drawn.
WITHOUT_A_PAGE = {"arrays", "words", "decimals", "periods", "bank_holidays", "outlines"}


@pytest.mark.parametrize("path", TOPICS, ids=lambda path: path.stem)
def test_every_number_of_a_page_is_what_the_arithmetic_says(path: Path) -> None:
    page = Page(path.read_text(encoding="utf-8"))
    assert not page.problems, "\n".join(page.problems)
    assert page.checked >= 8


@pytest.mark.parametrize("path", TOPICS, ids=lambda path: path.stem)
def test_every_page_answers_the_same_questions_in_the_same_order(path: Path) -> None:
    headings = Page(path.read_text(encoding="utf-8")).headings
    at = [next(place for place, each in enumerate(headings) if each.startswith(section)) for section in SECTIONS]
    assert at == sorted(at)
    assert headings[-1] == "Source"


def test_the_index_leads_to_every_page_and_the_readme_to_the_index() -> None:
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    assert {path.name for path in TOPICS} == set(re.findall(r"\]\(([\w-]+\.md)\)", index))
    assert "docs/numbers/README.md" in (PAGES.parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_index_lists_the_numbers_that_no_page_of_the_product_shows() -> None:
    listed = (PAGES / "README.md").read_text(encoding="utf-8").rpartition("## Which numbers no page of Quadrant")[2]
    hidden = {path.name for path in TOPICS if NOT_SHOWN_YET in path.read_text(encoding="utf-8")}
    assert set(re.findall(r"\]\(([\w-]+\.md)\)", listed)) == hidden


def test_every_module_has_its_page_and_every_name_in_a_page_exists() -> None:
    named = {name for path in TOPICS for name in _code_of(path)}
    modules = {each.name for each in pkgutil.iter_modules(quadrant.methods.__path__)} - WITHOUT_A_PAGE
    assert modules == {name.partition(".")[0] for name in named}
    assert {name.rpartition(".")[2] for name in named} <= methods().keys()


def _code_of(path: Path) -> list[str]:
    """The names in the last line of a page: "In the code: `rates.wilson`, `rates.byars`." """
    last = path.read_text(encoding="utf-8").strip().rpartition("In the code:")[2]
    return re.findall(r"`([\w.]+)`", last)


@pytest.mark.parametrize("path", TOPICS, ids=lambda path: path.stem)
def test_a_page_says_so_when_no_page_of_the_product_shows_its_number(path: Path) -> None:
    called = {name.rpartition(".")[2] for name in _code_of(path)} & _called_by_the_product()
    assert (NOT_SHOWN_YET in path.read_text(encoding="utf-8")) == (not called), called


@cache
def _called_by_the_product() -> set[str]:
    """What the rest of the product imports from `quadrant.methods`, and reads from a module of it."""
    found: set[str] = set()
    source = Path(quadrant.methods.__file__).parents[1]
    for path in source.rglob("*.py"):
        if path.is_relative_to(source / "methods"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("quadrant.methods"):
                found |= {each.name for each in node.names}
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                found |= {node.attr} if node.value.id in found else set()
    return found


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("12.4<!-- 100 * 1 / 8 -->", "it should say: 12.5"),
        ("12<!-- 100 * 1 / 8 -->", "it should say: 12.5"),
        ("Similar<!-- Outcome.BETTER -->", "it should say: Better"),
        ("Rates of 3.1 and 4.2", "nothing works out 3.1"),
        ("## By hand\nOf 60, 8.\n\n| | A |\n|---|---|\n| 1 | 60 |\n| 2 | 9 |", "nothing works out or holds 8"),
        ("| cell | what | type this | shows |\n|---|---|---|---|\n| B1 | half | `=1/2` | 0.6 |", "it should say: 0.5"),
        ("| | A |\n|---|---|\n| 1 | 7 |\n\n8<!-- A1 -->", "it should say: 7.0"),
        ("9<!-- A1 -->", "name 'A1' is not defined"),
    ],
)
def test_a_page_that_is_wrong_is_found_out(text: str, problem: str) -> None:
    assert problem in Page(text).problems[-1]


def test_a_sheet_fills_down_and_keeps_what_is_fixed() -> None:
    page = Page(
        "| | A | B |\n|---|---|---|\n| 1 | 10 | 4 |\n| 2 | 30 | 6 |\n\n"
        "| cell | what | type this | shows |\n|---|---|---|---|\n| C1:C2 | share | `=A1/SUM(A$1:A$2)` | 0.25; 0.75 |\n"
        "\nTogether 5.5<!-- (C1:C2 * B1:B2).sum() -->"
    )
    assert (page.problems, page.checked) == ([], 3)


@pytest.mark.parametrize(
    ("parts", "pounds"),
    [([1, 1, 1], "100"), ([1, 1, 1], "-100"), ([2, 2, 2], "-0.05"), ([1, 4, 1], "0.03"), ([7, 0, 7], "12345678.91")],
)
def test_the_sheet_that_divides_money_keeps_every_penny_in_ties_and_in_credits(parts: list[int], pounds: str) -> None:
    page = Page((PAGES / "shares.md").read_text(encoding="utf-8"))
    shown = page.again("F1:F3", f"A1:A3 = {'; '.join(map(str, parts))}", f"A5 = {pounds}")
    assert [f"{each:.2f}" for each in shown] == [f"{each:.2f}" for each in shares(Decimal(pounds), parts)]


@pytest.mark.parametrize("day", range(14, 32))
def test_the_sheet_that_counts_working_days_agrees_with_the_law_on_any_day_of_notice(day: int) -> None:
    """A notice on a Saturday, a Sunday or a bank holiday too: its count begins with the next working day."""
    sheet = Page(_example("calendar", "By hand: working days"))
    notice = date(2026, 12, day)
    shown = sheet.again("A2:A3", f"A1 = {day} December 2026")
    assert shown == [add_working_days(notice, 8), add_working_days(notice, 8, inclusive=True)]


@pytest.mark.parametrize("day", range(18, 32))
def test_the_sheet_that_counts_clear_days_agrees_for_any_day_of_meeting(day: int) -> None:
    """A meeting on the day of its agenda, or on the next, has no clear day."""
    sheet, agenda, meeting = Page(_example("calendar", "By hand: clear days")), date(2026, 12, 18), date(2026, 12, day)
    shown = sheet.again("A3:A4", f"A2 = {day} December 2026")
    assert shown == [clear_working_days(agenda, meeting), clear_days(agenda, meeting)]


def _example(topic: str, heading: str) -> str:
    """One example of a page, from its heading to the next."""
    return (PAGES / f"{topic}.md").read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]


def test_other_values_can_be_typed_only_where_values_were_typed() -> None:
    page = Page(
        "| cell | what | type this | shows |\n|---|---|---|---|\n| A1 | one | 2 | |\n| A2 | twice | `=2*A1` | 4 |\n"
        '\n10<!-- again("A2", "A1 = 5") -->\n\n6<!-- again("A2", "A2 = 6") -->'
    )
    assert page.checked == 2
    assert [problem.splitlines()[0] for problem in page.problems] == ["line 8: nothing was typed into A2"]


def test_checks_stand_at_the_end_of_their_section_and_each_is_asked_for() -> None:
    page = Page("## Here\n12.5<!-- 1 -->\n\n<!-- checks\n1: 100 / 8\n-->\n\n## There\n7.5<!-- 100 / 8 -->")
    assert page.checked == 1
    assert [problem.splitlines()[0] for problem in page.problems] == ["line 9: it should say: 12.5"]
    for wrong in ("8<!-- 2 -->", "8"):
        with pytest.raises(AssertionError, match="asked for or given, not both"):
            Page(f"{wrong}\n\n<!-- checks\n1: 4 + 4\n-->\n")
