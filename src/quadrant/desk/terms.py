"""The words of what waits for a person."""

from __future__ import annotations

from quadrant.audit.terms import Term


class Ending(Term):
    """How a piece of long work ended."""

    DONE = "done"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    FAILED = "failed"
