"""A measure's values in words."""

from __future__ import annotations

from decimal import Decimal

from quadrant.methods import words

PENNY = Decimal("0.01")


def value_words(value: Decimal | None, unit: str) -> str:
    """85%, 12 per 1,000 or 240."""
    if value is None:
        return words.NOTHING
    said = words.number(value.quantize(PENNY))
    return f"{said}%" if unit == "%" else f"{said} {unit}".strip()
