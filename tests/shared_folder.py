"""Where the facts beside the project are, when they are there: `shared/`, next to the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

_BESIDE = Path(__file__).resolve().parents[2] / "shared"
SHARED: Path | None = _BESIDE if (_BESIDE / "README.md").exists() else None

needs_shared = pytest.mark.skipif(SHARED is None, reason="the folder shared/ does not stand beside this checkout")


def shared(*parts: str) -> Path:
    """The path of a file in `shared/`; skips the calling test, visibly, where the folder is absent."""
    if SHARED is None:
        pytest.skip("the folder shared/ does not stand beside this checkout")
    return SHARED.joinpath(*parts)
