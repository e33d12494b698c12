"""Fields for what people type here: text without invisible characters, money, percentages, times, choices.

Every refusal is a sentence that names the field and says what would be right.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from quadrant.methods import words
from quadrant.web.design.boxes import DateBoxesField

__all__ = [
    "ClockField",
    "DateBoxesField",
    "LongTextField",
    "MoneyField",
    "OneOfField",
    "PercentField",
    "SomeOfField",
    "TextField",
    "WholeNumberField",
    "refuse_control_characters",
]

# Tab and newline are what a person can mean to type; the rest arrives by pasting and breaks spreadsheets and papers.
# Marks that turn the direction of writing make a name read as another; the joiners of emoji stay.
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
SPACES = " \u00a0\u2009\u202f"
GROUPED = f"[0-9]{{1,3}}(?:[,{SPACES}][0-9]{{3}})+"
AMOUNT = re.compile(rf"(?P<minus>[-−]?) ?£? ?(?P<whole>{GROUPED}|[0-9]+|)(?:\.(?P<part>[0-9]*))? ?%?")
SEPARATORS = re.compile(f"[,{SPACES}]")
CLOCK = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))? ?(?P<half>am|pm|noon|midday|midnight)?")
LARGEST_AMOUNT = Decimal("999999999999.99")
MOST_RADIOS = 8


def refuse_control_characters(typed: str) -> None:
    """Refuse U+0001 to U+001F and U+007F except tab and newline, and what overrides the direction of writing."""
    found = CONTROL_CHARACTERS.search(typed)
    if found:
        raise ValidationError(
            f"Remove the invisible character after “{typed[max(0, found.start() - 20) : found.start()]}” and try again",
            code="control",
        )


class TextField(forms.CharField):
    """One line of text."""

    default_validators = [refuse_control_characters]

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", " ").replace("\n", " ")


class LongTextField(forms.CharField):
    """Several lines of text; line ends are kept as single newlines."""

    widget = forms.Textarea
    default_validators = [refuse_control_characters]

    def __init__(self, *, rows: int = 5, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs["rows"] = rows

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n")


class AmountField(forms.Field):
    """A decimal number as people write it; the kinds below say of what."""

    widget = forms.TextInput
    example, places, prefix, suffix, width = "1,250", 2, "", "", 10
    what = "a number"

    def __init__(
        self, *, least: Decimal | int | None = 0, most: Decimal | int | None = LARGEST_AMOUNT, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.least, self.most = least, most
        self.widget.attrs.setdefault("spellcheck", "false")

    def prepare_value(self, value: Any) -> Any:
        return self.shown(value) if isinstance(value, Decimal) else value

    def shown(self, amount: Decimal) -> str:
        """What stands in the box for an amount already recorded."""
        return words.number(amount).replace(words.MINUS, "-")

    def to_python(self, value: Any) -> Decimal | None:
        if value is None or isinstance(value, Decimal):
            return value
        typed = str(value).strip()
        if not typed:
            return None
        read = AMOUNT.fullmatch(typed)
        if read is None or not (read["whole"] or read["part"]):
            raise ValidationError(f"{self._named} must be {self.what}, like {self.example}", code="invalid")
        if len(read["part"] or "") > self.places:
            raise ValidationError(self._too_fine(), code="places")
        whole = SEPARATORS.sub("", read["whole"]) or "0"
        if len(whole) > 18:
            raise ValidationError(self._too_much(), code="most")
        return Decimal(f"{'-' if read['minus'] else ''}{whole}.{read['part'] or '0'}")

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and self.least is not None and value < self.least:
            raise ValidationError(f"{self._named} must be {self._spoken(self.least)} or more", code="least")
        if value is not None and self.most is not None and value > self.most:
            raise ValidationError(self._too_much(), code="most")

    def _too_fine(self) -> str:
        if not self.places:
            return f"{self._named} must be a whole number, like {self.example}"
        return f"{self._named} must have no more than {self.places} numbers after the point"

    def _too_much(self) -> str:
        return f"{self._named} must be {self._spoken(self.most or LARGEST_AMOUNT)} or less"

    def _spoken(self, amount: Decimal | int) -> str:
        return words.number(amount)

    @property
    def _named(self) -> str:
        return str(self.label or "Amount")


class MoneyField(AmountField):
    """Pounds and pence: a pound sign, thousands and spaces are welcome; the answer is a Decimal."""

    example, prefix, what = "£1,250,000 or 1250.50", "£", "an amount of money"

    def shown(self, amount: Decimal) -> str:
        return words.money(amount).replace("£", "").replace(words.MINUS, "-")

    def _spoken(self, amount: Decimal | int) -> str:
        return words.money(amount)


class PercentField(AmountField):
    """A percentage from 0 to 100 unless said otherwise; 12.5 and 12.5% both mean 12.5."""

    example, suffix, width, what = "12.5", "%", 5, "a percentage"

    def __init__(self, *, places: int = 2, most: Decimal | int | None = 100, **kwargs: Any) -> None:
        super().__init__(most=most, **kwargs)
        self.places = places

    def _spoken(self, amount: Decimal | int) -> str:
        return words.percent(amount)


class WholeNumberField(AmountField):
    """A count; the answer is a Decimal without decimals, `int()` of it is exact."""

    example, places, width, what = "1,250", 0, 5, "a whole number"


class ClockField(forms.Field):
    """A time of day as people write it: 12 noon, 9:30am, 14:00."""

    widget = forms.TextInput
    width = 10

    def prepare_value(self, value: Any) -> Any:
        return words.time(value) if isinstance(value, dt.time) else value

    def to_python(self, value: Any) -> dt.time | None:
        if value is None or isinstance(value, dt.time):
            return value
        typed = str(value).strip().lower()
        if not typed:
            return None
        typed = {"noon": "12 noon", "midday": "12 noon", "midnight": "12 midnight"}.get(typed, typed)
        read = CLOCK.fullmatch(typed)
        clock = _clock_of(int(read["hour"]), int(read["minute"] or 0), read["half"] or "") if read else None
        if clock is None:
            raise ValidationError(
                f"{self.label or 'Time'} must be a time, like 12 noon, 9:30am or 14:00", code="invalid"
            )
        return clock


def _clock_of(hour: int, minute: int, half: str) -> dt.time | None:
    if half and not 1 <= hour <= 12:
        return None
    if half in {"noon", "midday", "midnight"} and (hour, minute) != (12, 0):
        return None
    if half in {"am", "midnight"}:
        hour %= 12
    elif half == "pm":
        hour = hour % 12 + 12
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


class OneOfField(forms.ChoiceField):
    """One of a list: radio buttons while it is short, a select box beyond that. `hints` explain single choices."""

    def __init__(self, *, choices: Any, hints: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        listed = list(choices)
        kwargs.setdefault("widget", forms.RadioSelect if len(listed) <= MOST_RADIOS else forms.Select)
        super().__init__(choices=listed, **kwargs)
        if isinstance(self.widget, forms.Select):
            self.choices = [("", "Choose one"), *listed]
        self.choice_hints = dict(hints or {})


class SomeOfField(forms.MultipleChoiceField):
    """Any number of a list, as checkboxes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, choices: Any, hints: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(choices=list(choices), **kwargs)
        self.choice_hints = dict(hints or {})
