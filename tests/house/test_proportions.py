"""The tail binds: long files, functions and templates are named here with a reason, and the list only shrinks."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import quadrant

SOURCE = Path(quadrant.__file__).parent
LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}
LONG_TEMPLATES: dict[str, str] = {}


def files() -> list[Path]:
    return [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions() -> Iterator[tuple[str, int]]:
    for path in files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                name = f"{path.relative_to(SOURCE)}:{node.name}"
                yield name, (node.end_lineno or node.lineno) - node.lineno + 1


def share_over(sizes: list[int], bound: int) -> float:
    return sum(size > bound for size in sizes) / len(sizes)


def test_files() -> None:
    sizes = {str(path.relative_to(SOURCE)): lines(path) for path in files()}
    assert {name for name, size in sizes.items() if size > 400} == set(LONG_FILES)
    assert share_over(list(sizes.values()), 300) <= 0.05


def test_functions() -> None:
    sizes = dict(functions())
    assert {name: size for name, size in sizes.items() if size > 50 and name not in LONG_FUNCTIONS} == {}
    assert set(LONG_FUNCTIONS) <= {name for name, size in sizes.items() if size > 50}, "take it off the list"
    assert share_over(list(sizes.values()), 30) <= 0.05


def test_templates() -> None:
    sizes = {str(path.relative_to(SOURCE)): lines(path) for path in SOURCE.rglob("*.html")}
    assert {name for name, size in sizes.items() if size > 200} == set(LONG_TEMPLATES)
    assert share_over(list(sizes.values()), 110) <= 0.05


def test_no_drawer_for_odds_and_ends() -> None:
    banned = {"utils", "helpers", "services", "common", "manager", "misc"}
    # The room of what a council provides has the trade's own word for its name, in code and on screen.
    rooms = {SOURCE / "analyse" / "services", SOURCE / "web" / "analyse" / "services"}
    folders = [path for path in files() if path.parent.name in banned and path.parent not in rooms]
    assert [str(path) for path in files() if path.stem in banned] + [str(path) for path in folders] == []
