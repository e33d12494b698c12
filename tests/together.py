"""Several people at the same moment, each on a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

from quadrant.audit.terms import Refusal
from quadrant.partnership.models import Partnership
from quadrant.partnership.within import within
from tests.conftest import TODAY


def needs_a_server() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("a test's SQLite lives in memory, where two connections cannot wait for each other")


def together(place: Partnership, *acts: Callable[[], Any]) -> list[str]:
    """What each was told, sorted: "done", or the sentence that refused it."""
    start = Barrier(len(acts))

    def told(does: Callable[[], Any]) -> str:
        try:
            with within(place, on=TODAY):
                start.wait(timeout=30)
                does()
                return "done"
        except Refusal as refusal:
            return refusal.sentence
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=len(acts)) as people:
        return sorted(people.map(told, acts))
