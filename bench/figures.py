"""Pages of figures over a million observations on SQLite and five million on PostgreSQL.

An indicator over time and beside all areas, its groups, map, need and file; 40 indicators by 16 areas; an area's
profile and its file; all indicators, and the groups that stand apart: each as an analyst sees it and as somebody from
whom small counts are hidden. Counted is the time until the page is there, the database's with it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.measuring import Measured
from bench.scratch import scratch_quadrant
from launcher.places import Places
from launcher.postgres import server_for_tests

LIMIT = 300.0
ON_SQLITE, ON_POSTGRES = 1_000_000, 5_000_000
ROOT = Path(__file__).resolve().parents[1]
MAKE = "import sys, psycopg; psycopg.connect(sys.argv[1], autocommit=True).execute(sys.argv[2])"


def measure() -> Iterator[Measured]:
    """Each page's median, on both databases."""
    with scratch_quadrant() as variables:
        yield from _told("SQLite", variables, ON_SQLITE)
    with server_for_tests(Places(ROOT)) as server, scratch_quadrant() as variables:
        here = server.rpartition("/")[0] + "/quadrant_bench"
        subprocess.run([sys.executable, "-c", MAKE, server, "CREATE DATABASE quadrant_bench"], check=True)
        try:
            onto = variables | {"DATABASE_URL": here}
            manage = [sys.executable, "-m", "quadrant", "migrate", "--verbosity", "0"]
            subprocess.run(manage, env=onto, check=True)
            yield from _told("PostgreSQL", onto, ON_POSTGRES)
        finally:
            drop = "DROP DATABASE quadrant_bench WITH (FORCE)"
            subprocess.run([sys.executable, "-c", MAKE, server, drop], check=True)


def _told(database: str, variables: Mapping[str, str], observations: int) -> Iterator[Measured]:
    hand = [sys.executable, "-m", "bench.figures_hand", str(observations)]
    told = json.loads(subprocess.run(hand, env=variables, check=True, stdout=subprocess.PIPE).stdout)
    yield Measured(f"{database}: observations", told["observations"], "")
    for page, milliseconds in told["pages"].items():
        yield Measured(f"{database}: {page}", milliseconds, "ms", LIMIT)
