"""Weights of a weighted criteria set add to exactly 100, and those under a criterion to its own."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from quadrant.cycle.framework.problems import Problem
from quadrant.cycle.framework.spots import Spot

WHOLE = Decimal(100)
FINEST = 6  # decimals; what lies beyond these bounds the schema refuses, and no sum is made of it


def weight_problems(whole: Spot) -> Iterator[Problem]:
    """Sets whose weights do not add up, criteria without a weight where one is due, weights where none belongs."""
    for group in whole.spots("criteria_sets"):
        yield from _scale(group)
        if group.text("method") == "weighted":
            yield from _adds_up(group, group.spots("criteria"))
        elif group.text("method"):
            yield from _unweighted(group)


def _adds_up(group: Spot, criteria: list[Spot]) -> Iterator[Problem]:
    name = group.text("name") or group.key
    for criterion in criteria:
        if not criterion.has("weight"):
            yield criterion.problem(f"criterion '{criterion.key}' of '{name}' has no weight")
        yield from _subs_add_up(criterion)
    total = _sum(criteria)
    if total is not None and total != WHOLE:
        yield group.part("criteria").problem(f"weights of '{name}' add to {plain(total)}, must be 100")


def _subs_add_up(criterion: Spot) -> Iterator[Problem]:
    subs, own = criterion.spots("sub"), _weight(criterion)
    if not any(sub.has("weight") for sub in subs):
        return
    for sub in subs:
        if not sub.has("weight"):
            yield sub.problem(
                f"sub-criterion '{sub.key}' of '{criterion.key}' has no weight; give all of them one or none"
            )
        yield from _subs_add_up(sub)
    total = _sum(subs)
    if own is not None and total is not None and total != own:
        name = criterion.text("name") or criterion.key
        yield criterion.part("sub").problem(f"weights under '{name}' add to {plain(total)}, must be {plain(own)}")


def _unweighted(group: Spot) -> Iterator[Problem]:
    for criterion in group.spots("criteria"):
        for spot in (criterion, *criterion.spots("sub")):
            if spot.has("weight"):
                method = group.text("method").replace("_", "/")
                yield spot.part("weight").problem(f"criterion '{spot.key}' has a weight, but its set is '{method}'")


def _scale(group: Spot) -> Iterator[Problem]:
    scale = group.part("scale")
    if not isinstance(scale.value, dict):
        return
    lowest, highest = scale.text("lowest") or "0", scale.text("highest") or "5"
    if not (_whole(lowest) and _whole(highest)):
        return
    if int(lowest) >= int(highest):
        yield scale.problem(f"the scale runs from {lowest} to {highest}; its highest mark must be above its lowest")
    marks: set[int] = set()
    for anchor in scale.spots("anchors"):
        mark = anchor.text("mark")
        if not _whole(mark):
            continue
        if not int(lowest) <= int(mark) <= int(highest):
            yield anchor.problem(f"an anchor stands at {mark}, outside the scale of {lowest} to {highest}")
        if int(mark) in marks:
            yield anchor.problem(f"two anchors stand at {mark}")
        marks.add(int(mark))


def plain(amount: Decimal) -> str:
    """97, 99.5 or 12.25: never 1E+2, never 97.00."""
    return f"{amount.normalize():f}"


def _sum(spots: list[Spot]) -> Decimal | None:
    weights = [_weight(spot) for spot in spots]
    found = [weight for weight in weights if weight is not None]
    return sum(found, Decimal(0)) if found and len(found) == len(weights) else None


def _weight(spot: Spot) -> Decimal | None:
    try:
        weight = Decimal(spot.text("weight"))
    except InvalidOperation:
        return None
    in_bounds = weight.is_finite() and 0 <= weight <= WHOLE and int(weight.as_tuple().exponent) >= -FINEST
    return weight if in_bounds else None


def _whole(text: str) -> bool:
    return text.removeprefix("-").isdecimal()
