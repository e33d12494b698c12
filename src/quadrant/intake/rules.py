"""Who may bring in files."""

from __future__ import annotations

from typing import Any

from quadrant.analyse.outcomes.rules import may_bring, may_import
from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.models import Upload
from quadrant.partnership.rules import may_look_inside


def may_receive(person: Any) -> bool:
    """Anyone who may bring in a file of some kind: analysts, contract managers, finance, administrators, clerks."""
    return any(may_bring(person, kind) for kind in DatasetKind)


def may_see_upload(person: Any, upload: Upload) -> bool:
    """A file on its way in may hold small numbers, so analysts alone see those of others."""
    return may_look_inside(person) and may_take_in(person, upload)


def may_take_in(person: Any, upload: Upload) -> bool:
    """Whoever gave it, while they may bring in anything; an analyst also what others gave, but for lists of people."""
    own = may_receive(person) and upload.received_by_id == person.pk
    return own or (may_import(person) and upload.kind != DatasetKind.PEOPLE)
