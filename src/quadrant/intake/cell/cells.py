"""From the text of a cell to what a record holds: a day, a sum of money, yes or no, words.

What a person can only have meant one way is read; the rest is refused with what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from quadrant.intake.cell.days import FIRST_YEAR, LAST_YEAR, Cell, read_day, read_last_day, read_months_too
from quadrant.intake.cell.numbers import CONTINENTAL, ERROR, NOT_AVAILABLE, NOT_KNOWN
from quadrant.intake.cell.sums import plain_sum, without_year
from quadrant.intake.fields.field import Field
from quadrant.intake.terms import Holds

PENCE = Decimal("0.01")
LARGEST = Decimal("999999999999.99")
UNKNOWN = NOT_AVAILABLE | NOT_KNOWN | {"tbc", "tba", "tbd", "not applicable", "none", "n / a"}
YES = frozenset({"yes", "y", "true", "1", "x", "✓", "sme", "small", "medium", "micro"})
NO = frozenset({"no", "n", "false", "0", "large", "non-sme", "non sme", "not sme", "neither"})
MONEY = re.compile(r"^[-−]?£?\s*[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?(?:e[+-]?\d{1,2})?$", re.IGNORECASE)
SIDED = re.compile(r"^(£?\s*\d[\d,.]*)\s*(cr|dr)$", re.IGNORECASE)
SHORT_MONEY = re.compile(r"^£?\s*(\d+(?:\.\d+)?)\s*(k|m|bn|thousand|million|billion)$", re.IGNORECASE)
TIMES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "bn": 10**9, "billion": 10**9}
THOUSAND = 1_000
OF_THOUSANDS = re.compile(r"£ ?k\b|£ ?[’']?000|(?<![\d,])000s?\b|[’']000|\bthousands?\b|\(k\)|\bgbp ?k\b")
OF_MILLIONS = re.compile(r"£ ?m\b|£ ?mn\b|\bmillions?\b|\(m\)|\bgbp ?m\b")
FINANCIAL = re.compile(r"^(\d{4})(?:\s*[/–-]\s*(\d{4}|\d{2}))?$")
SHORT_FINANCIAL = re.compile(r"^(?:FY ?)?(\d{2})\s*[/–-]\s*(\d{2})$", re.IGNORECASE)
SHARE_OF_DAY = re.compile(r"^0\.\d+$")
CLOCK = re.compile(r"^(\d{1,2})(?:[:.](\d{2}))?(?::00)?(am|pm|a\.m\.|p\.m\.)?$")
MAIL = re.compile(r"^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}$")
MOST_COUNTED = 2_147_483_647


def reader_of(field: Field) -> Callable[[str], Cell]:
    """How a cell of the field is read: each different text once."""
    read = (lambda text: read_choice(text, field)) if field.holds is Holds.CHOICE else READERS.get(field.holds)
    read = (lambda text: read_money(without_year(text))) if field.a_year else read
    read = read_months_too(read, field.month_as) if read is not None and field.month_as else read
    known: dict[str, Cell] = {}

    def once(text: str) -> Cell:
        if text not in known:
            known[text] = _text(text, field) if read is None else _said(text, field, read)
        return known[text]

    return once


def _said(text: str, field: Field, read: Callable[[str], Cell]) -> Cell:
    """An empty cell says nothing, and so does a dash; a cell that must say something may say that nobody knows."""
    plain = " ".join(text.split()).strip()
    if not plain:
        empty = f"The cell is empty: write the {field.label[:1].lower()}{field.label[1:]}, or - where it is not known."
        return Cell() if field.may_be_empty else Cell(wrong="is missing.", remedy=empty)
    if plain.casefold() in UNKNOWN:
        return Cell(wrong="is not known.", remedy=f"Give the {field.label.lower()}.") if field.must_say else Cell()
    return read(plain)


def _text(text: str, field: Field) -> Cell:
    # A line break in a title is how somebody made a cell narrow; in a description it is a paragraph.
    if field.holds is Holds.LONG_TEXT:
        words = "\n".join(filter(None, (" ".join(line.split()) for line in text.replace("\r", "\n").split("\n"))))
    else:
        words = " ".join(text.split())
    words = "".join(letter for letter in words if letter >= " " or letter == "\n").strip()
    if not words and not field.may_be_empty:
        return Cell(wrong="is missing.", remedy=f"The cell is empty: give the {field.label.lower()}.")
    if ERROR.match(words):
        return Cell(wrong="is a formula's error.", remedy="Mend the formula.")
    if len(words) > field.longest:
        return Cell(wrong=f"is longer than {field.longest:,} characters.", remedy="Shorten it.")
    if words in {"-", "–", "—"}:
        return Cell(wrong="is not known.", remedy=f"Give the {field.label.lower()}.") if field.must_say else Cell("")
    return Cell(words)


def read_money(text: str) -> Cell:
    found = read_money_either_way(text)
    if found.value is not None and found.value < 0:
        return Cell(wrong="is less than £0.", remedy="Write the value without a sign.")
    return found


def read_money_either_way(text: str) -> Cell:
    """Pounds and pence, with or without £ and thousands; (500), -500, 500- and 500 CR are money that came back."""
    bare = plain_sum(text)
    if sided := SIDED.match(bare):
        bare = f"-{sided[1]}" if sided[2].casefold() == "cr" else sided[1]
    below = bare.startswith("(") and bare.endswith(")")
    if below or bare.endswith("-"):
        bare = f"-{bare.strip('()-').strip()}"
    if short := SHORT_MONEY.match(bare):
        return Cell((Decimal(short[1]) * TIMES[short[2].casefold()]).quantize(PENCE))
    if not MONEY.match(bare):
        return Cell(wrong="is not a sum of money.", remedy=_remedy(bare))
    try:
        amount = Decimal(re.sub(r"[£,\s]", "", bare.replace("−", "-")).replace("--", "-"))
    except InvalidOperation:
        return Cell(wrong="is not a sum of money.", remedy=_remedy(bare))
    if abs(amount) > LARGEST:
        return Cell(wrong="is larger than any sum could be.", remedy="Check the number.")
    return Cell(amount.quantize(PENCE, rounding=ROUND_HALF_UP))


def times_in(header: str) -> int:
    """By how much a header says that its sums are to be multiplied: "Value (£k)", "£000s", "in £ million"."""
    plain = " ".join(header.casefold().split())
    if OF_THOUSANDS.search(plain):
        return THOUSAND
    return THOUSAND * THOUSAND if OF_MILLIONS.search(plain) else 1


def scaled(cell: Cell, text: str, times: int) -> Cell:
    """What a cell of thousands or millions is worth; one that says itself that it is 250k stays as it is."""
    bare = without_year(plain_sum(text))
    if not cell.value or SHORT_MONEY.match(bare):
        return cell
    # From the text, since the cell is rounded to pence and 1.2345678 million has more places.
    written = Decimal(re.sub(r"[^0-9.eE+]", "", bare)) * times
    if written > LARGEST:
        return Cell(wrong="is larger than any sum could be.", remedy="Check the number, and the unit in the header.")
    return Cell((-written if cell.value < 0 else written).quantize(PENCE, rounding=ROUND_HALF_UP))


def _remedy(bare: str) -> str:
    if CONTINENTAL.match(bare.replace("£", "")):
        return f"Write {bare.replace('.', '').replace(',', '.')}, with a point before the pence."
    if ERROR.match(bare):
        return "This is a formula's error: mend the formula."
    if re.search(r"[$€]", bare):
        return "Write pounds."
    if MONEY.match(alone := without_year(bare)) or SHORT_MONEY.match(alone):
        return "This is what a year comes to: write what it comes to in all, or - where that is not known."
    return "Write pounds and pence such as 1234.50, or - where it is not known."


def read_yes_no(text: str) -> Cell:
    plain = text.casefold().rstrip(".")
    if plain in YES:
        return Cell(True)
    return Cell(False) if plain in NO else Cell(wrong="is neither yes nor no.", remedy="Write Yes, No or -.")


def read_choice(text: str, field: Field) -> Cell:
    """One of the field's words, whatever its case; a word before a colon or a dash counts, as in "Must: by law"."""
    known = {word.casefold(): value for word, value in reversed(field.choices)}
    plain = " ".join(text.casefold().split())
    found = known.get(plain) or known.get(re.split(r"[:(–,]", plain, maxsplit=1)[0].strip())
    if found is not None:
        return Cell(found)
    words = list({value: word for word, value in reversed(field.choices)}.values())[::-1]
    return Cell(wrong="is none of the words.", remedy=f"Write one of: {', '.join(words)}.")


