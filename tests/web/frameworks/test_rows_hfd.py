"""Rows HFD-005 to HFD-009, HFD-069 and HFD-030 to HFD-040: five phases, their quadrants, eleven weights."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.telling import commissioner, tab, words

KEY = "herefordshire-2009"
# row -> phase, quadrants of its steps
PHASES = {
    "HFD-005": (1, {"Analyse"}),
    "HFD-006": (2, {"Plan"}),
    "HFD-007": (3, {"Plan"}),
    "HFD-008": (4, {"Plan", "Review"}),
    "HFD-009": (5, {"Review"}),
}
WEIGHTS = dict(
    zip(
        (f"HFD-{number:03}" for number in range(30, 41)),
        ("50%", "12.5%", "10%", "7.5%", "5%", *["2.5%"] * 6),
        strict=True,
    )
)


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> dict[str, str]:
    with commissioner(django_db_blocker) as clara:
        return {name: tab(clara, KEY, name) for name in ("steps", "criteria")}


def phase(html: str, number: int) -> str:
    """All that a framework's page says under the heading of one phase."""
    parts = html.split('<h2 class="govuk-heading-m">')
    (found,) = [part for part in parts if part.startswith(f"{number}. ")]
    return found


@pytest.mark.parametrize("row", PHASES)
def test_the_five_phase_template_shows_the_phase(told: dict[str, str], row: str) -> None:
    number, quadrants = PHASES[row]
    said = phase(told["steps"], number)
    assert "Gate:" in said
    assert "Goes in:" in said
    assert "Comes out:" in said
    hints = [words(part.split("</p>")[0]) for part in said.split('<p class="govuk-hint">')[1:]]
    shown = {hint.split(".")[0].split(",")[0] for hint in hints}
    assert shown <= quadrants


def test_hfd_069_phases_map_to_the_four_stages(told: dict[str, str]) -> None:
    assert "Analyse." in words(phase(told["steps"], 1))
    for number in (2, 3, 4):
        assert "Plan" in words(phase(told["steps"], number))


@pytest.mark.parametrize(("number", "row"), list(enumerate(WEIGHTS)))
def test_the_preset_shows_the_weight(told: dict[str, str], number: int, row: str) -> None:
    (weighted,) = [part for part in told["criteria"].split("<table")[1:] if "12.5%" in part]
    cells = weighted.split("<tbody")[1].split("<tr")[1:][number]
    assert f" {WEIGHTS[row]} " in f" {words('<' + cells)} "
