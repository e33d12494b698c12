"""Small numbers that could point to a person: hidden so that nobody gets them back, or rounded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from quadrant.methods.arrays import BoolArray, FloatArray, IntArray, counts, plain, where

_NEXT_TO_NOTHING: Final = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Suppressed:
    """A table with its totals in the last row and column (a list with its total last), NaN where hidden.

    `primary` marks what is small itself, `secondary` what is hidden so that nothing small can be worked out.
    """

    shown: FloatArray
    primary: BoolArray
    secondary: BoolArray


def suppress(table: ArrayLike, threshold: int = 5, *, hide_zeros: bool = False) -> Suppressed:
    """Hide counts from 1 to `threshold` − 1, then as few others as keep those from being worked out by subtraction.

    Method: a two-way table with its totals is a network of rows and columns in which every hidden count is a link. A
    count can be had back by subtraction exactly when its link lies on no ring of hidden links, so each small count is
    closed into a ring by the path of fewest, then smallest, further counts; totals are hidden last. Rings run through
    counts above 0, so knowing that no count is negative gives nothing away either.
    Source: Kelly, Golden and Assad, Networks 1992 (cell suppression); the ring criterion is Gusfield's, 1988.
    Shapes: areas × groups gives one row and column more; a 1-D list gives one place more. Units: people.
    Zeros are shown unless `hide_zeros`. An empty table comes back with its total of 0. A single small count hides its
    total with it, and so does a table of one row or column, whose lines repeat each other.
    Errors: negative or fractional counts, NaN (a missing count hides nothing: leave it out), infinity, a threshold
    that is no whole number of 2 or more.
    """
    people = counts(table, "counts")
    if people.ndim not in (1, 2):
        raise ValueError("counts must be a list or a two-way table")
    if (people != np.floor(people)).any():
        raise ValueError(f"counts of people must be whole numbers{where(people != np.floor(people))}")
    if not threshold >= 2 or threshold % 1:
        raise ValueError(f"a threshold of {plain(threshold)} hides nothing: take a whole number of 2 or more")
    whole = _with_totals(people)
    small = (whole < threshold) & (hide_zeros | (whole > 0))
    hidden = _rings(whole, small) if people.ndim == 2 else _partners(whole, small)
    return Suppressed(np.where(hidden, np.nan, whole), small, hidden & ~small)


def _with_totals(people: FloatArray) -> FloatArray:
    across = np.concatenate([people, people.sum(axis=-1, keepdims=True)], axis=-1)
    return across if people.ndim == 1 else np.concatenate([across, across.sum(axis=0, keepdims=True)], axis=0)


def _partners(whole: FloatArray, small: BoolArray) -> BoolArray:
    """In one list, two hidden counts keep each other's secret, as long as one of them is above 0."""
    hidden = small.copy()
    while hidden.any() and (hidden.sum() < 2 or not whole[hidden].any()):
        left = np.flatnonzero(~hidden)
        if not len(left):
            break
        above = left[whole[left] > 0]
        candidates = above if len(above) else left
        # The total stands last, so among equals a part is hidden before it.
        hidden[candidates[np.argmin(whole[candidates])]] = True
    return hidden


def _rings(whole: FloatArray, small: BoolArray) -> BoolArray:
    if whole.shape[0] < whole.shape[1]:  # rings are looked for over columns, so the fewer of these the better
        return _rings(whole.T, small.T).T
    hidden = small.copy()
    links = _Links(np.where(hidden & (whole > 0), _NEXT_TO_NOTHING, _prices(whole)))
    # Where very many are small, nearly all keep each other's secret already: only those on no ring are searched for.
    safe = _on_a_ring(hidden & (whole > 0))
    for row, column in np.argwhere(small):
        if not safe[row, column]:
            for cell in links.ring(int(row), int(column)) or _ring_of_totals(whole, int(row), int(column)):
                hidden[cell] = safe[cell] = True
                if whole[cell] > 0:
                    links.hide(cell)
    return hidden


def _on_a_ring(hidden: BoolArray) -> BoolArray:
    """The links of the hidden network that lie on some ring: all but its bridges.

    Method: Tarjan's, Information Processing Letters 1974, without recursion: a link is a bridge when nothing beyond it
    leads back to where it began or before.
    """
    height, width = hidden.shape
    ends = [np.flatnonzero(row) + height for row in hidden] + [np.flatnonzero(column) for column in hidden.T]
    beside = [each.tolist() for each in ends]
    on_ring = hidden.copy()
    reached, lowest = [0] * (height + width), [0] * (height + width)
    clock = 0
    for start in range(height):
        if reached[start]:
            continue
        clock += 1
        reached[start] = lowest[start] = clock
        path = [(start, -1, iter(beside[start]))]
        while path:
            place, before, onward = path[-1]
            following = next(onward, None)
            if following is None:
                path.pop()
                if before >= 0:
                    lowest[before] = min(lowest[before], lowest[place])
                    if lowest[place] > reached[before]:
                        row, column = min(place, before), max(place, before) - height
                        on_ring[row, column] = False
            elif not reached[following]:
                clock += 1
                reached[following] = lowest[following] = clock
                path.append((following, place, iter(beside[following])))
            elif following != before:
                lowest[place] = min(lowest[place], reached[following])
    return on_ring


