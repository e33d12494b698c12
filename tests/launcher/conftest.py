"""A checkout of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from launcher.places import Places


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """An empty checkout whose data lies in its own `var`."""
    monkeypatch.delenv("QUADRANT_VAR", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    checkout = Places(tmp_path / "a checkout")
    checkout.make()
    return checkout
