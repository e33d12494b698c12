"""The equity audit of an assessment: its lines, and what of them points to so few that it stays out of a paper."""

from __future__ import annotations

import re
from decimal import Decimal

from quadrant.analyse.needs.models import EquityLine, NeedsAssessment
from quadrant.analyse.outcomes.terms import SMALLEST_SHOWN
from quadrant.methods import words
from quadrant.methods.disclosure import small_part

PER_CENT = re.compile(r"\s*(%|per ?cent\b)", re.IGNORECASE)
PER = re.compile(r"\bper\s+([\d,]*\d)", re.IGNORECASE)
HIDDEN = "Hidden: small numbers"


def equity_rows(assessment: NeedsAssessment) -> list[EquityLine]:
    """The equity audit of an assessment: groups by name, access before what becomes of people."""
    found = EquityLine.objects.filter(assessment=assessment).select_related("group", "assessment__cycle")
    return list(found.order_by("group__name", "side", "measure", "pk"))


def few_told_by(figure: Decimal, people: int, unit: str) -> int | None:
    """The 1 to 4 people that a per cent or a rate of a group gives away; None where it gives away nobody, or where the
    unit does not say of how many the figure is."""
    per = _per(unit)
    return small_part(float(figure), people, per, SMALLEST_SHOWN) if per else None


def _per(unit: str) -> int | None:
    if PER_CENT.match(unit):
        return 100
    found = PER.search(unit)
    return int(found[1].replace(",", "")) if found else None


def equity_told(line: EquityLine) -> tuple[str, str, str, str]:
    """A group's figure, everybody's, how the group fares and of how many people, as any paper may say them."""
    everybody = words.with_unit(line.everybody, line.unit)
    if few_told_by(line.theirs, line.people, line.unit) is not None:
        return HIDDEN, everybody, words.NOTHING, HIDDEN
    return words.with_unit(line.theirs, line.unit), everybody, line.fares, words.number(line.people)
