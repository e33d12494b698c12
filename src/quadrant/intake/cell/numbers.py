"""From the text of a cell to a number: what a person can only have meant one way is read, the rest is refused."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from quadrant.analyse.outcomes.terms import HIDDEN_AT_SOURCE

# What publishers write where there is no figure. Anything else that is no number is a mistake somebody should see.
NOT_AVAILABLE = frozenset({"-", "–", "—", "..", ":", "na", "n/a", "[x]", "[z]", "[c]", "[u]", "[low]"})
# Of numbers, days and sums. As the name of a group "not known" is a group.
NOT_KNOWN = frozenset({"nk", "n/k", "n / k", "n.k.", "n.k", "not known", "not yet known", "unknown"})
# Of these, what can only mean that a small number was kept back by whoever made the file.
HIDDEN = frozenset({"*", "**", "[c]", "c", "suppressed", "[suppressed]", "(suppressed)", "supp", "supp.", "redacted"})
GROUPED = re.compile(r"^[-−+]?£?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?$")
SIMPLE = re.compile(r"^[-−+]?£?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?%?$", re.IGNORECASE)
CONTINENTAL = re.compile(r"^[-−+]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+$")
# Of figures alone: where people are counted these stand for what is kept back or not known yet. In a list of records
# "x" may be a tick and "c" a name.
KEPT_BACK = frozenset(
    {"*", "**", "#", "~", "c", "x", "z", "suppressed", "[suppressed]", "(suppressed)", "supp", "supp.", "redacted"}
    | {"tbc", "not available", "not yet available", "n.a.", "n.a", "n / a", "no data", "not published"}
    | NOT_KNOWN
)
BELOW = re.compile(r"^[<≤] ?\d{1,2}$")
# "12 (p)", "12 [r]", "12r". A bare "12p" may be pence.
MARKED = re.compile(r"^(.*\d%?) ?(?:[(\[](p|r|prov|rev|provisional|revised)\.?[)\]]| ?(r))$", re.IGNORECASE)
MARKS = {"p": "Provisional", "r": "Revised"}
BRACKETED = re.compile(r"^\(£?[\d,.]+\)$")
ERROR = re.compile(r"^#[A-Z0-9/]+[!?]?$")
LARGEST = 1e15


@dataclass(frozen=True)
class Read:
    """A number, NaN for "not available", or why it is neither and what to write instead; `note` is what a letter behind
    the number says of it."""

    number: float = math.nan
    wrong: str = ""
    remedy: str = ""
    note: str = ""


def is_not_available(text: str) -> bool:
    return text.strip().casefold() in NOT_AVAILABLE


def says_no_figure(text: str) -> bool:
    """Whether a cell among figures says that there is none, or that its formula has failed."""
    plain = " ".join(text.split())
    return plain.casefold() in NOT_AVAILABLE | KEPT_BACK or bool(BELOW.match(plain) or ERROR.match(plain))


def is_words(text: str) -> bool:
    """Whether a cell holds words: neither a number nor what says that there is none."""
    return bool(read_number(text).wrong) and not says_no_figure(text)


def read_number(text: str) -> Read:
    """Thousands commas, a pound sign and a per cent sign are understood; "-", "*", "<5" and their like mean not
    available, and a mark of provisional or revised figures is told apart from its number."""
    bare = " ".join(text.replace("\u202f", "\u00a0").replace("\u00a0", "").split())
    if BELOW.match(bare) or bare.casefold() in HIDDEN:
        return Read(note=HIDDEN_AT_SOURCE)
    if is_not_available(bare) or bare.casefold() in KEPT_BACK:
        return Read()
    if marked := MARKED.match(bare):
        mark = (marked[2] or marked[3])[0].casefold()
        read = read_number(marked[1])
        return read if read.wrong else Read(read.number, note=MARKS[mark])
    number = re.sub(r" %$", "%", bare)
    if SIMPLE.match(number) or GROUPED.match(number):
        return _finite(number)
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
