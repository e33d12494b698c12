"""Gateshead 2010: its standards, principles, matrix, checklists and tools; and every requirement row it answers."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from quadrant.cycle.framework.loader import load_framework, shipped_text
from quadrant.cycle.framework.places import activities_of, gates_of
from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.terms import Level, Quadrant, Tier, WayOfWorking
from tests.frameworks.content_rows_gct import (
    BEHAVIOUR,
    CONTENT,
    HELD_TOO,
    LEVELS,
    MATRIX_CELLS,
    PRINCIPLES,
    STANDARDS,
    TIERS,
)
from tests.shared_folder import needs_shared, shared


@pytest.fixture(scope="module")
def gateshead() -> Framework:
    return load_framework(shipped_text("gateshead-2010"), name="gateshead-2010.yaml")


def _cited(value: Any) -> Iterator[str]:
    """Every id in any `cites` below this value."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from inner if name == "cites" else _cited(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _cited(inner)


def _requirement_rows() -> list[dict[str, str]]:
    with shared("design", "requirements.csv").open(newline="", encoding="utf-8") as lines:
        return [row for row in csv.DictReader(lines) if row["id"].startswith("GCT-")]


def test_nine_quality_standards_for_every_commissioned_service(gateshead: Framework) -> None:
    assert [standard.number for standard in gateshead.standards] == list(range(1, 10))
    assert [standard.cites[0] for standard in gateshead.standards] == list(STANDARDS)
    assert all(standard.evidence for standard in gateshead.standards)


def test_nine_groups_hold_thirty_eight_principles(gateshead: Framework) -> None:
    assert Counter(principle.group for principle in gateshead.principles) == {
        "Headline": 6,
        "Needs of the user first": 5,
        "Led at the highest level": 2,
        "Work in partnership": 4,
        "People have the right skills": 2,
        "Work constructively with providers": 2,
        "Develop a long-term view": 5,
        "Continuously evaluate and develop": 6,
        "Spend money wisely": 6,
    }
    assert [principle.cites[0] for principle in gateshead.principles] == list(PRINCIPLES)


def test_the_matrix_describes_four_components_at_four_degrees(gateshead: Framework) -> None:
    assert gateshead.matrix is not None
    assert [component.name for component in gateshead.matrix.components] == [
        "Purpose and strategy",
        "Needs and market intelligence",
        "Stakeholder engagement",
        "Resource allocation and management",
    ]
    cells = [cell for component in gateshead.matrix.components for cell in component.cells]
    assert [cell.way for cell in cells] == list(WayOfWorking) * 4
    assert [row for cell in cells for row in cell.cites] == list(MATRIX_CELLS)


def test_three_levels_and_three_tiers_are_defined(gateshead: Framework) -> None:
    assert {text.level: text.cites[0] for text in gateshead.levels} == dict(
        zip((Level.INDIVIDUAL, Level.OPERATIONAL, Level.STRATEGIC), LEVELS, strict=True)
    )
    assert {text.tier: text.cites[0] for text in gateshead.tiers} == dict(zip(Tier, TIERS, strict=True))


def test_a_strategy_has_eight_sections_and_is_not_sanctioned_without_them(gateshead: Framework) -> None:
    sections = {each.key: each for each in gateshead.checklists}["strategy-sections"]
    assert [row for section in sections.items for row in section.cites] == [f"GCT-{n}" for n in range(195, 203)]
    gate = next(place.gate for place in gates_of(gateshead) if place.gate.key == "strategy-sanctioned")
    assert gate.checklist == "strategy-sections"


def test_a_service_is_started_changed_or_ended_by_its_own_checklist(gateshead: Framework) -> None:
    lists = {each.key: (each.of, len(each.items)) for each in gateshead.checklists}
    assert lists == {
        "small-work": ("cycle", 6),
        "strategy-sections": ("cycle", 8),
        "how-to-proceed": ("cycle", 6),
        "design-new-service": ("cycle", 6),
        "redesign-service": ("cycle", 5),
        "impact-of-ending": ("cycle", 9),
        "ending-plan": ("agreement", 6),
        "ending-carry-out": ("agreement", 6),
        "ending-look-back": ("agreement", 4),
        "results-sought": ("framework", 11),
    }


def test_tools_and_resources_stand_with_their_activity_and_say_where_they_come_from(gateshead: Framework) -> None:
    assert Counter(quadrant for tool in gateshead.tools for quadrant in tool.quadrants) == {
        Quadrant.ANALYSE: 2,
        Quadrant.PLAN: 2,
        Quadrant.DO: 4,
        Quadrant.REVIEW: 1,
    }
    assert [tool.key for tool in gateshead.tools if not (tool.origin and tool.licence and tool.adaptations)] == []
    assert [tool.key for tool in gateshead.tools if "GCT-294" not in tool.cites] == []
    assert [len(phase.resources) for phase in gateshead.phases] == [3, 4, 5, 1]


def test_each_activity_says_what_is_expected_of_joint_working(gateshead: Framework) -> None:
    expected = [note.key for note in gateshead.notes if note.group == "Expectations for joint working"]
    assert expected == [f"joint-{phase.key}" for phase in gateshead.phases]
    assert all("Work together:" in phase.summary for phase in gateshead.phases)


def test_dated_words_have_todays_beside_them(gateshead: Framework) -> None:
    wanted = {
        "CRB": "DBS",
        "LSCB": "safeguarding partners",
        "PCT": "integrated care board",
        "CAF": "early help assessment",
        "ECM": "five outcomes for children (an optional set)",
        "LAA": "council plan and outcomes framework",
    }
    assert {old: gateshead.vocabulary[old] for old in wanted} == wanted


def test_every_row_that_is_content_is_cited(gateshead: Framework) -> None:
    cited = set(_cited(gateshead.model_dump(mode="python")))
    content = [row for rows in CONTENT.values() for row in rows]
    assert (len(content), len(HELD_TOO)) == (139, 159)
    assert sorted({*content, *HELD_TOO} - cited) == []


@needs_shared
def test_every_row_is_judged_and_no_other_is_cited(gateshead: Framework) -> None:
    rows = _requirement_rows()
    judged = {row for each in CONTENT.values() for row in each} | set(BEHAVIOUR)
    assert {row["id"] for row in rows if row["module"] in CONTENT} == judged
    assert {row["id"] for row in rows if row["module"] not in CONTENT} == set(HELD_TOO)
    assert set(_cited(gateshead.model_dump(mode="python"))) <= {row["id"] for row in rows}


@needs_shared
def test_a_tick_names_the_part_that_its_lines_wait_for(gateshead: Framework) -> None:
    parts = {row["id"]: row["part"] for row in _requirement_rows()}
    for place in activities_of(gateshead):
        if place.item.tick and place.item.tick.until:
            lines = [row for line in place.item.items for row in line.cites] or list(place.item.cites)
            assert place.item.tick.until.value in {parts[row] for row in lines}, place.key
