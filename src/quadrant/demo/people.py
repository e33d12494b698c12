"""Whom a visitor of the demo may be, partnership after partnership."""

from __future__ import annotations

from quadrant.demo.ardlebury.people import PEOPLE as ARDLEBURY
from quadrant.demo.quenmouth.people import PEOPLE as QUENMOUTH
from quadrant.demo.terms import DemoPerson
from quadrant.demo.withenshire.people import PEOPLE as WITHENSHIRE

__all__ = ["PEOPLE", "DemoPerson", "demo_people"]

PEOPLE: tuple[DemoPerson, ...] = (*ARDLEBURY, *WITHENSHIRE, *QUENMOUTH)


def demo_people() -> tuple[DemoPerson, ...]:
    """The people that a visitor may sign in as."""
    return PEOPLE
