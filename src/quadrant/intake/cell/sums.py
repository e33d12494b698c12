"""The words that people write beside a sum of money: about, for each year, nil."""

from __future__ import annotations

import re

ABOUT = re.compile(
    r"^(?:(?:circa|ca|c|approx(?:imately)?|about|around|est(?:imated)?)\.?(?![a-z])\s*|~\s*)(?=[£\d])", re.IGNORECASE
)
EACH_YEAR = re.compile(r"(?:\s*/\s*|\s*\b)(?:p\.?\s?a\.?|(?:per|a|each)\s+(?:annum|year|yr)|annually|yr|year)$", re.I)
NOTHING = frozenset({"nil", "zero", "£nil", "no cost"})


def plain_sum(text: str) -> str:
    """The sum alone: "c. £140,000" is £140,000 and "nil" is 0. That it is each year's is left for whoever reads it."""
    bare = text.replace("\u00a0", "").replace("GBP", "").strip()
    return "0" if bare.casefold() in NOTHING else ABOUT.sub("", bare)


def is_about(text: str) -> bool:
    return bool(ABOUT.match(text.replace("\u00a0", "").strip()))


def without_year(text: str) -> str:
    """The sum that a year comes to: "£12k pa" is £12k; the text itself where it speaks of no year."""
    sum_alone = EACH_YEAR.sub("", text.strip())
    return sum_alone if any(letter.isdigit() for letter in sum_alone) else text
