"""The folder `shared` beside the checkout: facts and instances that nobody on the project wrote."""

from __future__ import annotations

from pathlib import Path

_BESIDE = Path(__file__).resolve().parents[3] / "shared"


def shared(*parts: str) -> Path | None:
    """A file of it, or nothing where the folder does not stand beside the checkout."""
    path = _BESIDE.joinpath(*parts)
    return path if path.exists() else None
