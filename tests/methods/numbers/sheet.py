"""A small spreadsheet: cells, ranges, filling down, and the functions that pages of docs/numbers type into it."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np
import scipy

_REFERENCE: Final = re.compile(r"(\$?)([A-Z]{1,2})(\$?)(\d{1,3})(?![\w(])")
_RANGE: Final = re.compile(r"([A-Z]{1,2}\d{1,3}):([A-Z]{1,2}\d{1,3})")
_FUNCTION: Final = re.compile(r"\b([A-Z][A-Z0-9.]*)\(")
_TEXT: Final = re.compile(r'("[^"]*")')


class Day(dt.date):
    """A date that adds and takes away days, as a spreadsheet's does."""

    def __add__(self, days: Any) -> Any:
        return Day.of(self.toordinal() + int(days))

    def __sub__(self, other: Any) -> Any:
        return self.toordinal() - other.toordinal() if isinstance(other, dt.date) else self + -int(other)

    @classmethod
    def of(cls, ordinal: int) -> Day:
        return cls.fromordinal(ordinal)


class Sheet:
    """Cells by their names, such as `B2`; a formula is worked out when it is typed, from what stands there already."""

    def __init__(self) -> None:
        self.cells: dict[str, Any] = {}
        self.formulas: dict[str, str] = {}

    def put(self, cell: str, value: Any) -> None:
        """Type a value into an empty cell."""
        if cell in self.cells:
            raise AssertionError(f"cell {cell} is typed twice")
        self.cells[cell] = Day.of(value.toordinal()) if isinstance(value, dt.date) else value

    def again(self, typed: dict[str, Any]) -> Sheet:
        """The same sheet with other values typed into some of its cells, everything that follows worked out anew."""
        if unknown := typed.keys() - (self.cells.keys() - self.formulas.keys()):
            raise AssertionError(f"nothing was typed into {', '.join(sorted(unknown))}")
        other = Sheet()
        for name, value in self.cells.items():
            formula = self.formulas.get(name)
            other.put(name, typed.get(name, value) if formula is None else other.worked_out(formula))
        return other

    def fill(self, place: str, formula: str) -> list[Any]:
        """Type a formula into the first cell of a place and fill it over the rest, as a spreadsheet does."""
        every = list(names_in(place))
        column, row = _numbered(every[0])
        answers = []
        for name in every:
            across, down = _numbered(name)
            self.formulas[name] = _moved(formula, across - column, down - row)
            answers.append(self.worked_out(self.formulas[name]))
            self.put(name, answers[-1])
        return answers

    def worked_out(self, formula: str) -> Any:
        """What a formula such as `=SUM(B2:B4)/B5` shows."""
        names = {"_of": self.range, "_cell": self.cell, "_call": _call}
        return eval(_python(formula), {"__builtins__": {}}, names)  # noqa: S307 - formulas of our own pages

    def range(self, place: str) -> Any:
        """The values of a range as an array: a list for one row or column, else rows by columns."""
        first, last = (_numbered(end) for end in place.split(":"))
        rows = [
            [self.cell(f"{_letters(across)}{down}") for across in range(first[0], last[0] + 1)]
            for down in range(first[1], last[1] + 1)
        ]
        found = np.array(rows)
        return found.ravel() if 1 in found.shape else found

    def cell(self, name: str) -> Any:
        """The value of one cell, refused where nothing was typed."""
        if name not in self.cells:
            raise AssertionError(f"cell {name} is empty")
        return self.cells[name]


def names_in(place: str) -> Iterator[str]:
    """The cells of `B2`, or of `B2:B6`, row by row."""
    first, last = (_numbered(end) for end in (place.split(":") * 2)[:2])
    for down in range(first[1], last[1] + 1):
        for across in range(first[0], last[0] + 1):
            yield f"{_letters(across)}{down}"


def _numbered(cell: str) -> tuple[int, int]:
    letters, digits = re.fullmatch(r"([A-Z]{1,2})(\d+)", cell).groups()  # type: ignore[union-attr]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(digits)


def _letters(column: int) -> str:
    before, last = divmod(column - 1, 26)
    return (chr(ord("A") + before - 1) if before else "") + chr(ord("A") + last)


def _moved(formula: str, across: int, down: int) -> str:
    def one(found: re.Match[str]) -> str:
        fixed_column, letters, fixed_row, digits = found.groups()
        column, row = _numbered(letters + digits)
        return f"{_letters(column + (0 if fixed_column else across))}{row + (0 if fixed_row else down)}"

    return _REFERENCE.sub(one, formula)


def _python(formula: str) -> str:
    pieces = _TEXT.split(formula.removeprefix("=").replace("$", ""))
    return "".join(piece if piece.startswith('"') else _expression(piece) for piece in pieces)


