"""What the gallery shows of charts and wheels: figures of the made-up partnerships."""

from __future__ import annotations

from typing import Any

from quadrant.cycle.terms import Quadrant, StepState
from quadrant.methods import words
from quadrant.methods.outlines import ring_of
from quadrant.web.design.charts import funnels, maps, palette, pyramids, slopes
from quadrant.web.design.charts.bars import Bar, Comparison, bar_chart
from quadrant.web.design.charts.lines import Point, Series, TimeSeries, line_chart
from quadrant.web.design.charts.ranking import Ranked, Ranking, ranking_chart
from quadrant.web.design.charts.wheel import Wheel, WheelSegment, wheel
from quadrant.web.design.gallery.lists import RANKED
from quadrant.web.design.gallery.pieces import ON_TIME

A, P, D, R = Quadrant
YEARS = [str(year) for year in range(2016, 2026)]
ADMISSIONS = (388, 402, 411, 430, 448, 471, 489, 503, 512, 498)
ENGLAND = (404, 408, 415, 420, 421, 436, 440, 445, 441, 438)
MONTHS = [f"{words.MONTHS[(at + 10) % 12]} {2024 + (at + 10) // 12}" for at in range(24)]
SURE = (100, 100, 100, 100, 100, 100, 100, 100, 62, 33, 78, 30, 61, 36, 0)


def shown() -> dict[str, Any]:
    """Every chart once."""
    return {"charts": [admissions(), on_time(), neighbours(), ranking(), wards(), funnel(), people(), slope()]}


def admissions() -> Any:
    own = [Point(year, value, value - 31, value + 33) for year, value in zip(YEARS, ADMISSIONS, strict=True)]
    england = [Point(year, value) for year, value in zip(YEARS, ENGLAND, strict=True)]
    return line_chart(
        TimeSeries(
            title="Admissions for self-harm rose for eight years, then turned",
            own=Series("Ardlebury", own),
            compared=[Series("England", england)],
            target=450,
            unit="per 100,000",
            source="Emergency admissions, age 10 to 24. Made-up figures, 16 November 2026.",
        )
    )


def on_time() -> Any:
    own = [
        Point(month, value, mark="signal" if month == "May 2026" else "", short=f"{month[:3]} {month[-2:]}")
        for month, value in zip(MONTHS, ON_TIME, strict=True)
    ]
    return line_chart(
        TimeSeries(
            title="Visits on time signalled a fall three months before the target was missed",
            own=Series("Tidewell", own),
            target=92,
            unit="%",
            source="Provider’s returns, accepted. Made-up figures, October 2026.",
        )
    )


def neighbours() -> Any:
    areas = (
        ("Northmoor", 45.2, 40.1, 50.4),
        ("Ardlebury", 41.5, 36.9, 46.2),
        ("Castle Vale and Upper Tarn", 38.8, 33.0, 44.9),
        ("Port Ellery", 31.0, 26.2, 36.3),
        ("Saltby", 27.4, 22.7, 32.6),
        ("Westerholme", None, None, None),
        ("Brackenford", 18.3, 14.4, 22.9),
    )
    return bar_chart(
        Comparison(
            title="Ardlebury’s wait is second longest of its neighbours and above England’s",
            bars=[Bar(name, value, low, high, own=name == "Ardlebury") for name, value, low, high in areas],
            benchmark=29.6,
            unit="%",
            places=1,
            source="Children with plans waiting more than 20 weeks, 2025. Made-up figures.",
        )
    )


def ranking() -> Any:
    ranks = ("1", "2=", "2=", "4", "5", "6", "7", "8", "9", "10", "11", "12=", "12=", "14", "15")
    places = zip(ranks, RANKED, SURE, strict=True)
    return ranking_chart(
        Ranking(
            title="Eight are in whatever the weights; four of the rest turn on them",
            ranked=[
                Ranked(rank, title, float(score), chosen=at < 12, sure=sure)
                for at, (rank, (_, title, _, score, *_rest), sure) in enumerate(places)
            ],
            money_for=12,
            sure_name="Stays in",
            source="Agreed scores of 100, 400 plausible weightings.",
        )
    )


def wards() -> Any:
    """Six squares beside each other, one of them hidden and one without a figure."""
    names = ("Northgate", "Priory", "Wharf", "Ashmoor", "Hollins", "Fairlea")
    of = ("worse", "same", "better", "hidden", "missing", "same")
    said = ("46.9%", "38.6%", "30.1%", "hidden", "no figure", "35.2%")
    areas = [
        maps.MapArea(name, [[ring_of(_square(at))]], key, figure)
        for at, (name, key, figure) in enumerate(zip(names, of, said, strict=True))
    ]
    return maps.map_chart(
        maps.AreaMap(
            title="Of 4 wards, 1 better than and 1 worse than Ardlebury, beyond chance",
            areas=areas,
            classes=[
                maps.MapClass("better", "Better than Ardlebury", palette.BETTER, "+"),
                maps.MapClass("same", "Similar to Ardlebury", palette.SIMILAR, "="),
                maps.MapClass("worse", "Worse than Ardlebury", palette.WORSE, "−"),
                maps.MapClass("hidden", "Hidden: small numbers", hatch=maps.HIDDEN),
                maps.MapClass("missing", "No figure", hatch=maps.MISSING),
            ],
            head=["Area", "Value"],
            rows=[list(each) for each in zip(names, said, strict=True)],
            source="Made-up wards and figures.",
        )
    )


