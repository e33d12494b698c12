"""Rows HSP-015, HSP-020 and HSP-032 to HSP-041: the derived ten-step framework on its page."""

from __future__ import annotations

from typing import Any

import pytest

from quadrant.cycle.framework.loader import SHIPPED
from tests.web.telling import commissioner, phase_of, step_of, tab, words

# row -> step, phase, whether a gate closes it (step 8 has none)
STEPS = {
    "HSP-032": (1, "Analyse", True),
    "HSP-033": (2, "Analyse", True),
    "HSP-034": (3, "Analyse", True),
    "HSP-035": (4, "Plan", True),
    "HSP-036": (5, "Plan", True),
    "HSP-037": (6, "Do", True),
    "HSP-038": (7, "Do", True),
    "HSP-039": (8, "Review", False),
    "HSP-040": (9, "Review", True),
    "HSP-041": (10, "Review", True),
}


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> dict[str, str]:
    with commissioner(django_db_blocker) as clara:
        wheels = {key: tab(clara, key) for key in SHIPPED}
        return {**wheels, "sources": tab(clara, "hsp-2009", "notes")}


@pytest.mark.parametrize("row", STEPS)
def test_the_ten_step_template_shows_the_step(told: dict[str, str], row: str) -> None:
    number, phase, gated = STEPS[row]
    html = told["hsp-2009"]
    said = words(step_of(html, number))
    assert phase_of(html, number).endswith(phase)
    owner = said.split(f"Derived {phase}")[1].split(". ")[1]
    assert owner
    assert "activit" in said
    assert ("Gate:" in said) == gated


def test_its_sources_are_listed(told: dict[str, str]) -> None:
    listed = words(told["sources"].split(">Sources<")[1])
    assert "Hackney" in listed


@pytest.mark.parametrize("key", SHIPPED)
def test_a_wheel_has_four_quadrants_and_each_step_lies_in_one(told: dict[str, str], key: str) -> None:
    drawn = told[key].split("A wheel of four quadrants.")[1].split("<")[0]
    for quadrant in ("Analyse:", "Plan:", "Do:", "Review:"):
        assert drawn.count(quadrant) == 1
    steps = told[key].count('<section class="quadrant-step"')
    counted = [int(part.split(" step")[0].split()[-1]) for part in drawn.split(";") if "no step" not in part]
    assert sum(counted) == steps
