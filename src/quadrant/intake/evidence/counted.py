"""Which indicators are taken for counts of people where nothing says how they are made."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from quadrant.analyse.outcomes.terms import Definition, Method
from quadrant.intake.cell.codes import Coded
from quadrant.methods.arrays import FloatArray

# Whole numbers of these count nobody. "Children waiting over 18 weeks" are children: a length of time is one only where
# the name ends with its unit or says that it is one. Where it is not sure the safe way is to hide.
SCALE = re.compile(
    r"\b(?:rank|decile|quintile|quartile|percentile|score|index|rating|grade|star|cost|price|income|pounds?|spend|budget|"
    r"points?|marks?|rate|ratio|median|average|mean|per)\b|[£%]|"
    r"^(?:days?|hours?|weeks?|wks?|months?|years?|age|level|band|time|length|duration)\b(?! [a-z])|"
    r"\b(?:time|length|duration)\b.*\b(?:days?|hours?|weeks?|wks?|months?)\b|"
    r"\((?:in )?(?:days?|hours?|weeks?|wks?|months?|years?)\)|\bin (?:days|hours|weeks|wks|months|years)$"
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
