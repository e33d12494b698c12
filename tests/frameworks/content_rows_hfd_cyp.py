"""The requirement rows of Herefordshire and of the CYPSP, judged: what a framework file can hold, and what it cannot.

`CONTENT` are the rows of the modules FRAME, CAL, QUAL, MAT, PRIO and APPR that ask for content, by document and module.
`BEHAVIOUR` are the rows of those modules that ask the product to act; the file says what it can about them too.
`HELD_TOO` are rows of other modules whose content has its natural place in the file.
"""

from __future__ import annotations

from collections.abc import Iterator


def _rows(document: str, *numbers: int | tuple[int, int]) -> tuple[str, ...]:
    """Row ids by number; a pair is a run from the first to the last."""
    spans = [number if isinstance(number, tuple) else (number, number) for number in numbers]
    return tuple(f"{document}-{number:03}" for first, last in spans for number in range(first, last + 1))


WEIGHTED_CRITERIA = _rows("HFD", (30, 40))
DRAFT_CRITERIA = _rows("HFD", (14, 25))
PRIORITY_TESTS = _rows("HFD", (26, 29))
PLANNING_QUESTIONS = _rows("HFD", 72, 76, 81, 86, 89, 94, (98, 101))
SUB_QUESTIONS = _rows("HFD", (73, 75), (77, 80), (82, 85), (87, 88), (90, 93), (95, 97), (102, 105))

TEN_PRINCIPLES = _rows("CYP", (39, 48))
INTER_AGENCY_FEATURES = _rows("CYP", (13, 17))
PROGRAMME_ACTIONS = _rows("CYP", 67, 73, 78, 82, 85, 93, 95, 98, 104, 107, 111, 116, 120, 122, 127)
PROGRAMME_TASKS = tuple(row for row in _rows("CYP", (67, 132)) if row not in PROGRAMME_ACTIONS)
AUDIT_FIELDS = _rows("CYP", (133, 141))

CONTENT: dict[str, dict[str, tuple[str, ...]]] = {
    "herefordshire-2009": {
        "FRAME": _rows("HFD", (5, 9), 69),
        "CAL": _rows("HFD", 59),
        "PRIO": _rows("HFD", 12) + PRIORITY_TESTS,
        "APPR": _rows("HFD", 10, 11) + DRAFT_CRITERIA + WEIGHTED_CRITERIA,
    },
    "cypsp-2006": {
        "FRAME": _rows("CYP", 24, 58, (63, 65)),
        "CAL": _rows("CYP", (60, 62)) + PROGRAMME_ACTIONS + PROGRAMME_TASKS + _rows("CYP", 143),
        "QUAL": TEN_PRINCIPLES,
        "MAT": INTER_AGENCY_FEATURES + _rows("CYP", (26, 30), 145),
    },
}

BEHAVIOUR: dict[str, dict[str, str]] = {
    "herefordshire-2009": {
        "HFD-041": "saving a set at 99.5 is refused",
        "HFD-042": "a score is worked out from weights and marks",
        "HFD-043": "a mark may be in part, or not applicable with a reason",
        "HFD-067": "a request for change makes a new version of the framework",
    },
    "cypsp-2006": {
        "CYP-059": "a framework carries a drawing with words beside it",
        "CYP-066": "an individual package links to the agreement and the plan above it",
        "CYP-147": "an area has a present and a target stage, with progress",
        "CYP-149": "a predecessor that is due later raises a warning",
    },
}

HELD_TOO: dict[str, tuple[str, ...]] = {
    "herefordshire-2009": (
        _rows("HFD", (1, 4), 13, (44, 58), (60, 66), 68, 70, 71, (106, 118)) + PLANNING_QUESTIONS + SUB_QUESTIONS
    ),
    "cypsp-2006": (_rows("CYP", (1, 12), (18, 23), 25, (31, 38), (49, 57), 142, 144, 146, 148) + AUDIT_FIELDS),
}


def cited_in(value: object) -> Iterator[str]:
    """Every id in any `cites` below this value, which is a framework dumped to plain dicts and lists."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from inner if name == "cites" else cited_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from cited_in(inner)


def held_by(framework: str) -> tuple[str, ...]:
    """Every row that this framework's file must cite."""
    content = [row for rows in CONTENT[framework].values() for row in rows]
    return (*content, *BEHAVIOUR[framework], *HELD_TOO[framework])
