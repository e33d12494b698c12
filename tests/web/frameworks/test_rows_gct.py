"""Gateshead's rows on its pages: nine stages, bands of the year, levels and tiers, toolbox, pictures."""

from __future__ import annotations

import re
from typing import Any

import pytest

from quadrant.cycle.framework.loader import SHIPPED
from tests.factories.cycle import framework
from tests.frameworks.reading_frameworks import read_shipped
from tests.web.telling import commissioner, page, phase_of, step_of, tab, words

KEY = "gateshead-2010"
STAGES = dict(
    zip(
        (f"GCT-{number:03}" for number in range(87, 96)),
        enumerate(("Assess", "Assess", "Assess", "Plan", "Plan", "Do", "Do", "Do", "Review"), 1),
        strict=True,
    )
)
# row -> months in which the band runs, April first
BANDS = {
    "GCT-127": range(3),
    "GCT-128": range(3, 6),
    "GCT-129": range(5, 12),
    "GCT-130": range(12),
    "GCT-131": range(8, 12),
}
# row -> what the tab of levels and tiers defines
DEFINED = {
    "GCT-103": ("tiers", "universal"),
    "GCT-104": ("tiers", "targeted"),
    "GCT-105": ("tiers", "specialist"),
    "GCT-287": ("levels", "individual"),
    "GCT-288": ("levels", "operational"),
    "GCT-289": ("levels", "strategic"),
}


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> dict[str, str]:
    with commissioner(django_db_blocker) as clara:
        for key in SHIPPED:
            framework(key)
        number = framework(KEY).pk
        pages = {name: tab(clara, KEY, name) for name in ("steps", "models", "tools")}
        addresses = {
            "year": f"frameworks/{number}/calendar/?year=2027",
            "new": f"cycles/new/?framework={number}",
            "frameworks": "cycles/new/",
            "toolbox": "frameworks/tools/?size=100",
            "plan": "frameworks/tools/?size=100&quadrant=plan",
            "plan strategic": "frameworks/tools/?size=100&quadrant=plan&scale=strategic",
            "review": "frameworks/tools/?size=100&quadrant=review",
        }
        return pages | {name: page(clara, address) for name, address in addresses.items()}


@pytest.mark.parametrize("row", STAGES)
def test_the_nine_stage_template_shows_the_stage(told: dict[str, str], row: str) -> None:
    number, activity = STAGES[row]
    assert activity in phase_of(told["steps"], number)
    assert step_of(told["steps"], number)


def _bands(html: str) -> list[tuple[int, ...]]:
    rows = html.split('<table class="govuk-table quadrant-year">')[1].split("<tbody")[1].split("<tr")[1:]
    return [
        tuple(at for at, cell in enumerate(row.split("<td")[1:]) if "quadrant-year__month--on" in cell) for row in rows
    ]


@pytest.mark.parametrize("row", BANDS)
def test_the_year_shows_the_band(told: dict[str, str], row: str) -> None:
    assert tuple(BANDS[row]) in _bands(told["year"])


def test_bands_overlap_and_are_said_to(told: dict[str, str]) -> None:
    said = words(told["year"].split(">Where windows overlap<")[1])
    assert "Sep: " in said
    assert "Dec: " in said


@pytest.mark.parametrize("row", DEFINED)
def test_a_level_or_tier_is_defined_where_it_is_chosen(told: dict[str, str], row: str) -> None:
    part, value = DEFINED[row]
    (defined,) = [one for one in getattr(read_shipped(KEY), part) if getattr(one, part[:-1]) == value]
    assert defined.text in told["models"]
    field = told["new"].split(f'name="{part[:-1]}" value="{value}"')[1]
    assert defined.text in field.split("</div>\n    </div>")[0].split('name="')[0]


def test_gct_125_the_toolbox_is_filtered_by_quadrant_and_scale(told: dict[str, str]) -> None:
    assert "Market analysis toolkit" in told["plan"]
    assert "Turning the curve" in told["toolbox"]
    assert "Turning the curve" not in told["plan"]
    assert "Market analysis toolkit" not in told["review"]
    assert "Preparing a strategy" in told["plan strategic"]


def test_gct_294_every_tool_says_its_origin_licence_and_adaptations(told: dict[str, str]) -> None:
    tools = [tool for key in SHIPPED for tool in read_shipped(key).tools]
    assert [tool.name for tool in tools if not (tool.origin and tool.licence and tool.adaptations)] == []
    said = words(told["toolbox"])
    for tool in tools:
        assert all(words(text) in said for text in (tool.origin, tool.licence, tool.adaptations)), tool.name


def test_gct_295_the_intake_picks_one_of_the_frameworks(told: dict[str, str]) -> None:
    assert told["frameworks"].count("?framework=") == len(SHIPPED)


def test_gct_296_circle_and_pyramid_are_drawn_with_words_beside_them(told: dict[str, str]) -> None:
    drawn = "A wheel of four quadrants. Analyse: 3 steps; Plan: 2 steps; Do: 3 steps; Review: 1 step."
    assert drawn in told["steps"]
    assert drawn in told["models"]
    beside = words(told["models"].split(">The cycle<")[1].split("<h2")[0].split("</svg>")[1])
    assert "Analyse 1. Look at outcomes" in beside
    assert "Tiers, the widest at the foot: Universal, Targeted, Specialist" in told["models"]
    pyramid = told["models"].split('class="quadrant-pyramid"')[1].split("</svg>")[0]
    assert pyramid.count("<polygon") == 3


def test_a_framework_that_nobody_runs_says_so_and_not_that_nothing_is_done(told: dict[str, str]) -> None:
    assert "No cycle runs on it" in words(told["steps"])
    for name in ("steps", "models"):
        assert not {"not started", "Not started", "0 of 9"} & set(re.findall("[Nn]ot started|0 of 9", told[name]))


def test_no_name_touches_the_sides_of_the_pyramid(told: dict[str, str]) -> None:
    pyramid = told["models"].split('class="quadrant-pyramid"')[1].split("</svg>")[0]
    layers = re.findall(r'points="([^"]+)".*?<text[^>]*>(\w+)<', pyramid, re.DOTALL)
    assert [name for _, name in layers] == ["Specialist", "Targeted", "Universal"]
    for points, name in layers:
        left, right = [float(point.split(",")[0]) for point in points.split()[:2]]
        assert right - left > 11 * len(name)  # the narrowest line of the layer; a letter of 17 px is 11 wide at most
