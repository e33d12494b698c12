"""What can be asked of datasets."""

from __future__ import annotations

from typing import Any

from quadrant.analyse.outcomes.models import Dataset, Indicator, Observation
from quadrant.analyse.outcomes.terms import STAY, DatasetKind


def datasets() -> Any:
    """Every dataset, newest first, with its state and who brought it."""
    return Dataset.objects.with_state().select_related("imported_by", "withdrawn_by", "replaces")


def dataset_numbered(number: int) -> Dataset | None:
    found: Dataset | None = datasets().filter(pk=number).first()
    return found


def why_not_withdrawn(dataset: Dataset) -> str:
    """Why the dataset cannot be withdrawn, whoever asks; nothing where it can."""
    if dataset.withdrawn_at is not None:
        return "This dataset was withdrawn already."
    if dataset.replaced_at is not None:
        return "This dataset was replaced: withdraw the one that replaced it."
    return STAY.get(DatasetKind(dataset.kind), "")


def sources_of(indicator: Indicator) -> list[Dataset]:
    """The standing datasets that state this indicator's figures."""
    numbers = Observation.objects.filter(indicator=indicator).values("dataset_id").distinct()
    return list(Dataset.objects.filter(pk__in=numbers).order_by("name"))
