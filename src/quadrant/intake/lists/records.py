"""From a sheet to records, one a row: every cell read, every problem at its cell, and what was passed over told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Words
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.cell.cells import THOUSAND, reader_of, scaled, times_in
from quadrant.intake.cell.clocks import day_and_hour
from quadrant.intake.cell.codes import Problems
from quadrant.intake.cell.days import Cell, last_of_month
from quadrant.intake.cell.numbers import read_number, says_no_figure
from quadrant.intake.cell.sums import is_about
from quadrant.intake.cell.totals import COUNTS, ONLY_A_NUMBER, TOTAL, TOTALS
from quadrant.intake.fields import OF_KIND, label_of, plain_header
from quadrant.intake.fields.field import Field
from quadrant.intake.terms import MOST_PROBLEMS, Holds, Mapping, Problem, Sheet

# What is written under a list and is no name: "Source: the portal", "* provisional", "Page 2 of 3".
NOTE = re.compile(
    r"^(?:\*|(?:notes?|sources?|n\.?b\.?|key|rag|nota bene)\s*:|page \d+(?: of \d+)?$|(?:last )?updated\b|printed\b|"
    r"as at \d)",
    re.IGNORECASE,
)
FEWEST_OF_REGISTRY = 6  # digits by which a registry numbers an organisation; no list has as many rows
FEWEST_COLUMNS = 3  # what stands alone in its row is a heading only of a wider list
MOST_NAMED = 10


@dataclass
class PassedOver:
    """The rows that are no records: blank ones, rows of totals, the header again further down; and what else of the
    reading has to be told."""

    blank: int = 0
    totals: list[int] = field(default_factory=list)
    headers: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    months: dict[int, None] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    timed: dict[str, None] = field(default_factory=dict)
    about: dict[str, None] = field(default_factory=dict)

    @property
    def sentences(self) -> list[str]:
        """What a person should know was left out, with its row."""
        told = [("row of totals", self.totals), ("row that repeats the headers", self.headers)]
        left_out = [f"Left out: {what} {', '.join(map(str, rows[:10]))}" for what, rows in told if rows]
        if self.headings:
            what = "a heading or note in row" if len(self.headings) == 1 else "headings or notes in rows"
            left_out.append(f"Left out: {what} {_rows(self.headings)}")
        if self.months:
            what = f"row{'' if len(self.months) == 1 else 's'} {_rows([*self.months])}"
            as_day = "A month is read as its first day where something starts, and as its last day where it ends"
            left_out.append(f"{as_day}: {what}")
        hours = [f"Left out: the hours in {', '.join(self.timed)}; the days are read"] if self.timed else []
        about = [f"Sums written as about so much are read as that sum: {', '.join(self.about)}"] if self.about else []
        return [*self.told, *hours, *about, *left_out]


@dataclass(frozen=True)
class Row:
    """A record as read: its values by field (a field that the file has no column for is not there), and its row."""

    number: int
    values: Words[str, Any]


class RecordReader:
    """The records of one sheet. `problems` fills while they are read; ask it to refuse when they all were."""

    def __init__(self, sheet: Sheet, mapping: Mapping, of_all: Words[str, str] | None = None) -> None:
        """`of_all` holds what a person said of every row, by field: it fills what a row does not say."""
        self.sheet, self.mapping = sheet, mapping
        self.problems, self.passed_over = Problems(), PassedOver()
        self.of_all = self._read_once(of_all or {})
        self.fields = [each for each in OF_KIND[mapping.kind] if each.key in mapping.columns]
        self._words = [mapping.columns[each.key] for each in self.fields if each.needed and each.holds in WORDS]
        self._needed = {
            self.mapping.columns[one.key] for one in self.fields if one.needed and one.key not in self.of_all
        }
        self._words_refused: dict[tuple[str, str], tuple[int, int]] = {}
        self._headers = [plain_header(header) for header in sheet.headers]

    def __iter__(self) -> Iterator[Row]:
        columns = [(each, self.mapping.columns[each.key], self._reader_of(each)) for each in self.fields]
        for at, cells in enumerate(self.sheet.cells.iter_rows()):
            if self._is_no_record(cells, at):
                continue
            found = [
                (
                    each,
                    cells[place],
                    self.of_all[each.key] if self._is_silent(each, cells[place]) else read(cells[place]),
                )
                for each, place, read in columns
            ]
            for each, text, cell in found:
                if cell.is_month:
                    self.passed_over.months[self.sheet.row_number(at)] = None
                if cell.wrong and text.strip() and (each.holds is Holds.CHOICE or _is_word_for_a_day(each, text)):
                    self.refuse_word(at, each, cell, text)
                elif cell.wrong:
                    self.refuse(at, each.key, cell.wrong, cell.remedy, text)
            if not any(cell.wrong for _, _, cell in found):
                told = {each.key: cell.value for each, _, cell in found}
                yield Row(at, {**{key: cell.value for key, cell in self.of_all.items()}, **told})

    def _reader_of(self, field: Field) -> Callable[[str], Cell]:
        """Sums under a header such as "Value (£k)" are thousands, and whoever confirms is told so."""
        read, header = reader_of(field), self.sheet.headers[self.mapping.columns[field.key]]
        if field.month_as == "last" and self.mapping.columns[field.key] in self.sheet.months:
            read = _ending_months(read)
        if field.holds in DAYS:
            return _noting(read, lambda text: bool(day_and_hour(text.strip())[1]), self.passed_over.timed, header)
        if field.holds not in SUMS:
            return read
        read = _noting(read, is_about, self.passed_over.about, header)
        times = times_in(header)
        if times == 1:
            return read
        what = "thousands" if times == THOUSAND else "millions"
        self.passed_over.told.append(f"“{header}” is read in {what} of pounds: 2 is £{2 * times:,}")
        return lambda text: scaled(read(text), text, times)

    def _is_silent(self, field: Field, text: str) -> bool:
        return field.key in self.of_all and not text.strip()

    def _read_once(self, said: Words[str, str]) -> dict[str, Cell]:
        read = {}
        for each in OF_KIND[self.mapping.kind]:
            if not (text := said.get(each.key, "").strip()):
                continue
            read[each.key] = reader_of(each)(text)
            if read[each.key].wrong:
                sentence, remedy = read[each.key].wrong, read[each.key].remedy
                self.problems.add(Problem(sentence, remedy, 0, f"{each.label}, of all rows", text))
        return read

    def refuse(self, at: int, field_key: str, sentence: str, remedy: str, value: str) -> None:
        """A problem at a cell; past the fiftieth it is only counted."""
        self.problems.total += 1
        if len(self.problems.found) < MOST_PROBLEMS:
            at_column = self.mapping.columns.get(field_key)
            header = self.sheet.headers[at_column] if at_column is not None else label_of(self.mapping.kind, field_key)
            self.problems.found.append(Problem(sentence, remedy, self.sheet.row_number(at), header, value.strip()))

    def refuse_word(self, at: int, field: Field, cell: Cell, text: str) -> None:
        """A word that is none of a choice is told once, at its first row, with in how many it stands."""
        word = (field.key, " ".join(text.casefold().split()))
        if word not in self._words_refused:
            self._words_refused[word] = (len(self.problems.found), 1)
            self.refuse(at, field.key, cell.wrong, cell.remedy, text)
            return
        place, rows = self._words_refused[word]
        self._words_refused[word] = (place, rows + 1)
        if place < len(self.problems.found):
            told = f"{cell.wrong.rstrip('.')}, in {rows + 1:,} rows."
            self.problems.found[place] = replace(self.problems.found[place], sentence=told)

    def _is_no_record(self, cells: tuple[str, ...], at: int) -> bool:
        filled = [cell for cell in cells if cell.strip()]
        if not filled:
            self.passed_over.blank += 1
            return True
        if self._is_total(cells, filled):
            self.passed_over.totals.append(self.sheet.row_number(at))
            return True
        same = sum(plain_header(cell) == header for cell, header in zip(cells, self._headers, strict=True) if header)
        if len(filled) > 1 and same * 2 > len(self._headers):
            self.passed_over.headers.append(self.sheet.row_number(at))
            return True
        if len(filled) == 1 and self._is_heading(cells):
            self.passed_over.headings.append(self.sheet.row_number(at))
            return True
        return False

    def _is_total(self, cells: tuple[str, ...], filled: list[str]) -> bool:
        """Words for a total with hardly anything else that a record must say. "Total Football CIC" with an address or
        a number on a public list is an organisation."""
        if self._numbers_of_registries(cells):
            return False
        said = [cell.strip() for cell in filled]
        beside = [cell for cell in said if not ONLY_A_NUMBER.match(cell)]
        if len(beside) == 1 and COUNTS.match(" ".join(beside[0].split())):
            return True
        if not any(TOTALS.match(cell) for cell in said):
            return False
        if self.mapping.kind is DatasetKind.ORGANISATIONS:  # its name is all that it must say
            return len(beside) == 1 or any(TOTAL.match(cell) for cell in said)
        return sum(bool(cells[w].strip()) for w in self._words) <= 1

    def _numbers_of_registries(self, cells: tuple[str, ...]) -> bool:
        columns = (self.mapping.columns[one.key] for one in self.fields if one.key in OF_REGISTRIES)
        return any(sum(letter.isdigit() for letter in cells[at]) >= FEWEST_OF_REGISTRY for at in columns)

    def _is_heading(self, cells: tuple[str, ...]) -> bool:
        """One cell of words alone in its row, over a section of the list or under its end. Where the row needs to say
        nothing more, such as the title of a tender, it is a record, unless it is plainly a note."""
        at, text = next((place, cell.strip()) for place, cell in enumerate(cells) if cell.strip())
        if len(self.sheet.headers) < FEWEST_COLUMNS or not read_number(text).wrong or says_no_figure(text):
            return False
        return self._needed != {at} or bool(NOTE.match(text))


def _ending_months(read: Callable[[str], Cell]) -> Callable[[str], Cell]:
    """What a workbook shows as "Mar-28" it keeps as 1 March 2028; what ends then ends with the month."""

    def reading(text: str) -> Cell:
        cell = read(text)
        is_first = isinstance(cell.value, date) and cell.value.day == 1
        return replace(last_of_month(cell), is_month=True) if is_first else cell

    return reading


def _is_word_for_a_day(field: Field, text: str) -> bool:
    """Words such as "one-off" come in many rows and mean the same in each."""
    return field.holds in DAYS and not any(letter.isdigit() for letter in text)


def _rows(numbers: list[int]) -> str:
    """The rows by number, the first of very many: 7, 15 and 40."""
    shown, more = [str(one) for one in numbers[:MOST_NAMED]], len(numbers) - MOST_NAMED
    if more > 0:
        return f"{', '.join(shown)} and {more:,} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _noting(
    read: Callable[[str], Cell], is_so: Callable[[str], bool], columns: dict[str, None], header: str
) -> Callable[[str], Cell]:
    """Less is read of a cell than it says, an hour or an "about": whoever confirms is told once of the column."""

    def noting(text: str) -> Cell:
        cell = read(text)
        if cell.value is not None and is_so(text):
            columns[f"“{header}”"] = None
        return cell

    return noting


OF_REGISTRIES = frozenset({"charity_number", "company_number", "public_number", "education_number"})
DAYS = frozenset({Holds.DAY, Holds.LAST_DAY})
SUMS = frozenset({Holds.MONEY, Holds.MONEY_EITHER_WAY})
WORDS = frozenset({Holds.TEXT, Holds.DAY, Holds.LAST_DAY, Holds.MAIL})