def _expression(piece: str) -> str:
    piece = _FUNCTION.sub(lambda found: f"_call('{found[1].lower()}',", piece)
    piece = _RANGE.sub(lambda found: f"_of('{found[1].lower()}-{found[2].lower()}')", piece)
    piece = re.sub(r"\b([A-Z]{1,2}\d{1,3})\b", r"_cell('\1')", piece)
    piece = re.sub(r"_of\('(\w+)-(\w+)'\)", lambda found: f"_of('{found[1].upper()}:{found[2].upper()}')", piece)
    piece = piece.replace("^", "**").replace("<>", "!=")
    return re.sub(r"(?<![<>!=])=(?!=)", "==", piece)


def _call(name: str, *given: Any) -> Any:
    return _FUNCTIONS[name](*given)


def _flat(*given: Any) -> Any:
    return np.concatenate([np.ravel(each) for each in given]).astype(np.float64)


def _if(condition: Any, yes: Any, no: Any = False) -> Any:
    return np.where(condition, yes, no) if np.ndim(condition) else yes if condition else no


def _workday(day: dt.date, n: float, closed: Any = ()) -> dt.date:
    step, left, closed = (1 if n > 0 else -1), abs(int(n)), set(np.ravel(closed))
    while left:
        day = Day.of(day.toordinal() + step)
        left -= day.weekday() < 5 and day not in closed
    return day


def _networkdays(first: dt.date, last: dt.date, closed: Any = ()) -> int:
    if last < first:  # as a spreadsheet does: the same days, below 0
        return -_networkdays(last, first, closed)
    days = [Day.of(each) for each in range(first.toordinal(), last.toordinal() + 1)]
    return sum(day.weekday() < 5 and day not in set(np.ravel(closed)) for day in days)


def _edate(day: dt.date, months: float) -> dt.date:
    years, month = divmod(day.month - 1 + int(months), 12)
    following = dt.date(day.year + years + month // 11, (month + 1) % 12 + 1, 1)
    last = (following - dt.timedelta(days=1)).day
    return Day(day.year + years, month + 1, min(day.day, last))


def _rank(number: float, among: Any, upwards: float = 0) -> int:
    """The place among numbers, from the highest, or from the lowest with a third part of 1."""
    return 1 + int(((among < number) if upwards else (among > number)).sum())


def _rank_avg(number: float, among: Any, upwards: float = 0) -> float:
    """As `_rank`, those that tie sharing the mean of their places."""
    return _rank(number, among, upwards) + (int((among == number).sum()) - 1) / 2


_FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    "abs": np.abs,
    "and": lambda *given: all(given),
    "average": lambda *given: _flat(*given).mean(),
    "binom.dist": lambda x, n, p, whole: scipy.stats.binom.cdf(x, n, p) if whole else scipy.stats.binom.pmf(x, n, p),
    "chisq.inv": scipy.stats.chi2.ppf,
    "chisq.inv.rt": scipy.stats.chi2.isf,
    "count": lambda *given: _flat(*given).size,
    "countif": lambda among, wanted: int((np.ravel(among) == wanted).sum()),
    "devsq": lambda *given: ((_flat(*given) - _flat(*given).mean()) ** 2).sum(),
    "edate": _edate,
    "if": _if,
    "int": math.floor,
    "large": lambda among, k: np.sort(np.ravel(among))[::-1][int(k) - 1],
    "max": lambda *given: _flat(*given).max(),
    "min": lambda *given: _flat(*given).min(),
    "mod": lambda number, by: number % by,
    "month": lambda day: day.month,
    "mround": lambda number, base: math.floor(number / base + 0.5) * base,
    "networkdays": _networkdays,
    "norm.s.inv": scipy.stats.norm.ppf,
    "or": lambda *given: any(given),
    "rank.avg": _rank_avg,
    "rank.eq": _rank,
    "round": lambda number, places: math.copysign(math.floor(abs(number) * 10**places + 0.5) / 10**places, number),
    "roundup": lambda number, places: math.ceil(number * 10**places - 1e-9) / 10**places,
    "sign": np.sign,
    "sqrt": np.sqrt,
    "stdev.s": lambda *given: _flat(*given).std(ddof=1),
    "sum": lambda *given: _flat(*given).sum(),
    "sumproduct": lambda *given: np.prod([np.asarray(each, dtype=np.float64) for each in given], axis=0).sum(),
    "sumsq": lambda *given: (_flat(*given) ** 2).sum(),
    "t.inv.2t": lambda share, free: scipy.stats.t.isf(share / 2, free),
    "weekday": lambda day, kind: day.isoweekday() if kind == 2 else None,
    "workday": _workday,
    "year": lambda day: day.year,
}
