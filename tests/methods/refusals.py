"""A refusal is a sentence for a page, so tests hold it word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def refused(sentence: str) -> Iterator[None]:
    """The block must raise a ValueError whose whole text is `sentence`."""
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        yield
