"""The same promise on PostgreSQL: everything comes back, or nothing is changed."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from launcher.backup import backup, restore
from launcher.places import Places
from launcher.postgres import ANSWERING
from launcher.saying import Stop

pytestmark = pytest.mark.skipif(shutil.which("pg_dump") is None, reason="PostgreSQL's own programs are not installed")


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A database of its own on the server the tests use, named by DATABASE_URL."""
    server = os.environ.get("QUADRANT_TEST_DATABASE_URL") or ANSWERING
    name = f"quadrant_backup_{secrets.token_hex(4)}"
    try:
        keeper = psycopg.connect(server, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL answers here")
    with keeper:
        keeper.execute(f"CREATE DATABASE {name}")
        address = f"{server.rpartition('/')[0]}/{name}"
        monkeypatch.setenv("DATABASE_URL", address)
        yield address
        keeper.execute(f"DROP DATABASE {name} WITH (FORCE)")


def carry_out(address: str, *statements: str) -> None:
    with psycopg.connect(address) as connection:
        for statement in statements:
            connection.execute(statement)


def needs(address: str) -> list[str]:
    with psycopg.connect(address) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM need ORDER BY number")]


@pytest.fixture
def kept(places: Places, database: str, tmp_path: Path) -> Path:
    carry_out(
        database,
        "CREATE TABLE need (number serial PRIMARY KEY, name text NOT NULL)",
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'kept'; END $$",
        "CREATE TRIGGER keep BEFORE DELETE ON need FOR EACH ROW EXECUTE FUNCTION refuse()",
        "INSERT INTO need (name) VALUES ('Falls at home'), ('School readiness')",
    )
    file = tmp_path / "kept.backup"
    backup(places, file)
    carry_out(database, "INSERT INTO need (name) VALUES ('Added later')", "CREATE TABLE of_a_newer_version (n int)")
    return file


def test_everything_comes_back_and_what_came_later_is_gone(
    places: Places, kept: Path, database: str, tmp_path: Path
) -> None:
    restore(places, kept)

    assert needs(database) == ["Falls at home", "School readiness"]
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT to_regclass('of_a_newer_version')").fetchone() == (None,)
    with pytest.raises(psycopg.errors.RaiseException, match="kept"):
        carry_out(database, "DELETE FROM need")

    # A database that was restored can be backed up and restored like any other.
    carry_out(database, "INSERT INTO need (name) VALUES ('After the restore')")
    backup(places, tmp_path / "again.backup")
    restore(places, tmp_path / "again.backup")
    assert needs(database) == ["Falls at home", "School readiness", "After the restore"]


def test_a_restore_that_is_not_allowed_changes_nothing(
    places: Places, kept: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    carry_out(database, "CREATE ROLE quadrant_reader_only LOGIN", "GRANT SELECT ON need TO quadrant_reader_only")
    try:
        reader = database.replace("://postgres", "://quadrant_reader_only")
        monkeypatch.setenv("DATABASE_URL", reader)
        with pytest.raises(Stop, match="psql failed, and nothing was changed"):
            restore(places, kept)
        assert needs(database) == ["Falls at home", "School readiness", "Added later"]
    finally:
        carry_out(database, "DROP OWNED BY quadrant_reader_only", "DROP ROLE quadrant_reader_only")
