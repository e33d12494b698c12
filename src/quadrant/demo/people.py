"""Whom a visitor of the demo may be: one line each, by partnership."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoPerson:
    """Somebody of the demo, as offered on its first page."""

    partnership: str
    name: str
    email: str
    what: str


PEOPLE: tuple[DemoPerson, ...] = ()


def demo_people() -> tuple[DemoPerson, ...]:
    """The people that a visitor may sign in as."""
    return PEOPLE
