"""The demo, told once for a whole module of tests and taken back after it: the tests only look."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import transaction

from quadrant.demo.loading.days import TOLD_FOR
from quadrant.demo.loading.telling import PARTS, tell


@contextmanager
def told(blocker: Any, slug: str, as_of: date = TOLD_FOR) -> Iterator[list[str]]:
    """One partnership's part of the story in the database; gives what was said while it was told."""
    said: list[str] = []
    parts = tuple(part for part in PARTS if part.slug == slug)
    with blocker.unblock(), transaction.atomic():
        tell(as_of, said.append, parts)
        yield said
        transaction.set_rollback(True)
