"""Responses to a consultation in a file that came from elsewhere: which column answers which question, cell by cell.

A row is one response. Every cell that does not fit its question is named with its row and column; then nothing of the
file is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from quadrant.engagement.terms import HIGHEST, LOWEST, Given, QuestionKind, Value
from quadrant.intake.cell.numbers import read_number
from quadrant.intake.fields import plain_header
from quadrant.intake.reading import read_sheets
from quadrant.intake.table.headers import sheet_of
from quadrant.intake.terms import MOST_PROBLEMS, FileRefused, Problem, Sheet

if TYPE_CHECKING:
    from quadrant.engagement.models import Question

RECEIVED = "received"
"""The key of the column that says on which day each response came; the others are numbers of questions."""
MOST_RESPONSES = 20_000
LONGEST_TEXT = 4_000
LARGEST = 999_999_999_999
DAY_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y")
RECEIVED_HEADERS = {"date", "date received", "received", "submitted", "submitted at", "start date", "last modified"}
BETWEEN = re.compile(r"[;|\n]")


@dataclass(frozen=True)
class Checked:
    """What a file would bring: its responses, and how many rows said nothing in the columns chosen."""

    given: Sequence[Given]
    empty: int


class _Wrong(Exception):
    """What is wrong with one cell, and what would be right."""

    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.sentence, self.remedy = sentence, remedy


def open_responses(path: Path) -> Sheet:
    """The table of a file, its header row found. Raises `FileRefused`."""
    sheet = sheet_of(read_sheets(path))
    if sheet.cells.height > MOST_RESPONSES:
        told = f"The file has {sheet.cells.height:,} rows; {MOST_RESPONSES:,} responses are taken at once."
        raise FileRefused.whole(told, "Divide it into several.")
    return sheet


def guessed_columns(sheet: Sheet, questions: Sequence[Question]) -> dict[str, str]:
    """Columns whose header is the question, or says its number; and the one that says when responses came."""
    by_header = {plain_header(header): header for header in reversed(sheet.headers)}
    found = {}
    for place, question in enumerate(questions, start=1):
        wanted = (plain_header(question.text), f"q{place}", f"question {place}")
        header = next((by_header[each] for each in wanted if each in by_header), None)
        if header is not None:
            found[str(question.pk)] = header
    received = next((header for plain, header in by_header.items() if plain in RECEIVED_HEADERS), None)
    return {**found, **({RECEIVED: received} if received else {})}


def check_responses(sheet: Sheet, columns: Mapping[str, str], questions: Sequence[Question], *, on: date) -> Checked:
    """Read every cell. `on` is the day of responses that no column dates. Raises `FileRefused` with each problem."""
    asked = {str(one.pk): one for one in questions}
    at = {header: place for place, header in enumerate(sheet.headers)}
    gone = [header for header in columns.values() if header not in at]
    if gone:
        raise FileRefused([Problem(f"The file has no column “{header}”.", "Choose again.") for header in gone])
    told = {key: sheet.column(at[header]).to_list() for key, header in columns.items()}
    readers = {key: _reader(asked[key]) for key in told if key in asked}
    if not readers:
        raise FileRefused.whole("No column answers a question yet.", "Say which column answers which question.")
    return _read(sheet, columns, told, readers, on)


def _read(
    sheet: Sheet,
    columns: Mapping[str, str],
    told: Mapping[str, Sequence[str]],
    readers: Mapping[str, Callable[[str], Value]],
    on: date,
) -> Checked:
    given, problems, total, empty = [], list[Problem](), 0, 0

    def read(key: str, row: int, reader: Callable[[str], Value | date]) -> Value | date | None:
        nonlocal total
        text = told[key][row].strip()
        try:
            return reader(text) if text else None
        except _Wrong as wrong:
            total += 1
            if len(problems) < MOST_PROBLEMS:
                at = sheet.row_number(row)
                problems.append(Problem(wrong.sentence, wrong.remedy, at, columns[key], text, sheet.name))
            return None

    for row in range(sheet.cells.height):
        answers = {int(key): said for key, reader in readers.items() if (said := read(key, row, reader)) is not None}
        received = read(RECEIVED, row, _day) if RECEIVED in told else None
        if answers:
            given.append(Given(answers, received if isinstance(received, date) else on))  # type: ignore[arg-type]  # readers of questions give values
        else:
            empty += 1
    if problems:
        raise FileRefused(problems, total=total)
    if not given:
        raise FileRefused.whole("The columns chosen are empty.", "Choose the columns that hold the answers.")
    return Checked(given, empty)


def _reader(question: Question) -> Callable[[str], Value]:
    kind = QuestionKind(question.kind)
    if kind is QuestionKind.TEXT:
        return _text
    if kind is QuestionKind.NUMBER:
        return _number
    if kind is QuestionKind.SCALE:
        ends = {question.low.casefold(): LOWEST, question.high.casefold(): HIGHEST}
        return lambda text: _step(text, ends)
    known = {" ".join(choice.split()).casefold(): place for place, choice in enumerate(question.choices)}
    if kind is QuestionKind.ONE:
        return lambda text: _choice(text, known, question.choices)
    return lambda text: _choices(text, known, question.choices)


def _text(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise _Wrong(f"is longer than {LONGEST_TEXT:,} characters.", "Shorten it.")
    return text


def _number(text: str) -> Decimal:
    read = read_number(text)
    if read.wrong or read.number != read.number:
        raise _Wrong(read.wrong or "is not a number.", read.remedy or "Leave the cell empty where nothing was said.")
    if abs(read.number) > LARGEST:
        raise _Wrong("is larger than any answer could be.", "Check it.")
    return Decimal(str(read.number)).quantize(Decimal("0.01"))


def _step(text: str, ends: Mapping[str, int]) -> int:
    plain = text.removesuffix(".0").casefold()
    step = int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 3 else ends.get(plain, 0)
    if not LOWEST <= step <= HIGHEST:
        raise _Wrong("is no step of the scale.", f"Write a number from {LOWEST} to {HIGHEST}.")
    return step


def _choice(text: str, known: Mapping[str, int], choices: Sequence[str]) -> int:
    found = known.get(" ".join(text.split()).casefold())
    if found is None:
        some = ", ".join(f"“{choice}”" for choice in choices[:6])
        more = " …" if len(choices) > 6 else ""
        raise _Wrong("is none of the answers.", f"Write one of {some}{more}, or add it to the question.")
    return found


def _choices(text: str, known: Mapping[str, int], choices: Sequence[str]) -> tuple[int, ...]:
    parts = [part for part in BETWEEN.split(text) if part.strip()]
    return tuple(dict.fromkeys(_choice(part, known, choices) for part in parts))


def _day(text: str) -> date:
    bare = text.split("T", maxsplit=1)[0].split(" ", maxsplit=1)[0]
    for form in DAY_FORMS:
        try:
            return datetime.strptime(bare, form).date()  # noqa: DTZ007  a day has no time zone
        except ValueError:
            continue
    raise _Wrong("is not a day.", "Write it like 31/10/2026.")