def _square(at: int) -> list[tuple[float, float]]:
    x, y = -4.0 + 0.1 * (at % 3), 54.1 - 0.05 * (at // 3)
    return [(x, y), (x + 0.1, y), (x + 0.1, y + 0.05), (x, y + 0.05)]


def funnel() -> Any:
    areas = (("Northgate", 286, 46.9, 2), ("Ashmoor", 128, 46.1, 1), ("Priory", 202, 38.6, 0), ("Wharf", 216, 34.1, 0))
    lies = ("inside the limits", "above the 95% limit", "above the 99.8% limit")
    people = range(100, 340, 20)
    return funnels.funnel_chart(
        funnels.FunnelPlot(
            title="2 of 4 areas lie outside what chance allows for their size, 1 of them far outside",
            dots=[
                funnels.Dot(name, many, value, lies[beyond], beyond, own=name == "Ashmoor")
                for name, many, value, beyond in areas
            ],
            limits=[
                funnels.Limit([(many, 35 + side * wide / many**0.5) for many in people], inner)
                for inner, wide in ((True, 93.5), (False, 147.4))
                for side in (-1, 1)
            ],
            baseline=35.0,
            unit="%",
            places=1,
            source="Made-up figures.",
        )
    )


def people() -> Any:
    ages = ("0 to 15", "16 to 64", "65 and over")
    ours, theirs = ((9.9, 33.0, 7.1), (9.4, 32.1, 8.5)), ((9.4, 31.0, 9.1), (9.0, 31.1, 10.4))
    return pyramids.pyramid_chart(
        pyramids.Pyramid(
            title="Ardlebury has more people of working age and fewer old ones than England",
            ages=ages,
            left=pyramids.Side("Males", ours[0], theirs[0]),
            right=pyramids.Side("Females", ours[1], theirs[1]),
            head=["Age", "Males", "Females"],
            rows=[[age, f"{one}%", f"{other}%"] for age, one, other in zip(ages, *ours, strict=True)],
            compared_name="England, 2025",
            source="Made-up figures.",
        )
    )


def slope() -> Any:
    fifths = (("Most deprived", 52.5), ("Second", 47.5), ("Third", 41.2), ("Fourth", 36.2), ("Least deprived", 30.0))
    return slopes.slope_chart(
        slopes.Slope(
            title="From the most deprived to the least it falls by 28.1 percentage points",
            steps=[slopes.Step(name, 0.2, value, value - 10, value + 10) for name, value in fifths],
            first=55.5,
            last=27.4,
            unit="%",
            places=1,
            source="Made-up figures.",
        )
    )


def wheels() -> list[Wheel]:
    """A cycle half way round, one with an empty quadrant, the fewest and the most steps."""
    return [_half_way(), _many(), _few(), _not_begun()]


def _half_way() -> Wheel:
    steps: list[tuple[str, Quadrant, StepState, float, Any]] = [
        ("Agree the scope", A, StepState.COMPLETE, 1, None),
        ("Assess needs", A, StepState.COMPLETE, 1, None),
        ("Map what exists", A, StepState.REOPENED, 0.6, "open"),
        ("Set priorities", P, StepState.COMPLETE, 1, None),
        ("Appraise options", P, StepState.IN_PROGRESS, 0.4, None),
        ("Decide", P, StepState.BLOCKED, 0.2, "closed"),
        ("Specify", D, StepState.NOT_STARTED, 0, None),
        ("Tender", D, StepState.SKIPPED, 0, None),
        ("Award", D, StepState.NOT_STARTED, 0, "closed"),
        ("Manage the agreement", R, StepState.NOT_STARTED, 0, None),
        ("Evaluate", R, StepState.NOT_APPLICABLE, 0, None),
        ("Learn", R, StepState.NOT_STARTED, 0, None),
    ]
    return wheel(_numbered(steps), centre="Short breaks for disabled children")


def _many() -> Wheel:
    steps: list[tuple[str, Quadrant, StepState, float, Any]] = [
        (f"Step of analysis {at}", A, StepState.COMPLETE if at < 6 else StepState.IN_PROGRESS, 0.5, None)
        for at in range(1, 10)
    ]
    steps += [
        (f"Step of planning {at}", P, StepState.NOT_STARTED, 0, "closed" if at == 4 else None) for at in range(1, 6)
    ]
    steps += [(f"Step of review {at}", R, StepState.NOT_STARTED, 0, None) for at in range(1, 7)]
    return wheel(_numbered(steps), centre="Twenty steps, none of them in Do")


def _few() -> Wheel:
    steps: list[tuple[str, Quadrant, StepState, float, Any]] = [
        ("Needs and priorities", A, StepState.COMPLETE, 1, None),
        ("Proposals", P, StepState.COMPLETE, 1, "open"),
        ("Offers", P, StepState.IN_PROGRESS, 0.75, None),
        ("Delivery", D, StepState.NOT_STARTED, 0, None),
        ("Twice-yearly review", R, StepState.NOT_STARTED, 0, None),
    ]
    return wheel(_numbered(steps), centre="Area Improvement Fund")


def _not_begun() -> Wheel:
    steps = [
        (name, quadrant, StepState.NOT_STARTED, 0.0, None)
        for name, quadrant in zip("ABCDEFG", (A, A, A, P, D, D, R), strict=True)
    ]
    return wheel(
        [WheelSegment(at, f"Activity {n}", q, s, d, g) for at, (n, q, s, d, g) in enumerate(steps, 1)],
        centre="Not begun",
    )


def _numbered(steps: list[tuple[str, Quadrant, StepState, float, Any]]) -> list[WheelSegment]:
    return [
        WheelSegment(at, name, quadrant, state, done, gate, f"?tab=wheel&step={at}")
        for at, (name, quadrant, state, done, gate) in enumerate(steps, 1)
    ]
