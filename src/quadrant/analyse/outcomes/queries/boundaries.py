"""What can be asked of where areas lie: their outlines."""

from __future__ import annotations

from typing import Any

import numpy as np

from quadrant.analyse.outcomes.models import Dataset, Outline
from quadrant.methods.outlines import Shape


def outlines_in(dataset: Dataset) -> list[tuple[str, Shape]]:
    """The outlines that a dataset brought, by the names of their areas."""
    rows = Outline.objects.filter(dataset=dataset).order_by("area__name", "pk").values_list("area__name", "polygons")
    return [(name, shape_of(polygons)) for name, polygons in rows]


def shape_of(polygons: Any) -> Shape:
    return [[np.array(ring) for ring in polygon] for polygon in polygons]
