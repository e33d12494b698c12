"""A date asked for in three boxes, as GOV.UK does: no picker to fight with, no format to guess."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from quadrant.methods import words

FIRST_YEAR, LAST_YEAR = 1900, 2199
# Any beginning of a month's name from three letters on: "Dec", "Sept", "november".
MONTH_NAMES = {
    name[:length].lower(): at for at, name in enumerate(words.MONTHS, 1) for length in range(3, len(name) + 1)
}


class DatePart(StrEnum):
    """The three boxes, in the order in which they stand."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class DateBoxes(forms.MultiWidget):
    """Three text boxes named `<field>_day`, `<field>_month` and `<field>_year`."""

    template_name = "design/field/date_boxes.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part.value: forms.TextInput(attrs={"inputmode": "numeric"}) for part in DatePart}, attrs)

    def decompress(self, value: Any) -> list[str]:
        if isinstance(value, dt.date):
            return [str(value.day), str(value.month), str(value.year)]
        return ["", "", ""]

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_{DatePart.DAY}" if id_ else id_

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        attrs = dict(attrs or {})
        wrong = str(attrs.pop("wrong_boxes", "")).split()
        attrs.pop("aria-invalid", None)
        context = super().get_context(name, value, attrs)
        for part, box in zip(DatePart, context["widget"]["subwidgets"], strict=True):
            box["attrs"]["id"] = f"{attrs.get('id', name)}_{part}"
            box["label"] = part.capitalize()
            box["attrs"]["class"] = f"{attrs.get('class', '')} govuk-input--width-{4 if part is DatePart.YEAR else 2}"
            if part in wrong:
                box["attrs"]["class"] += " govuk-input--error"
                box["attrs"]["aria-invalid"] = "true"
        return context


class DateBoxesField(forms.Field):
    """A day in three boxes; the month may be written as a number or a name.

    Its errors say which box is wrong and what would be right; their code names the boxes ("day", "day+month").
    """

    widget = DateBoxes

    def __init__(self, *, earliest: dt.date | None = None, latest: dt.date | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: Any) -> dt.date | None:
        if value is None or isinstance(value, dt.date):
            return value
        typed = dict(zip(DatePart, (str(part or "").strip() for part in value), strict=True))
        if not any(typed.values()):
            return None
        missing = [part for part in DatePart if not typed[part]]
        if missing:
            sentence = f"{self._named} must include a {words.listing(missing)}"
            raise ValidationError(sentence, code="+".join(missing))
        return _day_of(typed)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise ValidationError(f"{self._named} must be on or after {words.date(self.earliest)}", code="range")
        if value and self.latest and value > self.latest:
            raise ValidationError(f"{self._named} must be on or before {words.date(self.latest)}", code="range")

    @property
    def _named(self) -> str:
        return str(self.label or "Date")


def _day_of(typed: Mapping[DatePart, str]) -> dt.date:
    month = _month_of(typed[DatePart.MONTH])
    year = _number(typed[DatePart.YEAR])
    if year is None or len(typed[DatePart.YEAR]) != 4:
        raise ValidationError("Year must have 4 numbers, like 2027", code=DatePart.YEAR)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError(f"Year must be between {FIRST_YEAR} and {LAST_YEAR}", code=DatePart.YEAR)
    longest = calendar.monthrange(year, month)[1]
    day = _number(typed[DatePart.DAY])
    if day is None or not 1 <= day <= longest:
        raise ValidationError(f"Day must be between 1 and {longest}", code=DatePart.DAY)
    return dt.date(year, month, day)


def _month_of(typed: str) -> int:
    month = _number(typed) or MONTH_NAMES.get(typed.lower().rstrip("."), 0)
    if not 1 <= month <= 12:
        raise ValidationError("Month must be between 1 and 12", code=DatePart.MONTH)
    return month


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 4 else None
