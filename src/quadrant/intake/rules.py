"""Who may bring in files."""

from __future__ import annotations

from typing import Any

from quadrant.analyse.outcomes.rules import may_import
from quadrant.intake.models import Upload
from quadrant.partnership.rules import may_look_inside


def may_receive(person: Any) -> bool:
    return may_import(person)


def may_see_upload(person: Any, upload: Upload) -> bool:
    """A file on its way in may hold small numbers, so only those who may bring files in see it."""
    return may_look_inside(person) and may_import(person)


def may_take_in(person: Any, upload: Upload) -> bool:
    return may_import(person)
