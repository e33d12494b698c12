"""Proving the best set of a hard choice under few limits: one count of proposals after another, both halves at once.

Branch and bound alone takes minutes over a hundred proposals that all cost nearly what they are worth. For a fixed
count the relaxed problem bounds the value far more closely, and its prices say what each departure from it loses. Every
set that could still be better departs by less than the distance between that bound and the best set known; such
departures are few enough to list for each half of the proposals, and the halves are then joined (Horowitz and Sahni,
Journal of the ACM 1974; counts as in Vimont, Boussier and Vasquez, Journal of Combinatorial Optimization 2008).
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Final

import numpy as np
import scipy

from quadrant.methods.arrays import BoolArray, FloatArray, IntArray

MOST_LIMITS: Final = 16
MOST_PROPOSALS: Final = 200
_DEPARTING: Final = (34, None)  # how many proposals may be turned over
_MOST_STATES: Final = 1_500_000  # of one half; beyond it this way is no better than branch and bound
_CHUNK: Final = 200_000  # pairs looked at in one go


# A bound, each proposal's loss when turned over with the prices of the limits, and which to choose before any is.
_Bound = tuple[float, tuple[FloatArray, FloatArray], BoolArray]


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Maximise `worth @ x` with `table @ x <= most` and `low <= x <= high`, every x 0 or 1."""

    worth: FloatArray
    table: FloatArray
    most: FloatArray
    low: FloatArray
    high: FloatArray

    @property
    def step(self) -> float:
        """A better set is better by at least this much: 1 where values are whole numbers."""
        whole = bool((self.worth == np.floor(self.worth)).all())
        return 1 - 1e-6 if whole else 1e-9 * max(1.0, float(np.abs(self.worth).sum()))


@dataclass(frozen=True, slots=True, eq=False)
class _Half:
    """Departures within one half: what each loses, what room it leaves, which of the half's proposals it turns over."""

    part: IntArray
    loss: FloatArray
    room: FloatArray
    count: FloatArray
    turned: BoolArray


def prove_by_count(choice: Choice, known: BoolArray, bound: float, seconds: float) -> tuple[BoolArray, float]:
    """The best set found and the bound on any set's value, from a set known and a bound; within some seconds.

    Shapes: one per proposal. The bound is the value itself when nothing better can exist.
    """
    until = time.monotonic() + seconds
    best = known
    bounds = _bounds(choice, float(choice.worth @ known) + choice.step, until)
    if bounds is None:
        return known, bound
    order = sorted(bounds, key=lambda each: -bounds[each][0])
    unproven = 0.0
    for at_most in _DEPARTING:  # those that lose least first: quickly listed, and a better set shortens the rest
        for count in order:
            most, losses, base = bounds[count]
            allowed = most - float(choice.worth @ best) - choice.step
            if allowed < 0:
                break
            found, finished = _joined(choice, count, (losses, base, allowed), at_most, until)
            if found is not None:
                best = found
            if at_most is None and not finished:
                unproven = max(unproven, most)
    return best, min(bound, max(float(choice.worth @ best), unproven))


def _bounds(choice: Choice, enough: float, until: float) -> dict[int, _Bound] | None:
    """The bounds of every count that could still give `enough`; nothing when time runs out or no count is in sight.

    The relaxed value has one summit over the counts, so from there one need go no further than the first too low.
    """
    relaxed = _relaxed(choice, None)
    if relaxed.status != 0:
        return None
    summit = round(float(relaxed.x.sum()))
    found: dict[int, _Bound] = {}
    for counts in (range(summit, len(choice.worth) + 1), range(summit - 1, -1, -1)):
        for count in counts:
            if time.monotonic() > until:
                return None
            each = _bound(choice, count)
            if each is None or each[0] < enough:
                if count == summit:  # it lies between two counts: what it was rounded away from may be the higher
                    continue
                break
            found[count] = each
    return found


def _relaxed(choice: Choice, count: int | None) -> scipy.optimize.OptimizeResult:
    return scipy.optimize.linprog(
        -choice.worth,
        A_ub=choice.table,
        b_ub=choice.most,
        A_eq=None if count is None else np.ones((1, len(choice.worth))),
        b_eq=None if count is None else [count],
        bounds=list(zip(choice.low.tolist(), choice.high.tolist(), strict=True)),
    )