def _prices(whole: FloatArray) -> FloatArray:
    """What hiding a count costs: one cell first, then its size; a total as much as all inside; zeros cannot serve."""
    price: FloatArray = 1 + whole / (whole[-1, -1] + 1)
    total = float(price.sum())
    price[-1, :] += total
    price[:, -1] += total
    return np.where(whole > 0, price, np.inf)


class _Links:
    """What it costs to come from one column to another by the row where the two are cheapest together.

    Kept while counts are hidden, since prices only fall: every ring is then found over a handful of columns.
    """

    def __init__(self, price: FloatArray) -> None:
        self.price = price
        columns = price.shape[1]
        self.row_of = np.empty((columns, columns), dtype=np.int64)
        self.cost = np.empty((columns, columns))
        # A column at a time: all at once, a country's small areas by year of age would take two gigabytes.
        for column in range(columns):
            by_row = price + price[:, [column]]
            self.row_of[column], self.cost[column] = by_row.argmin(axis=0), by_row.min(axis=0)

    def hide(self, cell: tuple[int, int]) -> None:
        """Passing what is already hidden costs next to nothing."""
        self.price[cell] = _NEXT_TO_NOTHING
        by_this_row = self.price[cell[0]][:, None] + self.price[cell[0]][None, :]
        cheaper = by_this_row < self.cost
        self.cost[cheaper], self.row_of[cheaper] = by_this_row[cheaper], cell[0]

    def ring(self, row: int, column: int) -> list[tuple[int, int]]:
        """The cells of the cheapest ring through one cell, itself included: a shortest path from its row to its column.

        Empty when no ring of counts above 0 passes there, which happens only in a row or column of zeros.
        """
        to_here = self.price + self.price[:, [column]]
        to_here[row] = np.inf  # the cell itself is no way to its own column
        cost, row_of = self.cost.copy(), self.row_of.copy()
        row_of[:, column] = to_here.argmin(axis=0)
        cost[:, column] = to_here.min(axis=0)
        so_far = self.price[row].copy()
        so_far[column] = np.inf
        before = np.full(len(so_far), -1)
        for _ in so_far:
            further = so_far[:, None] + cost
            cheaper = further.min(axis=0) < so_far
            if not cheaper.any():
                break
            before[cheaper] = further.argmin(axis=0)[cheaper]
            so_far = np.minimum(so_far, further.min(axis=0))
        return self._cells(row, column, before, row_of) if np.isfinite(so_far[column]) else []

    @staticmethod
    def _cells(row: int, column: int, before: IntArray, row_of: IntArray) -> list[tuple[int, int]]:
        cells, here = [(row, column)], column
        while (last := int(before[here])) >= 0:
            between = int(row_of[last, here])
            cells += [(between, here), (between, last)]
            here = last
        return [*cells, (row, here)]


def _ring_of_totals(whole: FloatArray, row: int, column: int) -> list[tuple[int, int]]:
    """For a zero in a row or column of zeros: with its totals and the grand total hidden, all four could be larger."""
    last_row, last_column = whole.shape[0] - 1, whole.shape[1] - 1
    part_row = row if row < last_row else int(np.argmin(whole[:-1, -1]))
    part_column = column if column < last_column else int(np.argmin(whole[-1, :-1]))
    return [(part_row, part_column), (part_row, last_column), (last_row, part_column), (last_row, last_column)]


def round_to(table: ArrayLike, base: int = 5) -> IntArray:
    """Counts rounded to the nearest multiple of `base`, halves up: the alternative to hiding.

    Round totals from the true totals, not from rounded parts; they may then differ from their parts' sum by a little,
    and the page should say so. Shapes: any, and none for none.
    Errors: negative counts, NaN, infinity, a base that is no whole number of 2 or more.
    """
    people = counts(table, "counts")
    if not base >= 2 or base % 1:
        raise ValueError(f"rounding to {plain(base)} hides nothing: take 3, 5 or 10")
    return (np.floor(people / base + 0.5) * base).astype(np.int64)


def small_part(figure: float, people: int, per: float, threshold: int = 5) -> int | None:
    """The handful that a figure of so many people gives away: those it counts or, where those are many, the rest.

    Formula: figure × people ÷ per, to the nearest whole person, halves up; per is 100 for per cent. None where both
    that number and the people less it are 0, or `threshold` and more, or where the figure is no share of the people.
    Errors: NaN, infinity, fewer than no people, a per of 0 or less.
    """
    if not (np.isfinite(figure) and np.isfinite(per)) or people < 0 or per <= 0:
        raise ValueError(f"{plain(figure)} per {plain(per)} of {people} people is no share of them")
    counted = int(np.floor(figure * people / per + 0.5))
    return next((few for few in (counted, people - counted) if 0 < few < threshold), None)
