"""Checking the audit chain and every record against it: a hundred thousand rows in at most ten seconds."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from bench.measuring import Measured
from bench.scratch import scratch_quadrant

ROWS, SECONDS = 100_000, 10


def measure() -> Iterator[Measured]:
    """What `audit_verify` does, after that many rows were written by acts."""
    with scratch_quadrant() as variables:
        filling = [sys.executable, "-m", "bench.filling_hand", str(ROWS)]
        said = subprocess.run(filling, env=variables, check=True, capture_output=True, text=True).stdout
    seconds, found = said.split()
    yield Measured(f"audit_verify over {ROWS:,} rows", float(seconds), "s", limit=SECONDS)
    yield Measured("  faults in the audit chain", int(found), "", limit=0)
