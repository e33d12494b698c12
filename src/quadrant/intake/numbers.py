"""From the text of a cell to a number: what a person can only have meant one way is read, the rest is refused."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

# What publishers write where there is no figure. Anything else that is no number is a mistake somebody should see.
NOT_AVAILABLE = frozenset({"-", "–", "—", "..", ":", "na", "n/a", "[x]", "[z]", "[c]", "[u]", "[low]"})
GROUPED = re.compile(r"^[-−+]?£?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?$")
SIMPLE = re.compile(r"^[-−+]?£?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?%?$", re.IGNORECASE)
CONTINENTAL = re.compile(r"^[-−+]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+$")
BRACKETED = re.compile(r"^\(£?[\d,.]+\)$")
ERROR = re.compile(r"^#[A-Z0-9/]+[!?]?$")
LARGEST = 1e15


@dataclass(frozen=True)
class Read:
    """A number, NaN for "not available", or why it is neither and what to write instead."""

    number: float = math.nan
    wrong: str = ""
    remedy: str = ""


def is_not_available(text: str) -> bool:
    return text.strip().casefold() in NOT_AVAILABLE


def read_number(text: str) -> Read:
    """Thousands commas, a pound sign and a per cent sign are understood; "-" and its like mean not available."""
    bare = text.strip().replace("\u00a0", "").replace("\u202f", "")
    if is_not_available(bare):
        return Read()
    if SIMPLE.match(bare) or GROUPED.match(bare):
        return _finite(bare)
    return Read(wrong="is not a number.", remedy=_remedy(bare))


def _finite(bare: str) -> Read:
    digits = bare.replace("−", "-").replace("£", "").replace(",", "").replace("%", "")
    number = float(digits)
    if abs(number) > LARGEST:
        return Read(wrong="is larger than any figure could be.", remedy="Check the unit.")
    if number == 0 and re.search(r"[1-9]", re.split("e", digits, flags=re.IGNORECASE)[0]):
        return Read(wrong="is too small to be kept apart from 0.", remedy="Write 0, or use a larger unit.")
    return Read(number + 0.0)


def _remedy(bare: str) -> str:
    if not bare:
        return "The cell is empty: write - where the figure is not available."
    if CONTINENTAL.match(bare):
        return f"Write {bare.replace('.', '').replace(',', '.')}, with a point before the decimals."
    if BRACKETED.match(bare):
        return f"Write -{bare.strip('()')} for a number below 0."
    if ERROR.match(bare):
        return "This is a formula's error: mend the formula."
    return "Write a number such as 1234.5, or - where it is not available."
