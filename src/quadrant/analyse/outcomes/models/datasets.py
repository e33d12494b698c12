"""Datasets, each one import, and the observations that they brought."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Case, Q, Value, When

from quadrant.analyse.outcomes.models.areas import Area
from quadrant.analyse.outcomes.models.indicators import Indicator
from quadrant.analyse.outcomes.terms import DatasetKind, DatasetState
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class DatasetRows(TenantRows):
    def standing(self) -> DatasetRows:
        """Those whose figures are in use."""
        return self.filter(replaced_at=None, withdrawn_at=None)

    def with_state(self) -> DatasetRows:
        found: DatasetRows = self.annotate(
            state=Case(
                When(withdrawn_at__isnull=False, then=Value(DatasetState.WITHDRAWN.value)),
                When(replaced_at__isnull=False, then=Value(DatasetState.REPLACED.value)),
                default=Value(DatasetState.STANDING.value),
            )
        )
        return found


class Dataset(OfPartnership):
    """One file, taken in whole. The file stays as received; its figures go when it is replaced or withdrawn."""

    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=20, choices=DatasetKind.choices())
    source = models.CharField(max_length=300, blank=True)
    file_name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    stored = models.CharField(max_length=200)
    sheet = models.CharField(max_length=100, blank=True)
    columns = models.JSONField(default=dict)
    rows = models.PositiveIntegerField()
    series = models.PositiveIntegerField(default=0)
    areas = models.PositiveIntegerField(default=0)
    not_available = models.PositiveIntegerField(default=0)
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    imported_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    why_withdrawn = models.TextField(blank=True)

    objects = TenantManager.from_queryset(DatasetRows)()

    class Meta:
        ordering = ["-imported_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "name"],
                condition=Q(replaced_at=None, withdrawn_at=None),
                name="dataset_stands_once",
                violation_error_message="Somebody else imported this dataset a moment ago. Look at theirs first.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Observation(OfPartnership):
    """One figure: an indicator in an area in a period, for everybody or for a group. `value` is null where the source
    says that it is not available. Written many at a time, so the chain holds one digest for each dataset."""

    audited_in_bulk_by: ClassVar = "dataset_id"

    # The indicator belongs to the partnership and leads every index, so its own index of this column would only cost.
    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="observations")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="observations", db_index=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    breakdown = models.CharField(max_length=100, blank=True)
    period = models.CharField(max_length=60)
    period_on = models.DateField(null=True)
    value = models.FloatField(null=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area", "breakdown", "period"],
                name="observation_once",
                violation_error_message="Another dataset already holds some of these figures. Withdraw it first.",
            )
        ]


class HiddenFigure(OfPartnership):
    """A figure that only those who may see small counts are shown: small itself, or hidden so that none can be worked
    out. Without a group it is the figure of everybody, and none of the area's groups is shown in that period either.

    Decided when figures come in, go, or are made otherwise (docs/adr/0014): to decide it on a page took a second.
    """

    audited_in_bulk_by: ClassVar = "indicator_id"

    # As with observations, the one index that is read by serves every key.
    partnership = models.ForeignKey(
        "partnership.Partnership", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+", db_index=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    period = models.CharField(max_length=60)
    breakdown = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area", "period", "breakdown"],
                name="hidden_figure_once",
                violation_error_message="Somebody else changed these figures a moment ago. Try again.",
            )
        ]
