"""Days and dates that exist, written the way their kind is written."""

from __future__ import annotations

from collections.abc import Iterator

from quadrant.cycle.framework.dates import day_of_year, span_of
from quadrant.cycle.framework.problems import Problem
from quadrant.cycle.framework.spots import Spot, in_words

_FORMS = {
    "exact": "a date such as 2007-01-31, or two joined by /",
    "month": "a month such as 2007-01, or two joined by /",
    "season": "a season with its year such as 'summer 2007', or months such as 2007-06/2007-07",
}


def calendar_problems(whole: Spot) -> Iterator[Problem]:
    """Windows, reviews and programme dates that cannot be put on a calendar."""
    for window in whole.spots("windows"):
        yield from _real_day(window, window.part("starts"))
        yield from _real_day(window, window.part("ends"))
    for review in whole.spots("reviews"):
        for day in review.texts("days"):
            yield from _real_day(review, day)
        if review.has("days") == review.has("months_after_adoption"):
            both = "both" if review.has("days") else "neither"
            yield review.problem(
                f"review '{review.key}' has {both} of 'days' and 'months_after_adoption'; it needs one"
            )
    yield from _programme(whole.part("programme"))


def _real_day(around: Spot, day: Spot) -> Iterator[Problem]:
    if len(day.said) == 5 and day.said[2] == "-" and day_of_year(day.said) is None:
        yield day.problem(f"{in_words(around.sheet, around.path)}: '{day.said}' is not a day of every year")


def _programme(programme: Spot) -> Iterator[Problem]:
    for phase in programme.spots("phases"):
        yield from _date(phase, "starts")
        yield from _date(phase, "ends")
        for action in phase.spots("actions"):
            yield from _date(action, "due")
            for task in action.spots("tasks"):
                yield from _date(task, "due")


def _date(spot: Spot, name: str) -> Iterator[Problem]:
    date = spot.part(name)
    kind, value = date.text("kind"), date.text("value")
    around = f"{in_words(spot.sheet, spot.path)}: '{name}'"
    if kind in _FORMS and not value:
        yield date.problem(f"{around} has no 'value'; write {_FORMS[kind]}")
    elif value and span_of(kind, value) is None:
        form = _FORMS.get(kind)
        if form:
            yield date.problem(f"{around} is '{value}', must be {form}")
        elif kind == "tbc":
            yield date.problem(
                f"{around} is '{value}', must be empty or a guess: a date, month or season with its year"
            )
