"""Files in: which kind of file it is by its content, its cells as text, and where its header row stands."""

from __future__ import annotations

from quadrant.intake.reading.files import read_sheets

__all__ = ["read_sheets"]
