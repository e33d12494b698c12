"""Pages are asked for on Monday 16 November 2026 at 9 in the morning, whatever the day of the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browsing import opened_browser
from tests.conftest import NOW


@pytest.fixture(autouse=True)
def _the_demos_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quadrant.door.middleware.now", lambda: NOW)


@pytest.fixture
def chromium() -> Iterator[Browser]:
    with opened_browser() as browser:
        yield browser
