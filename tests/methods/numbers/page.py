"""A page of docs/numbers: its sheets worked out, its comments asked of `quadrant.methods`, its numbers compared.

How a page is marked, none of it seen by its reader:

* a table whose first row of heads is `| | A | B |` is a sheet as it looks on a screen: numbers typed in;
* a table headed `| cell | … | type this | shows |` types into cells: numbers, or a formula, filled over a range such as
  `C2:C6`; what it shows is compared with what the formula gives, several values parted by `; `;
* `12.3<!-- an expression -->` compares the number before it, to the places printed, with what `quadrant.methods` says;
  cells and ranges are names in it, and `again("F1:F3", "A1:A3 = 1; 1; 1")` is what F1:F3 shows when other values are
  typed; a list is compared with as many numbers, words or dates with the words before it;
* `<!-- let name = … -->` keeps something for later; `<!-- given -->` says that the number before it is nobody's result
  (`<!-- given 3 -->` the three before it).

Expressions stand at the end of their section, in one comment that begins with "checks", a line each: `3: rank(E3:E6)`.
`<!-- 3 -->` after a number then means that line, so that the page reads well as it is typed.

A sheet lasts until the next heading that begins "By hand". Under such a heading every number said in words must be
compared, or stand in the sheet, a formula or a check: "of 60 children, 9" needs cells of 60 and 9. Elsewhere every
number with a decimal point or with thousands must be compared.
"""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from pathlib import Path
from typing import Any, Final

import numpy as np

import quadrant.methods
from quadrant.methods import weights, words
from tests.methods.numbers.sheet import Sheet, names_in

PAGES: Final = Path(__file__).resolve().parents[3] / "docs" / "numbers"
_COMMENT: Final = re.compile(r"<!--(.*?)-->", re.S)
_CHECKS: Final = re.compile(r"<!-- checks\n(.*?)-->", re.S)
_SECTION: Final = re.compile(r"^(?=## )", re.M)
_CODE: Final = re.compile(r"`[^`]*`")
_NUMBER: Final = re.compile(r"(?<![\w.,])[−-]?\d+(?:,\d{3})*(?:\.\d+)?(?!\d)")
_DAY: Final = re.compile(r"(\d{1,2}) (" + "|".join(words.MONTHS) + r") (\d{4})")
_PLACE: Final = re.compile(r"[A-Z]{1,2}\d{1,3}(:[A-Z]{1,2}\d{1,3})?")
# None, one, a pair; and the two confidences that limits are asked for.
_WORDS: Final = {"0", "1", "2", "95", "99.8"}
_MARKUP: Final = "*`_”\"'. "


def methods() -> dict[str, Any]:
    """Every public function and class of `quadrant.methods` by its name, and `refusal` for the sentence of an error."""
    found: dict[str, Any] = {}
    for each in pkgutil.walk_packages(quadrant.methods.__path__, "quadrant.methods."):
        if each.name == "quadrant.methods.words":  # how numbers are written, not what they are
            continue
        module = importlib.import_module(each.name)
        for name, member in vars(module).items():
            own = getattr(member, "__module__", "") == module.__name__
            if not name.startswith("_") and (own or name.isupper()):
                found[name] = member
    return found


def refusal(act: Callable[..., Any], *given: Any, **named: Any) -> str:
    """The sentence with which a method refuses."""
    try:
        act(*given, **named)
    except ValueError as error:
        return str(error)
    raise AssertionError(f"{act.__name__} did not refuse")


