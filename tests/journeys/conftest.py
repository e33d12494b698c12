"""What every journey stands on: a clock that the journey moves, and a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser

from tests.browsing import opened_browser
from tests.conftest import NOW


@dataclass
class Clock:
    """What time the site believes it is."""

    at: datetime

    def moves_to(self, year: int, month: int, day: int, hour: int = 10) -> None:
        self.at = datetime(year, month, day, hour, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[Clock]:
    """Monday 16 November 2026, 9 in the morning, until a journey moves it."""
    clock = Clock(NOW)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quadrant.door.middleware.now", lambda: clock.at)
        yield clock


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with opened_browser() as browser:
        yield browser
