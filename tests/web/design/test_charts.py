"""Charts say their finding, draw what is so, leave out what is not known, and come with their table."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ET

import pytest
from playwright.sync_api import Browser

from quadrant.web.design.charts import palette
from quadrant.web.design.charts.bars import Bar, Comparison, bar_chart
from quadrant.web.design.charts.corners import FourCorners, Spot, corners_chart
from quadrant.web.design.charts.drawing import Chart, apart, cut, cut_name, figure, wrapped
from quadrant.web.design.charts.lines import Point, Series, TimeSeries, line_chart
from quadrant.web.design.charts.ranking import Ranked, Ranking, ranking_chart
from quadrant.web.design.charts.sparks import sparkline

SVG = "{http://www.w3.org/2000/svg}"


def drawn(picture: str) -> ET.Element:
    """The picture as XML: a chart that is not well-formed fails here."""
    return ET.fromstring(picture)  # noqa: S314  we drew it a line ago


def said(picture: str) -> list[str]:
    return [element.text or "" for element in drawn(picture).iter(f"{SVG}text")]


def waiting(**more: object) -> TimeSeries:
    own = [
        Point("2022", 18.0, 15.0, 21.0),
        Point("2023", None),
        Point("2024", 29.5, 26.0, 33.0, mark="signal"),
        Point("2025", 41.5, 36.9, 46.2),
    ]
    england = [Point("2022", 20.0), Point("2024", 25.0), Point("2025", 29.6)]
    return TimeSeries(
        title="Waits doubled in three years",
        own=Series("Ardlebury", own),
        compared=[Series("England", england)],
        unit="%",
        places=1,
        **more,  # type: ignore[arg-type]
    )


def test_a_time_series_says_its_finding_and_where_it_went() -> None:
    chart = line_chart(waiting(target=20))
    picture = drawn(chart.wide)
    assert picture.get("role") == "img"
    assert picture.findtext(f"{SVG}title") == "Waits doubled in three years"
    assert picture.findtext(f"{SVG}desc") == (
        "Ardlebury went from 18.0% in 2022 to 41.5% in 2025. England stood at 29.6% in 2025. Target: 20.0%."
    )


def test_its_table_holds_every_figure() -> None:
    chart = line_chart(waiting(target=[None, 20, 20, 22]))
    assert chart.head == ["Period", "Ardlebury", "Interval", "England", "Target"]
    assert chart.rows == [
        ["2022", "18.0%", "15.0% to 21.0%", "20.0%", "Not available"],
        ["2023", "Not available", "–", "Not available", "20.0%"],
        ["2024", "29.5% (signal)", "26.0% to 33.0%", "25.0%", "20.0%"],
        ["2025", "41.5%", "36.9% to 46.2%", "29.6%", "22.0%"],
    ]
    assert chart.numeric == [1, 2, 3, 4]


def test_lines_are_named_where_they_end_and_a_gap_stays_a_gap() -> None:
    chart = line_chart(waiting())
    words = said(chart.wide)
    assert {"Ardlebury 41.5%", "England 29.6%", "signal"} <= set(words)
    own = next(each for each in drawn(chart.wide).iter(f"{SVG}path") if each.get("stroke-width") == "3")
    assert own.get("d", "").count("M") == 2
    assert not any("legend" in word.lower() for word in words)


def test_one_point_and_no_point_are_drawn_too() -> None:
    one = TimeSeries(title="First year", own=Series("Ardlebury", [Point("2025", 5.0, 4.0, 6.0)]))
    assert line_chart(one).description == "Ardlebury went from 5 in 2025 to 5 in 2025."
    none = TimeSeries(title="Not yet", own=Series("Ardlebury", [Point("2025", None)]))
    assert line_chart(none).description == "Ardlebury: no value is available."
    drawn(line_chart(one).narrow)
    drawn(line_chart(none).wide)


def compare(bars: list[Bar]) -> Chart:
    return bar_chart(Comparison("Ardlebury waits long", bars, benchmark=29.6, unit="%", places=1))


def test_our_own_area_is_marked_by_shape_weight_and_word() -> None:
    chart = compare(
        [Bar("Northmoor", 45.2, 40.1, 50.4), Bar("Ardlebury", 41.5, 36.9, 46.2, own=True), Bar("Saltby", None)]
    )
    picture = drawn(chart.wide)
    bold = [each.text for each in picture.iter(f"{SVG}text") if each.get("font-weight") == "700"]
    assert bold == ["England 29.6%", "Ardlebury", "41.5%"]
    pointers = [each for each in picture.iter(f"{SVG}path") if each.get("fill") == palette.OWN]
    assert len(pointers) == 1
    assert chart.rows == [
        ["Northmoor", "45.2%", "40.1% to 50.4%"],
        ["Ardlebury (this area)", "41.5%", "36.9% to 46.2%"],
        ["Saltby", "Not available", "–"],
        ["England", "29.6%", "–"],
    ]
    assert chart.description == "3 areas. Ardlebury: 41.5%; 1 of the others are higher. England: 29.6%."
    assert "Not available" in said(chart.narrow)


def test_bars_begin_at_nought_also_below_it() -> None:
    chart = compare([Bar("Gain", 12.0), Bar("Loss", -4.0, own=True)])
    bars = list(drawn(chart.wide).iter(f"{SVG}rect"))
    gain, loss = float(bars[0].get("x", 0)), float(bars[1].get("x", 0)) + float(bars[1].get("width", 0))
    assert gain == pytest.approx(loss, abs=0.2)
    drawn(compare([]).wide)


def test_a_ranking_shows_the_line_and_how_sure_each_place_is() -> None:
    chart = ranking_chart(
        Ranking(
            "Two of three come in",
            [
                Ranked("1", "WP02 Speech and language", 87.9, chosen=True, sure=100),
                Ranked("2=", "WP01 Coaches", 85.6, chosen=True, sure=62),
                Ranked("2=", "WP37 Supported employment", 85.6, chosen=False, sure=30),
            ],
            money_for=2,
        )
    )
    assert chart.head == ["Rank", "Name", "Score", "Chosen", "Stays in"]
    assert chart.rows[1] == ["2=", "WP01 Coaches", "85.6", "Yes", "62%"]
    assert chart.description == (
        "3 in order of score, 2 of them chosen. In strict order the money ends after the first 2."
    )
    words = said(chart.wide)
    assert words.index("In strict order the money ends here") < words.index("WP37 Supported employment")
    fills = [each.get("fill") for each in drawn(chart.wide).iter(f"{SVG}rect") if each.get("height") == "16.0"]
    assert fills[1::2] == [palette.OWN, palette.OWN, palette.PAPER]


def test_names_in_a_ranking_stay_clear_of_its_bars_whatever_letters_the_machine_has(chromium: Browser) -> None:
    """DejaVu's bold letters are a fifth broader than Arial's; a long name takes a second line."""
    names = [
        "WP02 Speech and language in every nursery",
        "WP37 Supported employment for all with disabilities",
        "W" * 90,
    ]
    chart = ranking_chart(Ranking("Three", [Ranked("1", name, 80.0, chosen=True) for name in names]))
    assert [each.text for each in drawn(chart.wide).iter(f"{SVG}text") if each.get("x") == "40.0"][:4] == [
        "WP02 Speech and language in",
        "every nursery",
        "WP37 Supported employment for",
        "all with disabilities",
    ]
    page = chromium.new_page()
    for picture, starts in ((chart.wide, 326), (chart.narrow, 340)):
        page.set_content(f'<div style="width:640px;font:14px DejaVu Sans">{picture}</div>')
        ends = page.evaluate(
            "[...document.querySelectorAll('text')].filter(t => t.getAttribute('x') == '40.0')"
            ".map(t => t.getBBox().x + t.getBBox().width)"
        )
        assert len(ends) >= 5
        assert max(ends) < starts


def test_a_ranking_in_which_nothing_is_chosen_says_what_it_shows() -> None:
    two = [Ranked("1", "WP02", 87.9, chosen=True, state="Offer made"), Ranked("2", "WP01", 85.6, chosen=False)]
    plain = ranking_chart(Ranking("WP02 leads", two, chosen_name="", told="2 in order of score."))
    assert (plain.head, plain.rows[0]) == (["Rank", "Name", "Score"], ["1", "WP02", "87.9"])
    assert (plain.description, plain.numeric) == ("2 in order of score.", [2])
    assert 'font-weight="700"' not in plain.wide
    decided = ranking_chart(Ranking("WP02 leads", two, chosen_name="Decision"))
    assert decided.head[3] == "Decision"
    assert [row[3] for row in decided.rows] == ["Offer made", "No"]


def test_a_sparkline_speaks() -> None:
    picture = sparkline([96, None, 92, 88], name="Visits on time", target=92, unit="%")
    assert drawn(picture).findtext(f"{SVG}title") == "Visits on time: from 96% to 88%, target 92%"
    assert "Not available" in sparkline([None], name="Visits on time")


def test_what_people_typed_never_becomes_markup() -> None:
    evil = '<script>alert("1")</script> & more'
    pictures = [
        line_chart(
            TimeSeries(evil, Series(evil, [Point(evil, 1.0, mark=evil), Point("b", 2.0)]), target_name=evil, target=1)
        ),
        compare([Bar(evil, 1.0, own=True)]),
        ranking_chart(Ranking(evil, [Ranked("1", evil, 5.0, chosen=True)])),
    ]
    for chart, width in itertools.product(pictures, ("wide", "narrow")):
        picture = getattr(chart, width)
        assert "<script" not in picture
        drawn(picture)
    assert "<script" not in sparkline([1, 2], name=evil)


def test_names_are_moved_apart_but_stay_in_order() -> None:
    assert apart([100, 102, 101], 17, 0, 300) == [100, 134, 117]
    assert apart([295, 296], 17, 0, 300) == [283, 300]


def test_words_fit_their_room() -> None:
    assert wrapped("Families helped before a crisis", 120) == ["Families helped", "before a crisis"]
    assert wrapped("Families helped before a crisis", 100) == ["Families", "helped", "before a…"]
    assert cut("Speech and language in every nursery", 120) == "Speech and lan…"
    assert cut("Safer", 120) == "Safer"


def test_a_long_name_in_two_parts_keeps_the_part_that_tells_it_apart() -> None:
    of_census = "Asian, Asian British or Asian Welsh: Indian"
    assert cut_name(of_census, 1000) == of_census
    assert cut_name(of_census, 230) == "Asian, Asian British…: Indian"
    assert (
        cut_name("White: English, Welsh, Scottish, Northern Irish or British", 230) == "English, Welsh, Scottish, No…"
    )
    assert cut_name("A council of a very long name indeed", 100) == cut("A council of a very long name indeed", 100)


def test_a_bar_without_a_value_says_why() -> None:
    hidden = Bar("Arab", None, missing="Hidden: small numbers")
    chart = bar_chart(Comparison("Two groups", [Bar("Asian", 12.0), hidden]))
    assert chart.rows == [["Asian", "12"], ["Arab", "Hidden: small numbers"]]
    assert "Hidden: small numbers" in said(chart.wide)


def test_units_are_written_where_they_belong() -> None:
    assert figure(41.5, "%", 1) == "41.5%"
    assert figure(1250, "£") == "£1,250"
    assert figure(512, "per 100,000") == "512 per 100,000"
    assert figure(None, "%") == "Not available"


def test_four_corners_number_each_spot_and_set_those_of_one_place_side_by_side() -> None:
    chart = corners_chart(
        FourCorners(
            title="2 of 3 can be changed", across="Ability to change", up="Need",
            spots=[Spot(1, "Plans", 8, 9), Spot(2, "Breaks", 8, 9), Spot(3, "<Rent>", 2, 3)],
            corners=("Find out", "Act", "Leave", "Keep"), head=["Number", "Name"], rows=[["1", "Plans"]],
        )
    )  # fmt: skip
    assert chart.description == "3 placed by need and ability to change, each from 0 to 10; 2 high on both."
    for picture in (chart.wide, chart.narrow):
        across = {one.get("cx") for one in drawn(picture).iter(f"{SVG}circle")}
        assert len(across) == 3
        assert {"1", "2", "3", "Act", "Need ↑"} <= set(said(picture))
