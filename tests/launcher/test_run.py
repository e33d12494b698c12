"""./run as a person types it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from launcher.commands import COMMANDS
from launcher.ports import free_port

ROOT = Path(__file__).parents[2]


def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "run"), *words]
    return subprocess.run(command, env=dict(os.environ) | variables, capture_output=True, text=True, check=False)


def test_run_alone_lists_every_command_with_a_line_each() -> None:
    said = run()
    assert said.returncode == 0
    assert [line.split()[1] for line in said.stdout.splitlines() if line.startswith("  ./run")] == list(COMMANDS)
    assert {"demo", "test", "serve", "manage", "check", "bench", "backup", "restore"} <= set(COMMANDS)


def test_a_word_it_does_not_know_is_said_and_answered_with_the_list() -> None:
    said = run("dmeo")
    assert said.returncode == 2
    assert said.stdout.startswith("./run knows no 'dmeo'.")
    assert "./run demo" in said.stdout


def test_the_demo_leaves_a_councils_own_data_alone_even_when_told_to_begin_afresh(tmp_path: Path) -> None:
    own = tmp_path / "quadrant.sqlite3"
    with closing(sqlite3.connect(own)) as database:
        database.execute("CREATE TABLE need (name TEXT)")

    said = run("demo", "--fresh", "--port", str(free_port()), QUADRANT_VAR=str(tmp_path), DATABASE_URL="")

    assert said.returncode == 1
    assert f"{own} holds data that ./run demo did not make" in said.stderr
    with closing(sqlite3.connect(own)) as database:
        assert database.execute("SELECT count(*) FROM need").fetchone() == (0,)


def test_a_day_that_is_no_day_is_refused_before_anything_is_done(tmp_path: Path) -> None:
    said = run("demo", "--as-of", "31/02/2027", QUADRANT_VAR=str(tmp_path))
    assert said.returncode == 2
    assert said.stderr.splitlines()[-1].endswith("argument --as-of: 31/02/2027 is no day: write one as 2027-03-01")
