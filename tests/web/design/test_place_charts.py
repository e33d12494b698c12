"""Maps, funnels, pyramids and slopes are well-formed, say what they show in words, and tell nothing by colour alone."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from quadrant.methods.outlines import ring_of
from quadrant.web.design.charts import maps
from quadrant.web.design.charts.drawing import Chart
from quadrant.web.design.gallery import charts
from tests.web.design.test_charts import SVG, drawn, said

EVERY = {"map": charts.wards(), "funnel": charts.funnel(), "pyramid": charts.people(), "slope": charts.slope()}


@pytest.mark.parametrize("chart", EVERY.values(), ids=EVERY)
def test_both_widths_are_well_formed_and_told_in_words(chart: Chart) -> None:
    for picture in (chart.wide, chart.narrow):
        top = drawn(picture)
        assert top.findtext(f"{SVG}title") == chart.title
        assert top.findtext(f"{SVG}desc") == chart.description
        width = float(top.attrib["viewBox"].split()[2])
        places = [float(each.attrib["x"]) for each in top.iter(f"{SVG}text")]
        assert min(places) >= 0
        assert max(places) <= width
    assert all(len(row) == len(chart.head) for row in chart.rows)


def test_each_class_of_a_map_has_its_sign_or_its_hatch() -> None:
    chart = charts.wards()
    words = said(chart.wide)
    assert [words.count(sign) for sign in "+=−"] == [2, 3, 2]
    ids = [each.attrib["id"] for width in (chart.wide, chart.narrow) for each in drawn(width).iter(f"{SVG}pattern")]
    assert ids == ["hidden-640", "missing-640", "hidden-340", "missing-340"]
    assert chart.description == (
        "A map of 6 areas. Better than Ardlebury: 1; Similar to Ardlebury: 2; Worse than Ardlebury: 1; "
        "Hidden: small numbers: 1; No figure: 1."
    )


def test_north_is_up_and_east_is_right() -> None:
    areas: list[ET.Element] = [each for each in drawn(charts.wards().wide).iter(f"{SVG}path") if len(each)]
    first, third, fourth = ([float(n) for n in areas[at].attrib["d"].strip("MZ").split()] for at in (0, 2, 3))
    assert max(first[0::2]) < min(third[0::2]) + 1
    assert max(first[1::2]) <= min(fourth[1::2])


def test_a_place_too_small_to_draw_is_a_dot() -> None:
    large = [[ring_of([(-4.0, 54.0), (-3.0, 54.0), (-3.0, 55.0), (-4.0, 55.0)])]]
    tiny = [[ring_of([(-4.0, 54.0), (-3.99999, 54.0), (-4.0, 54.00001)])]]
    picture = maps.outline_picture([large, tiny], ["Large", "Tiny"], "Two places")
    assert [each.attrib["d"].count("h") for each in drawn(picture).iter(f"{SVG}path")] == [0, 2]
