"""A Quadrant of its own to measure on: an empty database in a folder that goes away."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


def environment(folder: str) -> dict[str, str]:
    """The variables that point a program at the scratch database."""
    variables = dict(os.environ) | {"QUADRANT_VAR": folder, "QUADRANT_MODE": "development", "DATABASE_URL": ""}
    return variables | {"DJANGO_SETTINGS_MODULE": "quadrant.settings", "QUADRANT_LOG_LEVEL": "ERROR"}


@contextmanager
def scratch_quadrant() -> Iterator[dict[str, str]]:
    """A migrated SQLite database; what is given are the variables to use it with."""
    with tempfile.TemporaryDirectory(prefix="quadrant-bench-") as folder:
        variables = environment(folder)
        manage = [sys.executable, "-m", "quadrant"]
        subprocess.run([*manage, "migrate", "--verbosity", "0"], env=variables, check=True)
        yield variables
