"""What the schema refuses, said in plain sentences that name the piece, what is wrong, and the nearest right word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from quadrant.cycle.framework.problems import Problem
from quadrant.cycle.framework.reading import Path, Sheet
from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.framework.spots import SINGULAR, in_words
from quadrant.cycle.terms import Activity, FactKey

LONGEST_SAID = 60  # characters


def nearest(word: str, words: Iterable[str]) -> str:
    """A closing "; did you mean 'x'?" when one of `words` is close to `word`, or nothing."""
    close = get_close_matches(word, list(words), n=1, cutoff=0.6)
    return f"; did you mean '{close[0]}'?" if close else ""


def short(said: object) -> str:
    """What was typed, cut where a sentence would drown in it."""
    text = str(said)
    return text if len(text) <= LONGEST_SAID else f"{text[:LONGEST_SAID]}…"


def structure_problems(sheet: Sheet) -> list[Problem]:
    """Everything that the schema refuses in this file."""
    try:
        Framework.model_validate(sheet.value)
    except ValidationError as error:
        return [_problem(sheet, details) for details in error.errors(include_url=False, include_context=True)]
    return []


def _problem(sheet: Sheet, details: ErrorDetails) -> Problem:
    path: Path = tuple(part for part in details["loc"] if part != "[key]")
    sentence = _SENTENCES.get(details["type"], _not_usable)(sheet, path, details)
    return Problem(sheet.name, sheet.line_of(path), sentence)


def _missing(sheet: Sheet, path: Path, details: ErrorDetails) -> str:
    if path[-1] == "bodies" and "gates" in path:
        return _no_body(sheet, path)
    return f"{in_words(sheet, path[:-1])} has no '{path[-1]}'"


def _no_body(sheet: Sheet, path: Path) -> str:
    return f"{in_words(sheet, path[:-1])} names no body that may decide it"


def _unknown_name(sheet: Sheet, path: Path, details: ErrorDetails) -> str:
    name = str(path[-1])
    return f"{in_words(sheet, path[:-1])} says '{name}', which is not known here" + nearest(
        name, _names_allowed(path[:-1])
    )


def _pattern(sheet: Sheet, path: Path, details: ErrorDetails) -> str:
    if "\\d\\d-\\d\\d" in str(details.get("ctx", {}).get("pattern")):
        return f"{_place(sheet, path)} is '{short(details['input'])}', must be a month and a day such as 04-01"
    rule = "must be lower-case words joined by hyphens"
    if details["loc"][-1] == "[key]":
        return f"{in_words(sheet, path[:-1])}: the name '{path[-1]}' {rule}"
    return f"{_place(sheet, path)} is '{short(details['input'])}', {rule}"


def _too_short(sheet: Sheet, path: Path, details: ErrorDetails) -> str:
    if path[-1] == "bodies" and "gates" in path:
        return _no_body(sheet, path)
    if path[-1] == "cells":
        return f"{in_words(sheet, path[:-1])} must be described at four ways of working together"
    return f"{_place(sheet, path)} needs at least {details['ctx']['min_length']}"


def _too_long(sheet: Sheet, path: Path, details: ErrorDetails) -> str:
    return f"{_place(sheet, path)} may have at most {details['ctx']['max_length']}"


def _too_many_letters(sheet: Sheet, path: Path, details: ErrorDetails) -> str:
    most = details["ctx"]["max_length"]
    return f"{_place(sheet, path)} has {len(details['input'])} characters, may have at most {most}"


def _choice(sheet: Sheet, path: Path, details: ErrorDetails) -> str:
    said, field = short(details["input"]), path[-1] if isinstance(path[-1], str) else path[-2]
    words = _choices(details)
    if field == "record":
        return f"{in_words(sheet, path[:-1])}: there is no activity '{said}' that leaves a record" + nearest(
            said, words
        )
    if field == "needs":
        return f"{in_words(sheet, path)}: there is no fact '{said}'" + nearest(said, words)
    return f"{_place(sheet, path)} is '{said}', must be one of {', '.join(words)}" + nearest(said, words)


def _choices(details: ErrorDetails) -> list[str]:
    for vocabulary in (Activity, FactKey):
        if str(details["ctx"].get("expected", "")).startswith(f"'{next(iter(vocabulary)).value}'"):
            return [term.value for term in vocabulary]
    return [word.strip("' ") for word in str(details["ctx"]["expected"]).replace(" or ", ", ").split(",")]


def _must_be(what: str) -> Callable[[Sheet, Path, ErrorDetails], str]:
    def sentence(sheet: Sheet, path: Path, details: ErrorDetails) -> str:
        said = details["input"]
        shown = f"is '{short(said)}', " if isinstance(said, str) else "is empty, " if said is None else ""
        return f"{_place(sheet, path)} {shown}must be {what}"

    return sentence


def _bound(words: str, name: str, unit: str = "") -> Callable[[Sheet, Path, ErrorDetails], str]:
    def sentence(sheet: Sheet, path: Path, details: ErrorDetails) -> str:
        return f"{_place(sheet, path)} is {short(details['input'])}, must be {words} {details['ctx'][name]}{unit}"

    return sentence


def _not_usable(sheet: Sheet, path: Path, details: ErrorDetails) -> str:
    return f"{_place(sheet, path)} cannot be used as written"


def _place(sheet: Sheet, path: Path) -> str:
    """The field, with the piece it belongs to: "phase 'assess', step 'needs': 'number'"."""
    if not path:
        return "the framework"
    *around, last = path
    if isinstance(last, int):
        listed = str(around[-1]) if around else "list"
        return f"{in_words(sheet, tuple(around[:-1]))}: {SINGULAR.get(listed, 'line')} {last + 1} of '{listed}'"
    return f"{in_words(sheet, tuple(around))}: '{last}'"


_WHOLE = _must_be("a whole number")
_NUMBER = _must_be("a number")
_TEXT = _must_be("text")
_DATE = _must_be("a date such as 2014-03-31")
_SENTENCES: Mapping[str, Callable[[Sheet, Path, ErrorDetails], str]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_name,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _must_be("a text of at least one character"),
    "string_too_long": _too_many_letters,
    "string_type": _TEXT,
    "too_short": _too_short,
    "too_long": _too_long,
    "enum": _choice,
    "literal_error": _choice,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "int_type": _WHOLE,
    "decimal_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "finite_number": _NUMBER,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "date_parsing": _DATE,
    "date_type": _DATE,
    "bool_parsing": _must_be("true or false"),
    "bool_type": _must_be("true or false"),
    "list_type": _must_be("a list (lines that begin with a hyphen)"),
    "dict_type": _must_be("a mapping (name: value)"),
    "model_type": _must_be("a mapping (name: value)"),
    "model_attributes_type": _must_be("a mapping (name: value)"),
    "decimal_max_places": _bound("a number with at most", "decimal_places", " decimals"),
    "greater_than_equal": _bound("at least", "ge"),
    "less_than_equal": _bound("at most", "le"),
}


def _names_allowed(path: Path) -> list[str]:
    """The names that the schema knows for the piece at `path`."""
    model: Any = Framework
    for name in path:
        if isinstance(name, str):
            model = _model_of(model.model_fields[name].annotation) if name in model.model_fields else None
        if model is None:
            return []
    return list(model.model_fields)


def _model_of(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_of(inner)
        if found is not None:
            return found
    return None
