"""Forty writers at once on one SQLite file for half a minute: none is turned away, and the audit chain verifies."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

from bench.measuring import Measured, share_beyond
from bench.scratch import scratch_quadrant

PROCESSES, THREADS, SECONDS = 8, 5, 30


def measure() -> Iterator[Measured]:
    """Every writer carries out one whole act after another, each with its line in the same chain."""
    with scratch_quadrant() as variables:
        hand = [sys.executable, "-m", "bench.writing_hand"]
        subprocess.run([*hand, "begin"], env=variables, check=True)
        command = [*hand, "write", str(THREADS), str(SECONDS)]
        hands = [subprocess.Popen(command, env=variables, stdout=subprocess.PIPE) for _ in range(PROCESSES)]
        said = [json.loads(writing.communicate()[0]) for writing in hands]
        verify = [sys.executable, "-m", "quadrant", "audit_verify"]
        whole = subprocess.run(verify, env=variables, stdout=subprocess.DEVNULL, check=False).returncode == 0
    taken = [one for each in said for one in each["taken"]]
    yield Measured(f"{PROCESSES * THREADS} writers for {SECONDS} s: acts a second", len(taken) / SECONDS, "")
    yield Measured("  acts refused by the database", sum(each["locked"] for each in said), "", limit=0)
    yield Measured("  faults in the audit chain", 0 if whole else 1, "", limit=0)
    yield Measured("  an act, 19 of 20 times", share_beyond(taken, 0.95), "ms")
