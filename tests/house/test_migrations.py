"""The migrations make what the models say: a fresh file, migrated, has every table, column, constraint and trigger."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from quadrant.audit.triggers import ALL


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("migrated")
    environment = {**os.environ, "QUADRANT_VAR": str(folder), "QUADRANT_MODE": "development", "DATABASE_URL": ""}
    environment |= {"DJANGO_SETTINGS_MODULE": "quadrant.settings", "PYTHONPATH": str(settings.PROJECT / "src")}
    command = [sys.executable, "-m", "quadrant", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=environment, check=True, timeout=300)
    return folder / "quadrant.sqlite3"


def test_every_table_has_the_columns_and_constraints_of_its_model(migrated: Path) -> None:
    with sqlite3.connect(migrated) as file:
        there = dict(file.execute("SELECT name, group_concat(sql, char(10)) FROM sqlite_master GROUP BY tbl_name"))
        columns = {table: {row[1] for row in file.execute(f'PRAGMA table_info("{table}")')} for table in _tables()}
        written = "\n".join(sql or "" for (sql,) in file.execute("SELECT sql FROM sqlite_master"))
    assert there
    for model in (one for one in apps.get_models() if one.__module__.startswith("quadrant.")):
        wanted = {field.column for field in model._meta.concrete_fields}
        assert columns[model._meta.db_table] == wanted, model._meta.label
        for constraint in model._meta.constraints:
            assert constraint.name in written, f"{model._meta.label}: {constraint.name}"


def _tables() -> list[str]:
    return [one._meta.db_table for one in apps.get_models() if one.__module__.startswith("quadrant.")]


def test_the_chain_is_closed_by_its_triggers(migrated: Path) -> None:
    with sqlite3.connect(migrated) as file:
        triggers = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert triggers == {f"{table}_no_{event}" for table in ALL for event in ("update", "delete")}


@pytest.mark.django_db
def test_the_tests_own_database_has_them_too() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit%'")
        else:
            cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'audit%'")
        [count] = cursor.fetchone()
    assert count == len(ALL) * (2 if connection.vendor == "sqlite" else 3)