class Page:
    """One page, read from its first line to its last; `problems` are sentences with the line where each stands."""

    def __init__(self, text: str) -> None:
        text = "".join(map(_with_its_checks, _SECTION.split(text)))
        self.text = _COMMENT.sub(lambda found: " ".join(found[0].split()), text)
        self.headings = [line.lstrip("# ") for line in self.text.splitlines() if line.startswith("## ")]
        self.problems: list[str] = []
        self.checked = 0
        self.sheet, self.said, self.held = Sheet(), list[tuple[str, str]](), set(_WORDS)
        self.kept: dict[str, Any] = {}
        self.known = {**methods(), "D": Decimal, "date": dt.date, "np": np, "refusal": refusal, "nan": float("nan")}
        self.known |= {"again": self.again, "RANDOM": weights._RANDOM_INDEX}
        self._read()

    def again(self, place: str, *changes: str) -> list[Any]:
        """What a place of the sheet shows when other values are typed: `A1:A3 = 1; 1; 1`."""
        typed: dict[str, Any] = {}
        for change in changes:
            where, _, given = change.partition("=")
            typed.update(zip(names_in(where.strip()), map(_value, given.split(";")), strict=True))
        other = self.sheet.again(typed)
        return [other.cell(name) for name in names_in(place)]

    def _read(self) -> None:
        heads: list[str] = []
        heading = ""
        for number, line in enumerate(self.text.splitlines(), start=1):
            if line.startswith("#"):
                self._example_ended()
                heading = line.lstrip("# ")
                self.sheet = Sheet() if heading.startswith("By hand") else self.sheet
            cells = _cells(line)
            heads = [] if not cells else heads or cells
            try:
                step = bool(cells) and cells is not heads and self._typed(heads, cells)
                loose = self._compared(line)
                if heading.startswith("By hand"):
                    self._restated(f"line {number}", line, heads, loose, step=step)
                elif not (step or _is_grid(heads) or heading.startswith("Source")):
                    _refuse_decimals(loose)
            except Exception as error:  # whatever is wrong with a page is told with its line
                self.problems.append(f"line {number}: {error}\n    {line}")
        self._example_ended()

    def _restated(self, where: str, line: str, heads: list[str], loose: list[str], *, step: bool) -> None:
        """Note what a line of a worked example holds in its sheet, formulas and checks, and what it says in words."""
        inside = " ".join([*_COMMENT.findall(line), *_CODE.findall(line)])
        if _is_grid(heads):
            inside, loose = f"{inside} {line}", []
        elif step:
            cells = _cells(_blanked(line, code=True))
            inside, loose = " ".join((inside, *cells[-2:])), _left_of(loose, cells[1])
        self.held |= set(map(_bare, _NUMBER.findall(inside)))
        self.said += [(number, where) for number in loose]

    def _example_ended(self) -> None:
        self.problems += [
            f"{where}: nothing works out or holds {said}" for said, where in self.said if _bare(said) not in self.held
        ]
        self.said, self.held = [], set(_WORDS)

    def _typed(self, heads: list[str], cells: list[str]) -> bool:
        """Type a row of a table into the sheet; whether it was a step with a formula or values to type."""
        if set(cells[0]) <= set("-: ") and cells[0]:
            return False
        if _is_grid(heads):
            for letter, cell in zip(heads[1:], cells[1:], strict=True):
                if cell:
                    self.sheet.put(f"{letter}{cells[0]}", _value(cell))
        elif heads[0].lower() == "cell" and _PLACE.fullmatch(cells[0]):
            self._step(cells)
            return True
        return False

    def _step(self, cells: list[str]) -> None:
        place, given, shows = cells[0], cells[-2], _COMMENT.sub("", cells[-1])
        formula = re.fullmatch(r"`(=[^`]*)`", given)
        if formula:
            answers = self.sheet.fill(place, formula[1])
            _agrees(shows, answers)
            self.checked += len(answers)
            return
        every = list(names_in(place))
        typed = [_value(each) for each in given.split(";")]
        if len(typed) != len(every):
            raise AssertionError(f"{place} holds {len(every)} cells, and {len(typed)} values are typed")
        for name, value in zip(every, typed, strict=True):
            self.sheet.put(name, value)

    def _compared(self, line: str) -> list[str]:
        """Compare what stands before each comment; the numbers of the line that no comment answers for."""
        covered: set[int] = set()
        for found in _COMMENT.finditer(line):
            before = _blanked(line[: found.start()], code=False)
            covered |= self._asked(found[1].strip(), before)
        return [each[0] for each in _NUMBER.finditer(_blanked(line, code=True)) if each.start() not in covered]

    def _asked(self, asked: str, before: str) -> set[int]:
        numbers = [found.start() for found in _NUMBER.finditer(before)]
        if asked.startswith("given"):
            return set(numbers[-int(asked.removeprefix("given").strip() or 1) :])
        if asked.startswith("let "):
            name, _, value = asked.removeprefix("let ").partition("=")
            self.kept[name.strip()] = self._worth(value)
            return set()
        answer = self._worth(asked)
        many = _agrees(before.rpartition("|")[2], answer)
        self.checked += max(many, 1)
        return set(numbers[-many:]) if many else set()

    def _worth(self, expression: str) -> Any:
        python = re.sub(r"(?<!\")\b([A-Z]{1,2}\d{1,3}:[A-Z]{1,2}\d{1,3})\b", r"_range('\1')", expression.strip())
        cells = {name: _plain(value) for name, value in self.sheet.cells.items()}
        names = {**self.known, **self.kept, **cells, "_range": self.sheet.range}
        return eval(python, names)  # noqa: S307 - expressions of our own pages


