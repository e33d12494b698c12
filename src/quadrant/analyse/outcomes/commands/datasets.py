"""Acts that bring figures and definitions in, and take them out again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import numpy as np

from quadrant.analyse.outcomes.commands.areas import ANALYSTS
from quadrant.analyse.outcomes.commands.hiding import settle, unsettle
from quadrant.analyse.outcomes.commands.listing import areas_numbered, define, indicators_numbered
from quadrant.analyse.outcomes.commands.observations import same_again, see_decimals, write_observations
from quadrant.analyse.outcomes.commands.receiving import received, take_out
from quadrant.analyse.outcomes.models import Dataset
from quadrant.analyse.outcomes.queries.datasets import why_not_withdrawn
from quadrant.analyse.outcomes.rules import may_bring, may_import, may_withdraw_dataset
from quadrant.analyse.outcomes.terms import OF_INDICATORS, DatasetKind, Definition, Figures, Received
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Person

NOT_FOR_YOU = "Your roles do not let you bring in or withdraw this."


@act("figures.imported")
def import_figures(*, figures: Figures, file: Received, by: Person, at: datetime) -> Done[Dataset]:
    """Take in every figure of a file, or none.

    A dataset of the same name is replaced; so is one under another name all of whose figures this file gives anew.
    Any other overlap with a standing dataset is refused: two sources may not state one figure.
    """
    allow(may_import(by), ANALYSTS)
    insist(len(figures) > 0, "The file holds no figures.")
    areas = areas_numbered(figures.areas)
    indicators = indicators_numbered(figures.series)
    again = same_again(figures, indicators=indicators, areas=areas, name=file.name)
    made = received(DatasetKind.FIGURES, file, by=by, at=at, again=again)
    made.series, made.areas = len(indicators), len(areas)
    made.not_available = int(np.isnan(figures.value).sum())
    made.save()
    unsettle(indicators.values())
    see_decimals(figures, indicators=indicators)
    write_observations(figures, dataset=made, indicators=indicators, areas=areas)
    settle()
    return Done(made, f"{len(figures):,} figures came from {file.file_name}")


@act("definitions.imported")
def import_definitions(*, definitions: Sequence[Definition], file: Received, by: Person, at: datetime) -> Done[Dataset]:
    """Take in what a dictionary says about indicators: new ones are added, known ones completed."""
    allow(may_import(by), ANALYSTS)
    insist(bool(definitions), "The file defines no indicators.")
    made = received(DatasetKind.DEFINITIONS, file, by=by, at=at)
    made.series = len({definition.key for definition in definitions})
    made.save()
    new, known = define(definitions)
    settle()
    return Done(made, f"{new} indicators were added and {known} described anew from {file.file_name}")


@act("dataset.received")
def receive_dataset(*, kind: DatasetKind, file: Received, by: Person, at: datetime) -> Done[Dataset]:
    """A file of records that another room keeps, such as a contracts register: its row among the datasets, in whose
    name it is replaced and withdrawn. Called within that room's act."""
    allow(may_bring(by, kind), NOT_FOR_YOU)
    made = received(kind, file, by=by, at=at)
    made.save()
    return Done(made, f"{file.file_name} was taken in as “{made.name}”")


@act("dataset.withdrawn")
def withdraw_dataset(*, dataset: Dataset, why: str, by: Person, at: datetime) -> Done[Dataset]:
    """Take a dataset's figures out of use, all of them. The file, its row and this act stay on record."""
    allow(may_withdraw_dataset(by, dataset), ANALYSTS if dataset.kind in OF_INDICATORS else NOT_FOR_YOU)
    kept = Dataset.objects.select_for_update().get(pk=dataset.pk)
    stays = why_not_withdrawn(kept)
    insist(not stays, stays)
    insist(bool(why.strip()), "Say why it is withdrawn.", field="why")
    take_out(kept)
    settle()
    kept.withdrawn_at, kept.withdrawn_by, kept.why_withdrawn = at, by, why.strip()
    kept.save()
    return Done(kept, f"{kept.name} was withdrawn: {kept.why_withdrawn}")
