"""Acts on SQLite take turns before they ask for the database's one write lock.

SQLite lets waiting writers try again at growing intervals, without a queue: with 40 writers some were passed over for
the whole 20 seconds that a statement may wait. A lock on a file wakes whoever is next (docs/adr/0002).
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def turn() -> Iterator[None]:
    """Hold the writers' turn of an SQLite file; nothing on PostgreSQL, in memory, or inside a transaction already."""
    name = str(connection.settings_dict["NAME"])
    in_memory = "mode=memory" in name or name == ":memory:"
    if connection.vendor != "sqlite" or in_memory or connection.in_atomic_block:
        yield
        return
    with open(f"{name}.turn", "wb") as file:  # noqa: PTH123  the name may be a string that is no plain path
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
