"""Whom a visitor may be in Quenmouth."""

from __future__ import annotations

from quadrant.demo.terms import DemoPerson

PEOPLE: tuple[DemoPerson, ...] = ()
