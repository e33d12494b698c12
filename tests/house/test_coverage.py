"""docs/coverage.md names every requirement row once, and what it calls done has a page or command and a test."""

from __future__ import annotations

import ast
import csv
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.core.management import get_commands

from quadrant.door import routes
from tests.shared_folder import needs_shared, shared

ROOT = Path(__file__).resolve().parents[2]
PARTS = frozenset("cycle governance analyse plan do review joint".split())
ID = re.compile(r"(HSP|LBH|CYP|HFD|GCT)-\d{3}")
QUOTED = re.compile(r"`([^`]+)`")
MOST_WORDS = 8
WAITS = "waits for "


@dataclass(frozen=True)
class Row:
    """One line of the table: `page` and `test` are "–" where the row waits."""

    id: str
    what: str
    state: str
    page: str
    test: str

    @property
    def done(self) -> bool:
        return self.state == "done"


@cache
def rows() -> tuple[Row, ...]:
    text = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| id |")]
    return tuple(Row(*(cell.strip() for cell in line.strip("| ").split(" | "))) for line in lines)


def _shape(address: str) -> str:
    """An address without the names of its arguments and without what stands after a question mark."""
    return re.sub(r"<[^>]+>", "<>", address.split("?", maxsplit=1)[0])


@cache
def _functions(path: str) -> frozenset[str]:
    """The test functions that stand in a file."""
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    found = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return frozenset(node.name for node in found if isinstance(node, ast.FunctionDef))


def test_every_id_is_well_formed_and_stands_once() -> None:
    ids = [row.id for row in rows()]
    assert [id_ for id_ in ids if not ID.fullmatch(id_)] == []
    assert [id_ for id_, count in Counter(ids).items() if count > 1] == []


def test_a_row_says_in_a_few_words_what_it_is_about() -> None:
    assert [row.id for row in rows() if not row.what or len(row.what.split()) > MOST_WORDS] == []


def test_a_row_is_done_or_waits_for_a_part() -> None:
    assert [row.id for row in rows() if not row.done and row.state.removeprefix(WAITS) not in PARTS] == []
    assert [row.id for row in rows() if not row.done and (row.page, row.test) != ("–", "–")] == []


@needs_shared
def test_the_rows_are_those_of_the_list_and_wait_for_its_parts() -> None:
    with shared("design", "requirements.csv").open(encoding="utf-8", newline="") as file:
        parts = {row["id"]: row["part"] for row in csv.DictReader(file)}
    assert {row.id for row in rows()} == set(parts)
    assert [row.id for row in rows() if not row.done and row.state != f"{WAITS}{parts[row.id]}"] == []


def _known(page: str) -> bool:
    """Is this a route with its own address, or a management command that exists?"""
    name, *address = QUOTED.findall(page)
    if name.startswith("manage "):
        return name.split()[1] in get_commands()
    route = routes.ROUTES.get(name)
    if route is None or len(address) != 1:
        return False
    before = "/" if route.of_deployment else "/<partnership>/"
    return _shape(address[0]) == _shape(before + route.address)


def test_what_is_done_names_a_page_or_command_that_exists() -> None:
    routes.load()
    assert {row.id: row.page for row in rows() if row.done and not _known(row.page)} == {}


def _stands(test: str) -> bool:
    """Does the test function named stand in its file?"""
    (said,) = QUOTED.findall(test)
    path, _, name = said.partition("::")
    return name.startswith("test_") and name in _functions(path)


def test_what_is_done_names_a_test_that_stands_in_its_file() -> None:
    assert {row.id: row.test for row in rows() if row.done and not _stands(row.test)} == {}


def test_the_counts_are_told() -> None:
    counts = Counter(row.state for row in rows())
    print("coverage:", ", ".join(f"{count} {state}" for state, count in counts.most_common()))
    assert sum(counts.values()) == len(rows())