def _bound(choice: Choice, count: int) -> _Bound | None:
    """The bound for sets of so many; each proposal's loss when turned over, the prices of the limits; what to turn."""
    found = _relaxed(choice, count)
    if found.status != 0:
        return None
    prices = -np.asarray(found.ineqlin.marginals)
    left = choice.worth - prices @ choice.table + float(found.eqlin.marginals[0])
    base: BoolArray = np.where(choice.low == choice.high, choice.low > 0, left > 0)
    return -float(found.fun), (np.abs(left), prices), base


def _joined(
    choice: Choice,
    count: int,
    given: tuple[tuple[FloatArray, FloatArray], BoolArray, float],
    at_most: int | None,
    until: float,
) -> tuple[BoolArray | None, bool]:
    """The best set of so many that loses at most what is allowed, if any; and whether all of them were looked at."""
    (losses, prices), base, allowed = given
    free = np.flatnonzero((choice.low != choice.high) & (losses <= allowed))
    free = free[np.argsort(losses[free])][:at_most][::-1]
    halves = [_departures(choice, losses, base, free[part::2], allowed, prices) for part in (0, 1)]
    one, other = halves
    if one is None or other is None:
        return None, False
    room = choice.most - choice.table @ base
    start = float(prices @ room)
    needed = count - int(base.sum())
    best: tuple[float, int, int] | None = None
    for departed in np.unique(one.count):
        mine, theirs = np.flatnonzero(one.count == departed), np.flatnonzero(other.count == needed - departed)
        theirs = theirs[np.argsort(other.loss[theirs], kind="stable")]
        mine = mine[np.argsort(one.loss[mine], kind="stable")]
        found = _best_pair(one, other, (mine, theirs), room, allowed - start if best is None else best[0], until)
        best = found[0] or best
        if not found[1]:
            return _turned(base, one, other, best), False
    return _turned(base, one, other, best), True


def _turned(base: BoolArray, one: _Half, other: _Half, pair: tuple[float, int, int] | None) -> BoolArray | None:
    if pair is None:
        return None
    found = base.copy()
    for half, row in ((one, pair[1]), (other, pair[2])):
        found[half.part] ^= half.turned[row]
    return found


def _departures(
    choice: Choice, losses: FloatArray, base: BoolArray, part: IntArray, allowed: float, prices: FloatArray
) -> _Half | None:
    """Every way of turning over some proposals of a half that loses at most what is allowed; nothing when too many."""
    lost, rooms = np.zeros(1), np.zeros((1, len(choice.most)))
    counts, turned = np.zeros(1), np.zeros((1, len(part)), dtype=np.bool_)
    for column, place in enumerate(part):
        more = lost + losses[place]
        kept = more <= allowed
        sign = -1.0 if base[place] else 1.0
        also = turned[kept]
        also[:, column] = True
        lost = np.concatenate((lost, more[kept]))
        rooms = np.concatenate((rooms, rooms[kept] - sign * choice.table[:, place]))
        counts = np.concatenate((counts, counts[kept] + sign))
        turned = np.concatenate((turned, also))
        if len(lost) > _MOST_STATES:
            return None
    # Room left over is paid for at the limits' prices, so it counts as lost too.
    return _Half(part, lost + rooms @ prices, rooms, counts, turned)


def _best_pair(
    one: _Half,
    other: _Half,
    groups: tuple[IntArray, IntArray],
    room: FloatArray,
    allowed: float,
    until: float,
) -> tuple[tuple[float, int, int] | None, bool]:
    """The two departures that together lose least and keep within every limit; both groups from the least loss up."""
    mine, theirs = groups
    best: tuple[float, int, int] | None = None
    if not len(theirs):
        return None, True
    loss, rooms = other.loss[theirs], np.ascontiguousarray(other.room[theirs].T)
    at = 0
    while at < len(mine):
        if time.monotonic() > until:
            return best, False
        reach = int(np.searchsorted(loss, allowed - one.loss[mine[at]], side="right"))
        if not reach:
            break
        rows = mine[at : at + max(1, _CHUNK // reach)]
        at += len(rows)
        fits = one.loss[rows][:, None] + loss[:reach] <= allowed
        for limit, left in enumerate(room):
            slack = 1e-9 * max(1.0, abs(left))
            fits &= rooms[limit][:reach] >= (-left - slack - one.room[rows, limit])[:, None]
        places = np.flatnonzero(fits)  # over one dimension NumPy is many times faster than over two
        if len(places):
            ours, others = np.divmod(places, reach)
            total = one.loss[rows[ours]] + loss[others]
            least = int(total.argmin())
            allowed = float(total[least])
            best = (allowed, int(rows[ours[least]]), int(theirs[others[least]]))
    return best, True
