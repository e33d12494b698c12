"""haringey-policy-2010 walked to its end, with every gate tried by the wrong body, out of order and without quorum."""

from __future__ import annotations

from quadrant.partnership.models import Partnership
from tests.frameworks.walking import walk_framework
from tests.once import once


@once
def test_the_walk(ardlebury: Partnership) -> None:
    walked = walk_framework("haringey-policy-2010")
    print(f"haringey-policy-2010: {walked}")
    assert len(walked.records) >= 24  # it may only rise
    assert sum(walked.ticks.values()) <= 16
