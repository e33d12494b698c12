"""Acts on areas and their neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from quadrant.analyse.outcomes.commands.listing import areas_numbered
from quadrant.analyse.outcomes.commands.receiving import received
from quadrant.analyse.outcomes.models import Area, Dataset, Neighbour, NeighbourSet
from quadrant.analyse.outcomes.rules import may_import
from quadrant.analyse.outcomes.terms import AreaKind, DatasetKind, NeighbourOf, Received
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Person
from quadrant.partnership.within import here

ANALYSTS = "Only an analyst or a commissioner may bring in data."


@act("area.added")
def add_area(
    *, code: str, name: str, kind: AreaKind = AreaKind.LOCALITY, region: str = "", by: Person, at: datetime
) -> Done[Area]:
    """Name an area of the partnership's own: a locality, or a place that the country's list does not have."""
    allow(may_import(by), ANALYSTS)
    plain = code.isascii() and code.isalnum() and len(code) <= 9
    insist(plain, "A code is up to nine letters and digits.", field="code")
    insist(not Area.objects.coded([code]).exists(), "An area with this code is already listed.", field="code")
    made = Area(partnership_id=here().partnership_id, code=code, name=name.strip(), kind=kind, region=region)
    made.save()
    return Done(made, f"{made.name} was added as an area")


@act("neighbours.imported")
def import_neighbours(*, neighbours: Sequence[NeighbourOf], file: Received, by: Person, at: datetime) -> Done[Dataset]:
    """Take in which areas are alike, whole or not at all; a list of the same name is replaced."""
    allow(may_import(by), ANALYSTS)
    insist(bool(neighbours), "The file names no neighbours.")
    made = received(DatasetKind.NEIGHBOURS, file, by=by, at=at)
    made.series, made.areas = 0, len({pair.area.code for pair in neighbours})
    made.save()
    numbers = areas_numbered([spec for pair in neighbours for spec in (pair.area, pair.neighbour)])
    listed = NeighbourSet(dataset=made, name=file.name)
    listed.save()
    Neighbour.objects.bulk_create(
        Neighbour(
            partnership_id=made.partnership_id,
            set=listed,
            area_id=numbers[pair.area.code],
            neighbour_id=numbers[pair.neighbour.code],
            rank=pair.rank,
            closeness=pair.closeness,
        )
        for pair in neighbours
    )
    return Done(made, f"Neighbours of {made.areas} areas came from {file.file_name}")
