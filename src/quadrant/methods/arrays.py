"""Reading what a caller gives into arrays, and refusing what cannot be computed in a sentence for a page."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
Numbers = ArrayLike | Sequence[Decimal]


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """A value with its lower and upper limits, one of each per row; NaN where withheld, and `note` says why."""

    value: FloatArray
    lower: FloatArray
    upper: FloatArray
    note: str = ""


def plain(number: float | Decimal) -> str:
    """A number as a reader writes it: `1,234`, `12.5`, `99.5`; never `1.234e+03`."""
    exact = number if isinstance(number, Decimal) else Decimal(repr(round(float(number), 9)))
    if not exact.is_finite():
        return str(exact)
    text = f"{exact:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def floats(values: Numbers, name: str, *, dimensions: int | None = None, missing: bool = False) -> FloatArray:
    """`values` as a float64 array.

    Refuses infinity, NaN unless `missing` allows it, and another number of dimensions than `dimensions`.
    `Decimal`s and integers are welcome. An empty array is returned as it is: the caller says what it means.
    """
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be numbers, all rows of the same length") from None
    if dimensions is not None and array.ndim != dimensions:
        raise ValueError(f"{name} must have {dimensions} dimension{'s'[: dimensions != 1]}, not {array.ndim}")
    # The least and the greatest are NaN or infinite when any number is, and two passes are cheaper than two masks.
    if array.size and not (math.isfinite(array.min()) and math.isfinite(array.max())):
        if np.isinf(array).any():
            raise ValueError(f"{name} hold an infinite number{where(np.isinf(array))}")
        if not missing:
            raise ValueError(f"{name} hold a missing number{where(np.isnan(array))}")
    return array


def counts(values: Numbers, name: str, *, dimensions: int | None = None, missing: bool = False) -> FloatArray:
    """Like `floats`, and refuses a number below zero. Fractions pass: modelled counts and person-years have them."""
    array = floats(values, name, dimensions=dimensions, missing=missing)
    if array.size and not array.min() >= 0:  # below zero, or missing, which makes the least NaN
        below = array < 0
        if below.any():
            place = where(below)
            raise ValueError(f"{name} hold {plain(float(array[below][0]))}, below zero{',' if place else ''}{place}")
    return array


def where(wrong: BoolArray) -> str:
    """' in row 3' for the first place that is wrong, counted from 1 as on a page; nothing for a single number."""
    if wrong.ndim == 0:
        return ""
    return f" in row {int(np.argwhere(wrong)[0][0]) + 1}"


def rows(mask: BoolArray) -> str:
    """The rows of a mask for a note: 'row 3', 'rows 3 and 7', 'rows 1, 2, 3, 4, 5 and 12 more'; '' for one number."""
    if mask.ndim == 0:
        return ""
    numbers = [str(place + 1) for place in np.flatnonzero(mask)]
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    last = f"{len(numbers) - 5} more" if len(numbers) > 6 else numbers[-1]
    return f"rows {', '.join(numbers[: 5 if len(numbers) > 6 else -1])} and {last}"


def withheld(mask: BoolArray, why: str) -> str:
    """The note of an `Estimate`: 'rows 3 and 7: fewer than 10 events', or '' when nothing is withheld."""
    if not mask.any():
        return ""
    named = rows(mask)
    return f"{named}: {why}" if named else why


def above_zero(array: FloatArray, name: str) -> None:
    """Refuse a denominator of zero, naming its row; a missing one passes."""
    if array.size and not array.min() > 0 and (array == 0).any():
        raise ValueError(f"{name} is 0{where(array == 0)}")


def same_length(first: FloatArray, second: FloatArray, names: str) -> None:
    """Refuse two arrays of different shapes; `names` reads like 'counts and denominators'."""
    if first.shape != second.shape:
        raise ValueError(f"{names} must be of the same length, not {first.shape} and {second.shape}")


def one_of(given: str, known: Iterable[str], name: str) -> None:
    """Refuse a word that is not known: "the kind must be one of proportion, ratio, rate, not 'rates'"."""
    words = tuple(known)
    if given not in words:
        raise ValueError(f"{name} must be one of {', '.join(words)}, not '{given}'")


def finite(number: float, name: str) -> float:
    """One number that is neither missing nor infinite; else a refusal."""
    if not math.isfinite(number):
        raise ValueError(f"{name} must be a number, not {plain(number)}")
    return float(number)


def between(confidence: float) -> float:
    """`confidence` if it lies strictly between 0 and 1, such as 0.95 or 0.998; else a refusal."""
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie between 0 and 1, such as 0.95, not {plain(confidence)}")
    return confidence
