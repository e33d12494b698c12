"""Figures for the demo: written as a file such as an analyst keeps, and taken in as any file is."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.commands import read_and_take_in_file
from quadrant.intake.terms import Described

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Dataset
    from quadrant.partnership.models import Person

DATA = Path(__file__).parent.parent / "data"


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of the demo's own tables, `data/<name>.csv`."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def take_in(
    file_name: str,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    name: str,
    kind: DatasetKind,
    source: str = "Made up for the demo",
    by: Person,
    at: datetime,
) -> Dataset:
    """Write the rows as a file and take it in through the import, as somebody would; within the story's `when`."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / file_name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows(rows)
        return _taken_in(path, Described(name=name, kind=kind, source=source), by=by, at=at)


def take_in_file(
    file_name: str, *, name: str, kind: DatasetKind, source: str = "Made up for the demo", by: Person, at: datetime
) -> Dataset:
    """Take in one of the demo's own files, `data/<file_name>`, as it is."""
    return _taken_in(DATA / file_name, Described(name=name, kind=kind, source=source), by=by, at=at)


def _taken_in(path: Path, said: Described, *, by: Person, at: datetime) -> Dataset:
    return read_and_take_in_file(path, said, by=by, at=at, told=lambda _percent, _sentence: None)
