"""The wheel shows any framework: its own steps, what is true of each, the gates, and the same in words."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from quadrant.cycle.terms import Quadrant, StepState
from quadrant.web.design.charts.wheel import Wheel, WheelSegment, wheel

SVG = "{http://www.w3.org/2000/svg}"
A, P, D, R = Quadrant
DONE, BUSY, WAITING = StepState.COMPLETE, StepState.IN_PROGRESS, StepState.NOT_STARTED


def short_breaks() -> list[WheelSegment]:
    """A framework with nothing in Do."""
    return [
        WheelSegment(1, "Agree the scope", A, DONE, 1, None, "/a/cycles/4/steps/1"),
        WheelSegment(2, "Assess needs", A, StepState.SKIPPED, 0, None, "/a/cycles/4/steps/2"),
        WheelSegment(3, "Set priorities", P, BUSY, 0.4, "open", "/a/cycles/4/steps/3"),
        WheelSegment(4, "Decide", P, StepState.BLOCKED, 0, "closed", "/a/cycles/4/steps/4"),
        WheelSegment(5, "Evaluate <it>", R, WAITING, 0, None, "/a/cycles/4/steps/5"),
    ]


def picture(drawn: Wheel) -> ET.Element:
    return ET.fromstring(drawn.picture)  # noqa: S314  we drew it a line ago


def outlines(drawn: Wheel) -> list[ET.Element]:
    return [each for each in picture(drawn).iter(f"{SVG}path") if each.get("class") == "wheel-edge"]


def test_the_wheel_says_how_far_the_cycle_has_got() -> None:
    drawn = wheel(short_breaks(), centre="Short breaks", of="Short breaks 2026")
    assert drawn.title == "Short breaks 2026: 2 of 5 steps done"
    assert picture(drawn).findtext(f"{SVG}desc") == (
        "A wheel of four quadrants. Analyse: 2 of 2 done; Plan: 0 of 2 done; "
        "Do: no step of its own; Review: 0 of 1 done."
    )


def test_each_segment_is_a_link_that_says_its_step() -> None:
    links = list(picture(wheel(short_breaks(), centre="Short breaks")).iter(f"{SVG}a"))
    assert [(link.get("href"), link.get("aria-label")) for link in links] == [
        ("/a/cycles/4/steps/1", "Step 1, Agree the scope: complete"),
        ("/a/cycles/4/steps/2", "Step 2, Assess needs: skipped"),
        ("/a/cycles/4/steps/3", "Step 3, Set priorities: in progress, 40% done; gate open"),
        ("/a/cycles/4/steps/4", "Step 4, Decide: blocked; gate closed"),
        ("/a/cycles/4/steps/5", "Step 5, Evaluate <it>: not started"),
    ]


def test_with_links_it_is_a_group_and_without_an_image() -> None:
    assert picture(wheel(short_breaks(), centre="x")).get("role") == "group"
    assert picture(wheel([WheelSegment(1, "One", A, WAITING)], centre="x")).get("role") == "img"


def test_no_two_states_look_alike_in_black_and_white() -> None:
    segments = [WheelSegment(at, state.value, A, state, 0.5) for at, state in enumerate(StepState, 1)]
    drawn = wheel(segments, centre="States")
    edges = outlines(drawn)
    signs = [str(segment.sign) for segment in segments]
    looks = {
        (edge.get("fill", "").startswith("url"), edge.get("stroke-dasharray"), sign)
        for edge, sign in zip(edges, signs, strict=True)
    }
    assert len(looks) == len(StepState) == len(edges)


@pytest.mark.parametrize("count", [1, 4, 5, 12, 20])
def test_segments_fill_their_quadrant_whatever_their_number(count: int) -> None:
    drawn = wheel([WheelSegment(at, f"Step {at}", P, WAITING) for at in range(1, count + 1)], centre="x")
    starts = []
    for edge in outlines(drawn):
        x, y = map(float, re.findall(r"-?[0-9.]+", edge.get("d", ""))[:2])
        starts.append(math.degrees(math.atan2(y - 220, x - 220)) + 90)
    expected = [90 + at * 90 / count + 0.8 for at in range(count)]
    assert starts == pytest.approx(expected, abs=0.1)
    assert len(drawn.twin[1].segments) == count


def test_a_closed_gate_is_a_filled_notch_and_an_open_one_hollow() -> None:
    notches = [
        each
        for each in picture(wheel(short_breaks(), centre="x")).iter(f"{SVG}path")
        if each.get("d", "").count("L") == 2
    ]
    notches = [each for each in notches if each.get("stroke-width") == "2" and each.get("class") is None]
    assert [each.get("fill") for each in notches] == ["#ffffff", "#0b0c0c"]


def test_the_twin_says_the_same_in_words() -> None:
    drawn = wheel(short_breaks(), centre="Short breaks")
    assert [(each.name, [step.number for step in each.segments]) for each in drawn.twin] == [
        ("Analyse", [1, 2]),
        ("Plan", [3, 4]),
        ("Do", []),
        ("Review", [5]),
    ]
    html = render_to_string(
        "design/gallery/wheels.html",
        {"title": "The wheel", "wheels": [drawn], "tabs_of_gallery": [], "chosen": ""},
        RequestFactory().get("/"),
    )
    assert "This framework has no step of its own here." in html
    assert "Gate closed: a decision is needed to go on" in html
    assert '<a class="govuk-link govuk-task-list__link" href="/a/cycles/4/steps/5">5. Evaluate &lt;it&gt;</a>' in html


def test_a_long_name_stays_inside_the_hub() -> None:
    drawn = wheel(short_breaks(), centre="Emotional health and well-being of children and young people in Quenmouth")
    lines = [each.text or "" for each in picture(drawn).iter(f"{SVG}text") if each.get("x") == "220.0"]
    assert lines == ["Emotional health", "and well-being", "of children and", "young people in…", "2 of 5 done"]
