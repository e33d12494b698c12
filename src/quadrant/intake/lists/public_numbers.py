"""Numbers of public lists as people write them: one or two in a cell, behind words, or words for none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quadrant.intake.cell.cells import UNKNOWN
from quadrant.intake.cell.days import Cell
from quadrant.intake.fields import field_of
from quadrant.intake.lists.records import RecordReader, Row
from quadrant.partnership.terms import IdentifierScheme

CHARITY, COMPANY = IdentifierScheme.CHARITY, IdentifierScheme.COMPANY
SCOTTISH, OF_NI = IdentifierScheme.SCOTTISH_CHARITY, IdentifierScheme.NI_CHARITY
CHARITIES = (CHARITY, SCOTTISH, OF_NI)
FOREIGN = frozenset({SCOTTISH, OF_NI})  # read where they stand, and not named to those who wrote something else
OF_COLUMN: dict[str, tuple[IdentifierScheme, ...]] = {
    "charity_number": CHARITIES,
    "company_number": (COMPANY,),
    "public_number": (*CHARITIES, COMPANY),
    "nhs_code": (IdentifierScheme.NHS,),
    "education_number": (IdentifierScheme.EDUCATION,),
}
COMPANY_DIGITS, FEWEST_DIGITS = 8, 5
NONE_YET = re.compile(
    r"\b(?:exempt|excepted|applied|appl(?:ying|ication)|pending|awaiting|awaited|in progress|not (?:yet )?registered|"
    r"un-?registered|not (?:required|a charity|a company|yet|known)|no number|(?:under|below) (?:the )?threshold|"
    r"unincorporated|individual|sole trader|small charity|too small)\b|^(?:none|n/?a|n/?k|nil)\b"
)
NO_NUMBER = UNKNOWN | {"", "no", "nil", "tba", "?"}
APART = re.compile(r"\s*(?:[/;,&+|()\n]|\band\b|(?<=\d{6})\s+(?=\d{6}))\s*", re.IGNORECASE)
SOCIETY = re.compile(r"\d{5}R")  # as its rules have it; Companies House writes IP before it
# What stands before a number and says whose list it is on: "CIC 10931436", "Reg. charity no. 1090950".
OF_A_COMPANY = re.compile(r"\b(?:cic|co|company|companies house|ltd|crn|clg)\b", re.IGNORECASE)
OF_A_CHARITY = re.compile(r"\b(?:s?cio|charity|charitable|cc|oscr|ccni)\b", re.IGNORECASE)
BEFORE = re.compile(
    r"^(?:(?:registered|reg|reg'd|charity|charitable|company|companies house|co|cic|s?cio|ltd|crn|clg|cc|oscr|ccni|"
    r"england and wales|number|num|nos?)\b[.:#\s]*|[.:#\s]+)+",
    re.IGNORECASE,
)


@dataclass
class NumbersRead:
    """What a cell holds: numbers with their list, what is none, and second numbers of one list. A cell that says that
    there is none has neither."""

    good: list[tuple[IdentifierScheme, str]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    second: list[tuple[IdentifierScheme, str]] = field(default_factory=list)


def numbers_in(written: str, column: str) -> NumbersRead:
    """The numbers of a cell under a header of charities, of companies, of both, or of another list. A spreadsheet drops
    the noughts that lead a company's number; under a header of both, six or seven digits are a charity's."""
    read, schemes = NumbersRead(), OF_COLUMN[column]
    if says_none(written):
        return read
    whole = _number_of(written, schemes)
    parts = [written] if whole else [part for part in APART.split(written) if part.strip()]
    for part in parts:
        if says_none(part) or not BEFORE.sub("", part):
            continue
        found = _number_of(part, schemes if len(parts) == 1 else _of_either(schemes))
        if found is None:
            read.wrong.append(part.strip())
        elif found not in read.good:
            (read.second if found[0] in dict(read.good) else read.good).append(found)
    return read


def says_none(written: str) -> bool:
    """ "n/k", "applied for", "exempt (CofE)": there is no number, or none yet."""
    plain = " ".join(written.casefold().split()).strip(" .()")
    if plain in NO_NUMBER:
        return True
    return NONE_YET.search(plain) is not None and not re.search(rf"\d{{{FEWEST_DIGITS},}}", plain)


def numbers_of(reader: RecordReader, row: Row, notes: list[str]) -> tuple[tuple[IdentifierScheme, str], ...]:
    """The good numbers of a row, one of each list, from every column that the file has of them. One that is none is
    refused, or noted where another already says which organisation it is."""
    good: dict[IdentifierScheme, str] = {}
    for column, schemes in OF_COLUMN.items():
        written = row.values.get(column) or ""
        read, at = numbers_in(written, column), f"in row {reader.sheet.row_number(row.number)}"
        second = [*read.second, *((one, number) for one, number in read.good if good.setdefault(one, number) != number)]
        labels = " or ".join(scheme.label for scheme in schemes if scheme not in FOREIGN)
        notes += [f"Left out: “{number}” {at}, a second number of {scheme.label}" for scheme, number in second]
        if read.wrong and good:
            told = ", ".join(f"“{each}”" for each in read.wrong)
            notes.append(f"Left out: {told} {at}, no number of {labels}")
        elif read.wrong:
            looks = "; or ".join(scheme.form[1] for scheme in schemes if scheme not in FOREIGN)
            cell = Cell(wrong=f"is no number of {labels}.", remedy=f"These are {looks}.")
            reader.refuse_word(row.number, field_of(reader.mapping.kind, column), cell, written)
    return tuple(good.items())


def _of_either(schemes: Sequence[IdentifierScheme]) -> tuple[IdentifierScheme, ...]:
    """Two numbers in one cell are a charity's and its company's, whatever the header says of one of them."""
    return (*CHARITIES, COMPANY) if {COMPANY, CHARITY} & set(schemes) else tuple(schemes)


def _number_of(written: str, schemes: Sequence[IdentifierScheme]) -> tuple[IdentifierScheme, str] | None:
    before = BEFORE.match(written) if {COMPANY, CHARITY} & set(schemes) else None
    words = before[0] if before else ""
    if OF_A_COMPANY.search(words):
        schemes = (COMPANY,)
    elif OF_A_CHARITY.search(words):
        schemes = CHARITIES
    bare = "".join(written[len(words) :].split()).upper()
    bare = f"IP{bare}" if COMPANY in schemes and SOCIETY.fullmatch(bare) else bare
    for scheme in schemes:
        number = bare.zfill(COMPANY_DIGITS) if schemes[0] is COMPANY and bare.isdigit() else bare
        if re.fullmatch(scheme.form[0], number, re.ASCII):
            return scheme, number
    return None
