"""A header that names one field where the file has nothing better, and another where it has."""

from __future__ import annotations

import re
from collections.abc import Mapping as Words
from collections.abc import Sequence

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.fields import OF_KIND, plain_header


def with_stand_ins(kind: DatasetKind, headers: Sequence[str], found: Words[str, int]) -> dict[str, int]:
    """The columns by field, once more told where one has none: "Purpose" is the title of a grant, and beside a title
    its description. "Organisation" is whose contract it is, and beside a supplier the council itself."""
    told = dict(found)
    bare = [plain_header(re.split(r"[(\[{,:£]", header, maxsplit=1)[0]) for header in headers]
    plain = {name: at for at, name in reversed(list(enumerate(bare)))}
    for field in OF_KIND[kind]:
        at = next((plain[name] for name in field.stands_in if name in plain), None)
        if at is not None and field.key not in told:
            told = {**{key: place for key, place in told.items() if place != at}, field.key: at}
    return told
