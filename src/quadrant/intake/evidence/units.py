"""In what an indicator is told, and how its value is made, as far as the words of a file say."""

from __future__ import annotations

import re

from quadrant.analyse.outcomes.terms import Method
from quadrant.intake.evidence.groups import EVERYBODY, SEXES

PER_CENT = "%"
MADE_PER_CENT = r"%|\bper ?cent|\bpercentage|proportion|prevalence"
# A header that is the unit of what stands below, or ends with it; "people below 50% of the median" is none.
OF_PER_CENT = re.compile(r"^(?:%|per ?cent|percentage)\b|^%|%\s*\)?$|\bper ?cent\)?$|\(percentage\)$", re.IGNORECASE)


def unit_of(measure: str, unit: str) -> str:
    """A measure and what it is of, in one: "Count of households"; that it is of people goes without saying."""
    plain = unit.casefold()
    if not measure or not unit or plain in SEXES or plain in EVERYBODY or measure.casefold() in plain:
        return measure or unit
    between = " of " if measure.casefold() == "count" else ", "
    return f"{measure}{between}{unit[0].lower()}{unit[1:]}"


_METHODS = (
    (Method.STANDARDISED_RATE, r"standardi[sz]ed"),
    (Method.PROPORTION, MADE_PER_CENT),
    (Method.RATE, r"\brate\b|\bper (?:1|head|hour|pupil)|/ ?1,?000"),
    (Method.COUNT, r"^population$|\bcount\b|\bnumber\b|\bno\.? of\b|^children$"),
    (Method.RATIO, r"\bratio\b"),
    (Method.MEAN, r"\baverage\b|\bmean\b|expectancy"),
    (Method.INDEX, r"\bindex\b|\bscore\b"),
)


def method_of(unit: str) -> Method:
    """How a value is made, as far as its unit tells."""
    said = unit.casefold()
    return next((method for method, sign in _METHODS if re.search(sign, said)), Method.OTHER)
