"""Where areas lie: the outline of each, and which lies in which, as one dataset gives it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from quadrant.analyse.outcomes.models.areas import Area
from quadrant.analyse.outcomes.models.datasets import Dataset
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class PlacedRows(TenantRows):
    def standing(self) -> PlacedRows:
        return self.filter(dataset__replaced_at=None, dataset__withdrawn_at=None)


class Outline(OfPartnership):
    """An area's boundary with fewer points than its file has: polygons of rings of longitudes and latitudes."""

    audited_in_bulk_by: ClassVar = "dataset_id"

    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="outlines")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    polygons = models.JSONField()

    objects = TenantManager.from_queryset(PlacedRows)()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "area"],
                name="outline_once",
                violation_error_message="An area has one outline in a dataset.",
            )
        ]


class AreaInside(OfPartnership):
    """An area lies in a larger one: a lower-layer area in a ward, a ward in a district."""

    audited_in_bulk_by: ClassVar = "dataset_id"

    dataset = models.ForeignKey(Dataset, on_delete=models.PROTECT, related_name="insides")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    inside = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")

    objects = TenantManager.from_queryset(PlacedRows)()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "area", "inside"],
                name="area_inside_once",
                violation_error_message="An area is said once to lie in another.",
            )
        ]
