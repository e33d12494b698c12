"""A dataset comes in: what it replaces goes, and its own row is made, inside the act that brings it."""

from __future__ import annotations

from datetime import datetime

from quadrant.analyse.outcomes.commands.hiding import unsettle
from quadrant.analyse.outcomes.commands.observations import see_decimals_left
from quadrant.analyse.outcomes.models import AreaInside, Dataset, Observation, Outline
from quadrant.analyse.outcomes.terms import DatasetKind, Received
from quadrant.audit.terms import insist
from quadrant.partnership.models import Person
from quadrant.partnership.within import here


def take_out(dataset: Dataset) -> None:
    """Everything that a dataset brought and that counts for nothing once it goes. The act then has to `settle`."""
    observed = Observation.objects.filter(dataset=dataset).order_by()
    numbers = list(observed.values_list("indicator_id", flat=True).distinct())
    unsettle(numbers)
    for brought in (Observation, Outline, AreaInside):
        brought.objects.filter(dataset=dataset).delete()
    see_decimals_left(numbers)


def received(
    kind: DatasetKind, file: Received, *, by: Person | None, at: datetime, again: Dataset | None = None
) -> Dataset:
    """The new dataset. One of its kind and name, or `again`, is marked as replaced and its figures are taken out."""
    insist(bool(file.name.strip()), "Give the dataset a name.", field="name")
    standing = Dataset.objects.standing().select_for_update().filter(kind=kind)
    # A list, not a set: of several, the one with the same name is what the new one replaces.
    replaced = [*standing.filter(name=file.name), *(standing.filter(pk=again.pk) if again else [])]
    for old in {dataset.pk: dataset for dataset in replaced}.values():
        take_out(old)
        old.replaced_at = at
        old.save()
    return Dataset(
        partnership_id=here().partnership_id,
        name=file.name.strip(),
        kind=kind,
        source=file.source,
        file_name=file.file_name,
        digest=file.digest,
        size=file.size,
        stored=file.stored,
        sheet=file.sheet,
        columns=file.columns,
        rows=file.rows,
        replaces=replaced[0] if replaced else None,
        imported_by=by,
        imported_at=at,
    )
