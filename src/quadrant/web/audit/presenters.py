"""Acts and changed values in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

from quadrant.web.design import words


def shown_act(action: str) -> str:
    """`needs_assessment.approved` as "Needs assessment approved"."""
    return action.replace(".", " ").replace("_", " ").capitalize()


def shown_field(name: str) -> str:
    return name.removesuffix("_id").replace("_", " ").capitalize()


def shown_value(value: Any) -> str:
    """A kept value in words: dates as dates, a digest as hidden, nothing as a dash."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, str) and len(value) == 64 and all(letter in "0123456789abcdef" for letter in value):
        return "(kept hidden)"
    if isinstance(value, str) and len(value) >= 10 and value[4:5] == value[7:8] == "-":
        try:
            moment = dt.datetime.fromisoformat(value)
        except ValueError:
            return value
        return words.date(moment.date()) if len(value) == 10 else words.datetime(moment)
    return str(value)
