"""Whom a visitor of the demo may be: one line each, as offered on the first page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoPerson:
    """Somebody of the demo: the partnership's name, theirs (a role, never a private name), and what they would do."""

    partnership: str
    name: str
    email: str
    what: str
