"""Why a cell names no number, no place and no period, and what would."""

from __future__ import annotations

import re

from quadrant.intake.cell.days import SERIAL_DAY, read_day
from quadrant.intake.cell.numbers import ERROR, read_number
from quadrant.intake.evidence.places import CODE_LENGTH, NEARLY_CODE, Places
from quadrant.methods.calendar import in_words

OF_A_QUARTER = re.compile(r"\bq ?\d|\bqtr|\bquarter", re.IGNORECASE)
OF_A_FORMULA = ("is a formula's error.", "Mend the formula.")


def why_no_number(text: str) -> tuple[str, str]:
    """What is wrong with a cell that holds no number, and what to write."""
    read = read_number(text)
    return read.wrong, read.remedy


def why_no_number_in_workbook(text: str) -> tuple[str, str]:
    """The same in a workbook, where an empty cell may be a formula that was never worked out."""
    if text.strip():
        return why_no_number(text)
    return "The cell is empty, or its formula has no result.", "Write - where the figure is not available."


def why_no_period(text: str) -> tuple[str, str]:
    """The number by which a spreadsheet keeps a day is told as that day."""
    day = read_day(text.strip()) if SERIAL_DAY.match(text.strip()) else None
    if day is not None and day.value is not None:
        return "is not a period.", f"It is how a spreadsheet keeps {in_words(day.value)}: format the cells as dates."
    if OF_A_QUARTER.search(text):
        return "is not a period.", "Write a quarter with its year: Q1 2026/27 begins in April, Q1 2026 in January."
    if ERROR.match(text.strip()):
        return OF_A_FORMULA
    return "is not a period.", "Write one such as 2024, 2023/24, Q1 2023/24 or March 2024."


def why_no_place(text: str, places: Places, *, of_wards: bool = False) -> tuple[str, str]:
    """The sentence and the remedy for a cell that names no known place."""
    if not text.strip():
        return "The cell is empty.", "Name the area."
    if ERROR.match(text.strip()):
        return OF_A_FORMULA
    if several := places.several_named(text):
        return (
            "is the name of several areas here.",
            f"Write the GSS code: {' or '.join(one.code for one in several[:4])}.",
        )
    if of_wards and not (places.small or places.own):
        remedy = "Bring in the boundaries of your wards, or a lookup of areas, first; or write GSS codes."
        return "is no ward that Quadrant knows yet.", remedy
    if NEARLY_CODE.match(text.strip()) and len(text.strip()) != CODE_LENGTH:
        return "is no GSS code.", f"One has a letter and {CODE_LENGTH - 1} digits."
    near = places.nearest(text, of_wards=of_wards)
    return "is no area that Quadrant knows.", f"Did you mean {near}?" if near else "Write its name or its GSS code."
