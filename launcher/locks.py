"""Locks between launchers of one checkout: one prepares at a time, and nobody swaps a database that is being served."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from launcher.places import Places
from launcher.saying import Stop, say


@contextmanager
def preparing(places: Places) -> Iterator[None]:
    """Hold the checkout while it is installed, built or migrated; a second launcher waits and says for whom."""
    with (places.var / "preparing.lock").open("a+") as file:
        if not _taken(file, fcntl.LOCK_EX):
            file.seek(0)
            who = file.read().strip() or "unknown"
            say(f"Another ./run (process {who}) is preparing this checkout; waiting for it.")
            fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        file.truncate()
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


@contextmanager
def serving(places: Places) -> Iterator[None]:
    """Held for as long as the data is served; several may serve at once."""
    with (places.var / "serving.lock").open("a+") as file:
        if not _taken(file, fcntl.LOCK_SH):
            raise Stop("This checkout's data is being replaced by another ./run; try again when it has finished.")
        yield


@contextmanager
def nobody_serving(places: Places, deed: str) -> Iterator[None]:
    """Hold the data alone, to replace it; refused while a ./run serves it."""
    with (places.var / "serving.lock").open("a+") as file:
        if not _taken(file, fcntl.LOCK_EX):
            raise Stop(f"Quadrant is being served from this checkout. Stop it first, then {deed}.")
        yield


def _taken(file: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
