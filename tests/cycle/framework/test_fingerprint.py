"""A fingerprint tells whether two files say the same, however they are written."""

from __future__ import annotations

import re

import pytest

from quadrant.cycle.framework.loader import fingerprint, load_framework
from tests.cycle.framework.files import SMALL, edited, small


def test_it_is_sixty_four_hexadecimal_digits() -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", fingerprint(small()))


@pytest.mark.parametrize(
    "edit",
    [
        ("key: small-2026", "# another comment\nkey: small-2026"),
        ("title: A small framework", "title: 'A small framework'"),
        (
            "summary: Two steps, enough to try the loader on.",
            "summary: >-\n  Two steps,\n  enough to try the loader on.",
        ),
        ("weight: 60", "weight: 60.00"),
        ("who: [panel, board]", "who:\n          - panel\n          - board"),
        ("            record: scoring", "            record: scoring\n            optional: false"),
        ("version: 1\ntitle: A small framework", "title: A small framework\nversion: 1"),
        ("parent: board", "parent: board\n    duty:  ''"),
    ],
)
def test_how_it_is_written_makes_no_difference(edit: tuple[str, str]) -> None:
    assert fingerprint(small(edit)) == fingerprint(small())


@pytest.mark.parametrize(
    "edit",
    [
        ("title: A small framework", "title: A small Framework"),
        ("version: 1", "version: 2"),
        ("who: [panel, board]", "who: [board, panel]"),
        ("weight: 40}", "weight: 30}"),
        ("            record: scoring", "            record: scoring\n            optional: true"),
    ],
)
def test_what_it_says_makes_one(edit: tuple[str, str]) -> None:
    text = edited(edit).replace("weight: 20}", "weight: 30}") if "weight: 30}" in edit[1] else edited(edit)
    assert fingerprint(load_framework(text, name="small.yaml")) != fingerprint(load_framework(SMALL, name="small.yaml"))
