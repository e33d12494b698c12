"""Writers on one SQLite file take turns: none is turned away, and no line is lost. (40 for half a minute: bench.)"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from bench.scratch import environment

PROCESSES, THREADS, SECONDS = 2, 4, 2


@pytest.mark.long
def test_eight_writers_for_two_seconds(tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("this is about SQLite's one write lock")
    variables = environment(str(tmp_path))

    def run(*words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", *words], env=variables, cwd=settings.PROJECT, stdout=subprocess.PIPE
        )

    assert run("quadrant", "migrate", "--verbosity", "0").wait() == 0
    assert run("bench.writing_hand", "begin").wait() == 0
    hands = [run("bench.writing_hand", "write", str(THREADS), str(SECONDS)) for _ in range(PROCESSES)]
    said: list[dict[str, Any]] = [json.loads(hand.communicate()[0]) for hand in hands]
    written = sum(len(each["taken"]) for each in said)
    assert [each["locked"] for each in said] == [0] * PROCESSES
    assert written >= PROCESSES * THREADS

    verify = run("quadrant", "audit_verify")
    told = verify.communicate()[0].decode()
    assert verify.returncode == 0
    # A grant of the administrator's role stands in the partnership's chain before the writers' acts.
    assert f"chain 1: {written + 1} lines, whole" in told
