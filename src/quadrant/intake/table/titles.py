"""What stands over a table, and what its sheet is called, may say of which period all of it is: "Position at 30
September 2026", "Q2 26-27"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quadrant.intake.terms import Sheet
from quadrant.methods.periods import period_end, period_label

YEARS = r"(?:20\d\d|\d\d(?=\s?[/–-]\s?\d\d\b))(?:\s?[/–-]\s?(?:20\d\d|\d\d))?"
QUARTER = r"(?:q|qtr|quarter|h)\s?[1-4]"
DAY = r"\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\s+20\d\d|\d{1,2}/\d{1,2}/20\d\d"
# The most exact first: a day stands for the count that was made on it, and only where the words say so.
NAMED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:as at|at|as of|on)\s+({DAY})\b",
        rf"\b({QUARTER}\s*[,:–-]?\s*{YEARS})(?![\d/–-])",
        rf"(?<![\d/–-])({YEARS}\s*[,:–-]?\s*{QUARTER})\b",
        r"(?<!to )(?<![–-])(?<![–-] )\b([a-z]{3,9}\s+20\d\d)(?!\s*(?:to|–|-))\b",
        r"(?<![\d/–-])(20\d\d\s?[/–-]\s?(?:20\d\d|\d\d))(?![\d/–-])",
        r"(?<![\d/–-])(20\d\d)(?![\d/–-])",
    )
)
SPAN = re.compile(r"\b\w+\s+(?:\d{4}\s+)?(?:to|–|-)\s+[a-z0-9 ]+20\d\d", re.IGNORECASE)
Titles = Sequence[tuple[str, tuple[str, ...]]]


def titles_of(sheet: Sheet, name: str) -> Titles:
    """What may say something of the whole table, the surest first, and where it stands."""
    return (
        ("what stands above the headers", tuple(sheet.above)),
        ("the name of the sheet", (sheet.name,)),
        ("the name of the dataset", (name,)),
    )


def period_above(titles: Titles) -> tuple[str, str]:
    """The one period that the titles or the sheet's name say, and where; none where they say none, or several. What
    somebody calls the dataset may name its year for other reasons."""
    for where, texts in titles[:2]:
        found = {period for text in texts if (period := _period_in(text))}
        if found:
            return (found.pop(), where) if len(found) == 1 else ("", "")
    return "", ""


def _period_in(text: str) -> str:
    if SPAN.search(text):
        return ""  # from one to another: its end alone would say less than the title does
    for pattern in NAMED:
        said = {period_label(one) for one in pattern.findall(text) if period_end(one) is not None}
        if said:
            return said.pop() if len(said) == 1 else ""
    return ""
