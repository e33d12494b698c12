"""Pages are asked for on Monday 16 November 2026 at 9 in the morning, whatever the day of the test."""

from __future__ import annotations

import pytest

from tests.conftest import NOW


@pytest.fixture(autouse=True)
def _the_demos_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quadrant.door.middleware.now", lambda: NOW)