def _with_its_checks(section: str) -> str:
    """A section with its checks where their numbers stand; one that is asked for and missing, or unused, is refused."""
    block = _CHECKS.search(section)
    if block is None:
        return section
    checks = dict(line.split(": ", 1) for line in block[1].splitlines())
    before, after = section[: block.start()], section[block.end() :]
    asked = re.findall(r"<!-- (\d+) -->", before + after)
    if wrong := checks.keys() ^ set(asked):
        raise AssertionError(f"checks that are asked for or given, not both: {', '.join(sorted(wrong))}")
    before = re.sub(r"<!-- (\d+) -->", lambda found: f"<!-- {checks[found[1]]} -->", before)
    return before + "\n" * block[0].count("\n") + after


def _plain(value: Any) -> Any:
    """A day of the sheet as any other day, for `quadrant.methods` counts with those."""
    return dt.date.fromordinal(value.toordinal()) if isinstance(value, dt.date) else value


def _cells(line: str) -> list[str]:
    return [each.strip() for each in line.strip().strip("|").split("|")] if line.startswith("|") else []


def _is_grid(heads: list[str]) -> bool:
    return len(heads) > 1 and not heads[0] and all(re.fullmatch(r"[A-Z]{1,2}", head) for head in heads[1:])


def _blanked(text: str, *, code: bool) -> str:
    for pattern in (_COMMENT, _CODE) if code else (_COMMENT,):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text


def _left_of(loose: list[str], words: str) -> list[str]:
    said = _NUMBER.findall(words)
    return [number for number in loose if number in said]


def _refuse_decimals(loose: list[str]) -> None:
    for number in loose:
        if re.search(r"[.,]\d", number):
            raise AssertionError(f"nothing works out {number}")


def _bare(number: str) -> str:
    plain = number.replace(",", "").replace("−", "-")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _value(cell: str) -> Any:
    bare = _COMMENT.sub("", cell).strip().strip("*")
    day = _DAY.fullmatch(bare)
    if day:
        return dt.date(int(day[3]), words.MONTHS.index(day[2]) + 1, int(day[1]))
    number = bare.replace("£", "").replace(",", "").replace("−", "-")
    return float(number) if re.fullmatch(r"-?\d+(\.\d+)?", number) else bare


def _agrees(text: str, answer: Any) -> int:
    """Refuse what does not say the answer; how many numbers of the text it accounts for."""
    if isinstance(answer, str | Enum | dt.date | bool | np.bool_ | float | int | np.number | Decimal | np.ndarray):
        answers = list(np.ravel(answer)) if isinstance(answer, np.ndarray) else [answer]
    else:
        answers = list(answer)
    spoken = [_spoken(each) for each in answers]
    if all(isinstance(each, str) for each in spoken):
        said = "; ".join(str(each) for each in spoken)
        if not text.strip(_MARKUP).casefold().endswith(said.strip(_MARKUP).casefold()):
            raise AssertionError(f"it should say: {said}")
        return len(_NUMBER.findall(said))
    numbers = _NUMBER.findall(text)[-len(spoken) :]
    if len(numbers) < len(spoken) or not all(map(_near, numbers, spoken)):
        raise AssertionError(f"it should say: {'; '.join(str(each) for each in spoken)}")
    return len(spoken)


def _spoken(answer: Any) -> str | float:
    if isinstance(answer, bool | np.bool_):
        return "yes" if answer else "no"
    if isinstance(answer, dt.date):
        return words.datetime(answer) if isinstance(answer, dt.datetime) else words.date(answer)
    if isinstance(answer, Enum):
        return str(answer.value)
    if isinstance(answer, str):
        return answer
    number = float(answer)
    return "not shown" if number != number else number


def _near(printed: str, answer: str | float) -> bool:
    """Whether a number is printed as a spreadsheet shows it: halves away from zero, after its 15 digits or fewer."""
    bare = printed.replace(",", "").replace("−", "-")
    if isinstance(answer, str):
        return False
    shown = Decimal(f"{answer:.13g}").quantize(Decimal(1).scaleb(-len(bare.partition(".")[2])), ROUND_HALF_UP)
    return shown == Decimal(bare)