def read_whole(text: str) -> Cell:
    bare = text.replace(",", "").removesuffix(".0")
    if bare.isascii() and bare.isdigit() and int(bare) <= MOST_COUNTED:
        return Cell(int(bare))
    return Cell(wrong="is not a whole number.", remedy="Write one such as 120, or - where it is not known.")


def read_year(text: str) -> Cell:
    """A financial year by the year that it starts in: 2026/27, 2026-27, 26/27, 2026."""
    short = SHORT_FINANCIAL.match(text)
    found = FINANCIAL.match(f"20{short[1]}/{short[2]}" if short else text.removesuffix(".0"))
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return Cell(wrong="is no financial year.", remedy="Write one such as 2026/27.")
    starts = int(found[1])
    if found[2] and int(found[2]) % 100 != (starts + 1) % 100:
        return Cell(wrong="is no financial year.", remedy=f"Did you mean {starts}/{(starts + 1) % 100:02}?")
    return Cell(starts)


def read_time(text: str) -> Cell:
    """The hour on the clocks in London: 18:30, 6.30pm, 6pm, 12 noon; a spreadsheet's share of a day is one too."""
    plain = text.casefold().replace(" ", "")
    if plain in {"noon", "12noon", "midday", "12midday"}:
        return Cell(time(12))
    if SHARE_OF_DAY.match(plain):
        minutes = round(float(plain) * 24 * 60)
        return Cell(time(minutes // 60 % 24, minutes % 60))
    if found := CLOCK.match(plain):
        hour, minute = int(found[1]), int(found[2] or 0)
        half = (found[3] or "")[:1]
        if half and not 1 <= hour <= 12:
            return Cell(wrong="is no hour of the clock.", remedy=AS_TIME)
        hour = hour % 12 + (12 if half == "p" else 0) if half else hour
        if (half or found[2] is not None) and hour < 24 and minute < 60:
            return Cell(time(hour, minute))
    return Cell(wrong="is no hour of the clock.", remedy=AS_TIME)


AS_TIME = "Write it like 18:30 or 6.30pm."


def read_mail(text: str) -> Cell:
    plain = text.strip().lower()
    good = MAIL.match(plain) and len(plain) <= 254
    return Cell(plain) if good else Cell(wrong="is no e-mail address.", remedy="Write one such as anna@example.org.")


READERS: dict[Holds, Callable[[str], Cell]] = {
    Holds.DAY: read_day,
    Holds.LAST_DAY: read_last_day,
    Holds.MONEY: read_money,
    Holds.MONEY_EITHER_WAY: read_money_either_way,
    Holds.YES_NO: read_yes_no,
    Holds.WHOLE: read_whole,
    Holds.YEAR: read_year,
    Holds.TIME: read_time,
    Holds.MAIL: read_mail,
}
