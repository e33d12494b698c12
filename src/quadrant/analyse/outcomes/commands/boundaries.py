"""Acts that bring in where areas lie: their outlines, and which lies in which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from quadrant.analyse.outcomes.commands.areas import ANALYSTS
from quadrant.analyse.outcomes.commands.listing import areas_numbered
from quadrant.analyse.outcomes.commands.receiving import received
from quadrant.analyse.outcomes.models import Area, AreaInside, Dataset, Outline
from quadrant.analyse.outcomes.rules import may_import
from quadrant.analyse.outcomes.terms import AreaSpec, DatasetKind, LiesIn, Outlines, Received
from quadrant.audit.act import act
from quadrant.audit.straight import write_straight
from quadrant.audit.terms import Done, allow, insist
from quadrant.audit.touched import touch
from quadrant.methods.outlines import Shape, simplified
from quadrant.partnership.models import Person
from quadrant.partnership.within import here

LONGEST_CODE = 9
AT_ONCE = 2_000


@act("boundaries.imported")
def import_boundaries(*, outlines: Outlines, file: Received, by: Person, at: datetime) -> Done[Dataset]:
    """Take in the outline of every area of a file, or of none; boundaries of the same name are replaced whole.

    Areas that have a name and no code become localities of the partnership's own, with a code made of their name.
    """
    allow(may_import(by), ANALYSTS)
    insist(bool(outlines.areas), "The file holds no areas.")
    made = received(DatasetKind.BOUNDARIES, file, by=by, at=at)
    made.areas = len(outlines.areas)
    made.save()
    specs = [spec if spec.code else _own(spec) for spec in outlines.areas]
    numbers = areas_numbered(specs)
    Outline.objects.bulk_create(
        (
            Outline(
                partnership_id=made.partnership_id,
                dataset=made,
                area_id=numbers[spec.code],
                polygons=_written(shape),
            )
            for spec, shape in zip(specs, simplified(outlines.shapes), strict=True)
        ),
        batch_size=AT_ONCE,
    )
    _write_insides(_insides(outlines, [numbers[spec.code] for spec in specs]), made)
    return Done(made, f"Outlines of {made.areas:,} areas came from {file.file_name}")


@act("lookup.imported")
def import_lookup(*, pairs: Sequence[LiesIn], file: Received, by: Person, at: datetime) -> Done[Dataset]:
    """Take in which area lies in which, whole or not at all; a lookup of the same name is replaced."""
    allow(may_import(by), ANALYSTS)
    insist(bool(pairs), "The file says of no area in which other it lies.")
    made = received(DatasetKind.LOOKUP, file, by=by, at=at)
    made.areas = len({pair.area.code for pair in pairs})
    made.save()
    numbers = areas_numbered([spec for pair in pairs for spec in (pair.area, pair.inside)])
    _write_insides(((numbers[pair.area.code], numbers[pair.inside.code]) for pair in pairs), made)
    return Done(made, f"{file.file_name} says of {made.areas:,} areas in which other they lie")


def _insides(outlines: Outlines, areas: Sequence[int]) -> list[tuple[int, int]]:
    """In which larger area each lies, where the file of outlines says that too."""
    numbers = areas_numbered([spec for spec in outlines.insides if spec is not None])
    pairs = zip(areas, outlines.insides, strict=False)
    return [(area, numbers[spec.code]) for area, spec in pairs if spec is not None and numbers[spec.code] != area]


def _write_insides(pairs: Iterable[tuple[int, int]], dataset: Dataset) -> None:
    rows = [(dataset.partnership_id, dataset.pk, area, inside) for area, inside in pairs]
    if rows:
        write_straight(AreaInside, ("partnership_id", "dataset_id", "area_id", "inside_id"), iter([rows]))
        touch(AreaInside, dataset.pk)


def _own(spec: AreaSpec) -> AreaSpec:
    """The partnership's own locality of this name, added under a code made of it where there is none yet."""
    own = Area.objects.filter(partnership_id=here().partnership_id)
    known = own.filter(name=spec.name, kind=spec.kind).first()
    if known is not None:
        return replace(spec, code=known.code)
    made = Area(partnership_id=here().partnership_id, code=_free_code(spec.name), name=spec.name, kind=spec.kind)
    made.save()
    return replace(spec, code=made.code)


def _free_code(name: str) -> str:
    letters = re.sub(r"[^A-Z]", "", name.upper())[:LONGEST_CODE] or "LOCALITY"
    tried = [letters, *(f"{letters[: LONGEST_CODE - len(str(at))]}{at}" for at in range(2, 1000))]
    taken = set(Area.objects.coded(tried).values_list("code", flat=True))
    free = next((code for code in tried if code not in taken), None)
    insist(free is not None, f"No code is left for the locality {name}.")
    return free or ""


def _written(shape: Shape) -> list[list[list[list[float]]]]:
    """As they are: what is `simplified` lies on a grid, so no number has more than five decimals."""
    return [[ring.tolist() for ring in polygon] for polygon in shape]
