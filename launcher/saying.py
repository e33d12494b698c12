"""How the launcher speaks: one sentence a line, and one way to stop."""

from __future__ import annotations


class Stop(Exception):
    """The run cannot go on; the message is the sentence the person reads, and says what to do."""


def say(line: str = "") -> None:
    """Print one line at once, so that it stands before what a child program prints next."""
    print(line, flush=True)
