"""Proposals that may also be funded in part: each part is a proposal of its own, chosen instead of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from quadrant.methods.arrays import FloatArray, Numbers, finite, floats, plain
from quadrant.methods.portfolio.limits import Limits


@dataclass(frozen=True, slots=True)
class PartFunded:
    """A smaller version of a proposal: the share of its money, and the share of its value that it would still bring."""

    of: int
    share: float
    value_share: float


def with_part_funded(
    values: Numbers, within: Limits, parts: Sequence[PartFunded]
) -> tuple[FloatArray, Limits, tuple[int, ...]]:
    """Values and limits with part-funded versions added behind the proposals, and of which proposal each place is one.

    A part asks and brings its share of every budget, belongs to the whole's themes, is as eligible as the whole, and
    excludes the whole, its other parts, and whatever the whole excludes; it requires what the whole requires. Who
    requires the whole is not content with a part. What is committed stays committed whole.
    Shapes: the answer has one more place for each part. Errors: a part of a proposal that does not exist, shares that
    do not lie between 0 and 1.
    """
    worth = floats(values, "values", dimensions=1)
    for part in parts:
        if not 0 <= part.of < within.size:
            raise ValueError(f"a part is of a proposal that is not among the {within.size}")
        if not (0 < finite(part.share, "a share") < 1 and 0 <= finite(part.value_share, "a share") <= 1):
            raise ValueError(f"a part must lie between 0 and 1 of the whole, not at {plain(part.share)}")
    whole = (*range(within.size), *(part.of for part in parts))
    places: dict[int, list[int]] = {place: [place] for place in range(within.size)}
    for place, part in enumerate(parts, start=within.size):
        places[part.of].append(place)
    shares = np.array([part.share for part in parts])[:, None]
    of = np.array([part.of for part in parts], dtype=np.int64)
    excluded = [pair for versions in places.values() for pair in combinations(versions, 2)]
    excluded += [(one, other) for a, b in within.exclusive for one in places[a] for other in places[b]]
    return (
        np.concatenate((worth, worth[of] * np.array([part.value_share for part in parts]))),
        replace(
            within,
            costs=np.concatenate((within.costs, within.costs[of] * shares)),
            match=None if within.match is None else np.concatenate((within.match, within.match[of] * shares)),
            eligible=None if within.eligible is None else within.eligible[np.array(whole, dtype=np.int64)],
            groups=tuple(
                replace(group, members=tuple(each for member in group.members for each in places[member]))
                for group in within.groups
            ),
            exclusive=tuple(excluded),
            requires=tuple((one, needed) for a, needed in within.requires for one in places[a]),
        ),
        whole,
    )
