"""People carried forward by a forecast, and how much of a catalogue is covered, worked by hand."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from quadrant.methods.coverage import coverage, per_cent
from quadrant.methods.forecast import forecast
from quadrant.methods.projected_need import carried


def test_people_move_in_the_proportion_of_the_forecast() -> None:
    ahead = forecast([10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0], 3)
    people = carried(160, 16.0, ahead)
    assert people.value == pytest.approx(ahead.mean * 10)
    assert people.lower == pytest.approx(ahead.lower_95 * 10)
    assert people.upper == pytest.approx(ahead.upper_95 * 10)


def test_no_limit_lies_below_nobody() -> None:
    ahead = forecast([5.0, 1.0, 6.0, 1.0, 5.0, 1.0], 3)
    assert ahead.lower_95.min() < 0
    assert carried(50, 1.0, ahead).lower.min() == 0


@pytest.mark.parametrize(
    ("now", "last", "said"),
    [
        (-1, 10.0, "^people hold -1, below zero"),
        (np.nan, 10.0, "^people must be a number, not NaN"),
        (5, 0.0, "^nothing can be carried forward from a last value of 0 or below"),
        (5, -2.0, "^nothing can be carried forward from a last value of 0 or below"),
        (5, np.nan, "^the last value must be a number, not NaN"),
    ],
)
def test_what_cannot_be_carried_is_refused(now: float, last: float, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        carried(now, last, forecast([10.0] * 6, 2))


def test_nobody_carried_forward_is_nobody_and_a_last_value_may_be_small() -> None:
    ahead = forecast([0.5] * 6, 1)
    assert carried(0, 0.5, ahead).value.tolist() == [0]
    assert carried(8, 0.5, ahead).value.tolist() == [8]


def test_forty_services_ten_reviewed_six_with_a_strategy() -> None:
    found = coverage([(True, True)] * 6 + [(True, False)] * 4 + [(False, False)] * 30)
    assert (found.total, found.reviewed, found.with_strategy, found.whole) == (40, 10, 6, 6)
    assert (found.per_cent_reviewed, found.per_cent_with_strategy) == (Decimal(25), Decimal(15))
    assert (found.unreviewed, found.outstanding) == (30, 34)


def test_a_strategy_without_a_review_is_outstanding_too() -> None:
    found = coverage([(False, True), (True, True)])
    assert (found.with_strategy, found.whole, found.outstanding) == (2, 1, 1)


def test_of_nothing_there_is_no_per_cent() -> None:
    assert coverage([]).per_cent_reviewed is None
    assert per_cent(Decimal("312.4"), Decimal(871)) == Decimal(100) * Decimal("312.4") / Decimal(871)
