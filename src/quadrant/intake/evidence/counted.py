"""Which indicators are taken for counts of people where nothing says how they are made."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from quadrant.analyse.outcomes.terms import Definition, Method
from quadrant.intake.cell.codes import Coded
from quadrant.methods.arrays import FloatArray

# Whole numbers of these count nobody.
SCALE = re.compile(
    r"\b(?:rank|decile|quintile|quartile|percentile|score|index|rating|grade|level|band|star|year|age|days?|hours?|weeks?|"
    r"months?|cost|price|income|pounds?|spend|budget|points?|marks?|rate|ratio|median|average|mean|per)\b|[£%]"
)


def counted_by_default(series: Coded[Definition], value: FloatArray) -> list[Definition]:
    """Where nothing says how whole numbers are made, they are taken for counts of people, so that small ones are hidden
    until somebody says otherwise."""
    made = list(series.meanings)
    for at, one in enumerate(made):
        if one.method is Method.OTHER and not SCALE.search(f"{one.key} {one.name} {one.unit}".casefold()):
            own = value[series.at == at]
            own = own[~np.isnan(own)]
            if len(own) and bool((own == np.floor(own)).all() and (own >= 0).all()):
                made[at] = replace(one, method=Method.COUNT)
    return made
