"""The requirement rows of the Gateshead document, judged one by one: what a framework file can hold, and what not.

`CONTENT` are the rows of the modules FRAME, CAL, QUAL, MAT, PRIO and APPR that ask for content. `BEHAVIOUR` are those
of the same modules that ask the product to do something; the file says what it can about them too. `HELD_TOO` are
rows of other modules whose content has its natural place in the file: handbook lines, sections, intentions, tools.
"""

from __future__ import annotations


def _rows(*numbers: int | tuple[int, int]) -> tuple[str, ...]:
    """Row ids by number; a pair is a run from the first to the last."""
    spans = [number if isinstance(number, tuple) else (number, number) for number in numbers]
    return tuple(f"GCT-{number:03}" for first, last in spans for number in range(first, last + 1))


STAGES, TIERS, LEVELS = _rows((87, 95)), _rows((103, 105)), _rows((287, 289))
HANDBOOK_ITEMS = _rows(
    *(132, 134, 138, 149, 156, 160, 163, 165, 167, 174),
    *(176, 179, 181, 184, 190, 194, 203),
    *(207, 209, 211, 214, 218, 222, 225, 227),
    *(231, 236, 240, 242),
)
OUTCOME_TESTS = _rows((244, 264))
MATRIX_CELLS = _rows((108, 123))
STANDARDS = _rows((73, 81))
PRINCIPLES = _rows((35, 72))

CONTENT: dict[str, tuple[str, ...]] = {
    "FRAME": STAGES + _rows(96, 97) + TIERS + HANDBOOK_ITEMS + OUTCOME_TESTS + LEVELS + _rows(297),
    "CAL": _rows(83, (127, 131)),
    "QUAL": _rows((35, 50), 54, 55, (57, 59), 61, 62, (65, 67), 70, 72) + STANDARDS + _rows(82),
    "MAT": _rows((29, 34)) + MATRIX_CELLS + _rows(124, 292),
    "PRIO": _rows(180),
    "APPR": _rows(219, 220),
}

BEHAVIOUR = {
    "GCT-291": "a new cycle finds the last evaluation ready",
    "GCT-295": "an intake page opens a cycle and picks its framework",
    "GCT-296": "the circle and the pyramid are drawn, each with a text",
    "GCT-301": "a partnership adds a standard of its own for chosen services",
}

HELD_TOO = _rows(
    *((1, 28), (51, 53), 56, 60, 63, 64, 68, 69, 71, (84, 86), (98, 102), 106, 107, 125, 126, 133, (135, 137)),
    *((139, 148), (150, 155), (157, 159), 161, 162, 164, 166, (168, 173), 175, 177, 178, 182, 183, (185, 189)),
    *((191, 193), (195, 202), (204, 206), 208, 210, 212, 213, (215, 217), 221, 223, 224, 226, (228, 230)),
    *((232, 235), (237, 239), 241, 243, (265, 286), 290, 293, 294, (298, 300), 302),
)
