"""The requirement rows of the two Haringey documents of 2009 and 2010, judged one by one.

`CONTENT` are the rows of the modules FRAME, CAL, QUAL, MAT, PRIO and APPR that ask for content, by framework and
module. `BEHAVIOUR` are those of the same modules that ask the product to do something. `HELD_TOO` are rows of other
modules whose content has its natural place in the file: bodies, principles, questions, report sections, measures.
"""

from __future__ import annotations

HSP, LBH = "hsp-2009", "haringey-policy-2010"


def rows(document: str, *numbers: int | tuple[int, int]) -> tuple[str, ...]:
    """Row ids of a document by number; a pair is a run from the first to the last."""
    spans = [number if isinstance(number, tuple) else (number, number) for number in numbers]
    return tuple(f"{document}-{number:03}" for first, last in spans for number in range(first, last + 1))


DERIVED_STEPS = rows("HSP", (32, 41))
PRINCIPLES = rows("LBH", (34, 44))
SUCCESS_MEASURES = rows("LBH", (46, 53))
DELIVERY_MODELS = rows("LBH", (62, 70))

CONTENT: dict[str, dict[str, tuple[str, ...]]] = {
    HSP: {
        "FRAME": rows("HSP", 15, 20, 21) + DERIVED_STEPS,
        "CAL": rows("HSP", 17),
        "QUAL": rows("HSP", 25, 26, 42),
        "APPR": rows("HSP", 23),
    },
    LBH: {
        "FRAME": rows("LBH", 8, 33, 75, 76, 112),
        "CAL": rows("LBH", 78),
        "QUAL": rows("LBH", 45),
        "PRIO": rows("LBH", (94, 96)),
        "APPR": rows("LBH", 9, 21, 23, *range(62, 71), 73, 74, 100, 102, 103),
    },
}

BEHAVIOUR: dict[str, dict[str, str]] = {
    HSP: {
        "HSP-003": "a second version is published and a running cycle keeps the first",
        "HSP-005": "a board is marked as the pilot and points are logged against steps",
        "HSP-008": "a table shows which board starts when",
        "HSP-022": "coverage is worked out from a board's investments",
    },
    LBH: {
        "LBH-016": "one list of options holds providers of every kind",
        "LBH-071": "an administrator adds kinds of option",
        "LBH-072": "scores, scorers and reasons are shown and exported",
        "LBH-118": "one method at two service levels is costed as two options",
    },
}

HELD_TOO: dict[str, tuple[str, ...]] = {
    HSP: rows("HSP", 1, 2, 4, 6, 7, (9, 14), 16, 18, 19, 24, (27, 31)),
    LBH: rows(
        "LBH",
        *((1, 7), (10, 15), (17, 20), 22, (24, 32), (34, 44), (46, 61), 77, (79, 93)),
        *((97, 99), 101, (104, 111), (113, 117)),
    ),
}
