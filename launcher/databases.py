"""The database as a file: SQLite through its own online backup, PostgreSQL through pg_dump and psql."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from launcher.saying import Stop

# A dump holds every table of the schema, so what stands there now goes first, all within one transaction.
# The schema itself is made here: pg_dump lists it only when somebody has touched its owner or rights.
EMPTY_FIRST = "DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public;"


def address_of_database() -> str:
    """The PostgreSQL this checkout uses; empty when it uses SQLite in `var`."""
    return os.environ.get("DATABASE_URL", "")


def dump_sqlite(source: Path, target: Path) -> None:
    """A whole, settled copy of a database that may be in use, made page by page by SQLite itself."""
    if not source.exists():
        raise Stop(f"There is no database yet: {source} does not exist.")
    with closing(sqlite3.connect(source, timeout=30)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    refuse_damaged_sqlite(target)


def refuse_damaged_sqlite(file: Path) -> None:
    """Stop when SQLite itself finds the file damaged."""
    try:
        with closing(sqlite3.connect(file)) as opened:
            found = opened.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as trouble:
        raise Stop(f"The database in it is damaged: {trouble}.") from trouble
    if found != "ok":
        raise Stop(f"The database in it is damaged: {found}.")


def swap_sqlite(new: Path, current: Path, aside: Path) -> None:
    """Put a database in the place of the current one, which moves aside with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        former = current.with_name(current.name + suffix)
        if former.exists():
            former.rename(aside / former.name)
    new.rename(current)


def dump_postgres(address: str, target: Path) -> None:
    """The whole database in pg_dump's own packed form."""
    _run(
        address, ["pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--schema=public", f"--file={target}"]
    )


def restore_postgres(address: str, source: Path, scratch: Path) -> None:
    """Replace everything in the database, or nothing: one transaction."""
    script, order = scratch / "restore.sql", scratch / "restore.list"
    listed = _run(address, ["pg_restore", "--list", str(source)]).splitlines(keepends=True)
    order.write_text("".join(line for line in listed if " SCHEMA - public " not in line))
    plain = ["pg_restore", "--no-owner", "--no-privileges", f"--use-list={order}", f"--file={script}"]
    _run(address, [*plain, str(source)])
    quiet = ["--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--single-transaction"]
    _run(address, ["psql", *quiet, f"--command={EMPTY_FIRST}", f"--file={script}", "--output=/dev/null"])


def _run(address: str, command: Sequence[str]) -> str:
    """What one of PostgreSQL's programs printed; the password goes by environment, unseen in lists of processes."""
    if shutil.which(command[0]) is None:
        raise Stop(f"{command[0]} is missing. Install it, then run this again:  sudo apt-get install postgresql-client")
    variables = dict(os.environ) | _connection(address)
    outcome = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    if outcome.returncode:
        lines = outcome.stderr.strip().splitlines() or [f"code {outcome.returncode}"]
        raise Stop(f"{command[0]} failed, and nothing was changed: {lines[0]}")
    return outcome.stdout


def _connection(address: str) -> dict[str, str]:
    """A database address in the variables that PostgreSQL's own programs read."""
    parts = urlsplit(address)
    options = dict(parse_qsl(parts.query))
    said = {
        "PGHOST": unquote(parts.hostname or options.get("host", "")),
        "PGPORT": str(parts.port or ""),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGDATABASE": unquote(parts.path.lstrip("/")),
        "PGSSLMODE": options.get("sslmode", ""),
    }
    return {name: value for name, value in said.items() if value}


def kind_of(address: str) -> str:
    """Which of the two databases stands at an address."""
    return "postgresql" if address.startswith("postgres") else "sqlite"
