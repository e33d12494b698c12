"""Figures are written with the decimals that they bear."""

from __future__ import annotations

import numpy as np
import pytest

from quadrant.methods.decimals import decimals_seen


@pytest.mark.parametrize(
    ("values", "seen"),
    [
        ([315.0, 1416.0, 0.0], 0),
        ([315.0, 12.5], 1),
        ([12.5, 0.25], 2),
        ([0.07 * 100, 1.1 + 2.2], 1),  # 7.000000000000001 and 3.3000000000000003
        ([-4.0, np.nan], 0),
        ([41.497612, 38.0], 1),
        ([0.834, 1.2], 2),
        ([1234567.891], 1),
        ([np.nan], -1),
        ([], -1),
    ],
)
def test_the_most_decimals_of_the_values_are_told_and_those_never_rounded_have_one_or_two(
    values: list[float], seen: int
) -> None:
    assert decimals_seen(values, np.zeros(len(values), dtype=np.int64), 1).tolist() == [seen]


def test_each_group_is_told_by_its_own_values() -> None:
    values, groups = [315.0, 41.5, 9.25, 7.0], np.array([0, 1, 2, 0])
    assert decimals_seen(values, groups, 4).tolist() == [0, 1, 2, -1]
