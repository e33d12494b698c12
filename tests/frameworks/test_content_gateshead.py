"""Gateshead 2010: its stages, handbook items, calendar and gates, as the document has them."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from quadrant.cycle.framework.calendar import schedule
from quadrant.cycle.framework.loader import load_framework, shipped_text
from quadrant.cycle.framework.places import activities_of, gates_of, steps_of
from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.terms import Activity, FactKey, Part
from tests.frameworks.content_rows_gct import HANDBOOK_ITEMS, OUTCOME_TESTS, STAGES

ONE_EACH = (
    *(Activity.PARTICIPANTS, Activity.OUTCOMES, Activity.INDICATORS, Activity.EVIDENCE, Activity.COMPARISON),
    *(Activity.NEEDS, Activity.NEEDS_ASSESSMENT, Activity.PRIORITIES, Activity.FUND, Activity.STANDARDS),
    *(Activity.AGREEMENT, Activity.KPIS, Activity.RETURNS, Activity.EVALUATION, Activity.LESSONS, Activity.TELLING),
)
"""What leaves one record each in this framework."""


@pytest.fixture(scope="module")
def gateshead() -> Framework:
    return load_framework(shipped_text("gateshead-2010"), name="gateshead-2010.yaml")


def test_nine_stages_stand_in_four_activities(gateshead: Framework) -> None:
    assert [(phase.name, len(phase.steps)) for phase in gateshead.phases] == [
        ("Assess", 3),
        ("Plan", 2),
        ("Do", 3),
        ("Review", 1),
    ]
    assert [(place.step.number, place.step.name) for place in steps_of(gateshead)] == [
        (1, "Look at outcomes"),
        (2, "Focus on particular groups"),
        (3, "Needs analysis"),
        (4, "Identify resources, set priorities"),
        (5, "Plan services, with prevention in front"),
        (6, "Commission effectively"),
        (7, "Pooled resources"),
        (8, "Workforce and market development"),
        (9, "Monitor and review"),
    ]
    assert [place.step.cites[0] for place in steps_of(gateshead)] == list(STAGES)


def test_stage_three_keeps_both_of_its_names(gateshead: Framework) -> None:
    names = {place.step.number: place.step.also_called for place in steps_of(gateshead)}
    assert "User views" in names[3]
    assert "Target groups" in names[2]
    assert "Implement effectively" in names[6]
    assert "Plan services" in names[5]


def test_every_numbered_handbook_item_is_an_activity(gateshead: Framework) -> None:
    coded = sorted((place for place in activities_of(gateshead) if place.item.code), key=lambda each: each.item.code)
    assert [place.item.code for place in coded] == [
        *("A1.1", "A1.2a", "A1.2b", "A1.2c", "A1.3", "A1.4", "A1.5", "A1.6", "A1.7", "A1.8"),
        *("A2.1", "A2.2", "A2.3", "A2.4", "A2.5", "A2.6", "A2.7"),
        *("A3.1", "A3.2", "A3.3", "A3.4", "A3.5", "A3.6", "A3.7", "A3.8"),
        *("A4.1", "A4.2", "A4.3", "A4.4"),
    ]
    assert [place.item.cites[0] for place in coded] == list(HANDBOOK_ITEMS)


def test_an_item_stands_in_the_activity_its_code_names(gateshead: Framework) -> None:
    coded = [place for place in activities_of(gateshead) if place.item.code]
    assert [place.key for place in coded if place.item.code[1] != str(place.phase.number)] == []


def test_data_is_broken_down_by_six_things_and_by_four_more_where_it_helps(gateshead: Framework) -> None:
    lines = next(place.item for place in activities_of(gateshead) if place.item.code == "A1.2b").items
    assert [line.key for line in lines if not line.text.startswith("If it helps")] == [
        *("by-age", "by-ethnicity", "by-sex", "by-disability", "by-religion", "by-local-area"),
    ]
    assert [line.key for line in lines if line.text.startswith("If it helps")] == [
        *("by-sexual-orientation", "by-learning-difficulty", "by-care-status", "by-risk-of-crime"),
    ]


def test_26_activities_leave_a_record_and_15_wait_for_a_part_of_the_product(gateshead: Framework) -> None:
    items = [place.item for place in activities_of(gateshead)]
    records = Counter(item.record for item in items if item.record)
    assert (records.total(), records.pop(Activity.CHECKLIST), records.pop(Activity.REPORT)) == (26, 6, 2)
    assert records.pop(Activity.CONSULTATION) == 2
    assert records == dict.fromkeys(ONE_EACH, 1)
    assert Counter(item.tick.until for item in items if item.tick) == {
        Part.ANALYSE: 4,
        Part.PLAN: 5,
        Part.DO: 2,
        Part.REVIEW: 3,
        Part.JOINT: 1,
    }
    assert [item.key for item in items if item.optional] == [
        *("small-work-page", "design-new-service", "redesign-service", "cease-service"),
    ]


def test_small_work_opens_at_needs_and_outcomes_on_one_page(gateshead: Framework) -> None:
    first = steps_of(gateshead)[0].step
    page = next(item for item in first.activities if item.key == "small-work-page")
    assert (page.record, page.checklist, page.optional, page.cites) == (
        Activity.CHECKLIST,
        "small-work",
        True,
        ["GCT-096"],
    )
    questions = {each.key: each for each in gateshead.checklists}["small-work"].items
    assert [question.key for question in questions] == ["outcome", "need", "views", "existing", "money", "judge"]
    assert first.after == []
    assert [place.step.number for place in steps_of(gateshead) if not place.step.after] == [1]


def test_each_activity_ends_with_the_documents_own_tests(gateshead: Framework) -> None:
    assert [len(phase.outcome_tests) for phase in gateshead.phases] == [7, 4, 4, 6]
    asked = [row for phase in gateshead.phases for test in phase.outcome_tests for row in test.cites]
    assert asked == list(OUTCOME_TESTS)


def test_the_bands_of_the_year_overlap_in_september_and_december(gateshead: Framework) -> None:
    year = schedule(gateshead, date(2026, 4, 1), date(2027, 3, 31))

    def on(day: date) -> list[str]:
        return sorted(band.window.key for band in year.bands_on(day))

    assert on(date(2026, 5, 20)) == ["assess", "monitor"]
    assert on(date(2026, 8, 1)) == ["monitor", "plan"]
    assert on(date(2026, 9, 15)) == ["do", "monitor", "plan"]
    assert on(date(2026, 11, 30)) == ["do", "monitor"]
    assert on(date(2026, 12, 1)) == ["do", "evaluate", "monitor"]
    assert on(date(2027, 3, 31)) == ["do", "evaluate", "monitor"]


def test_the_strategy_is_refreshed_after_twelve_months_and_reviews_begin_in_december(gateshead: Framework) -> None:
    assert [(review.key, review.days, review.months_after_adoption, review.of) for review in gateshead.reviews] == [
        ("strategy-refresh", [], 12, "cycle"),
        ("formal-review", ["12-01"], None, "agreements"),
        ("provider-annual-report", [], 12, "agreements"),
    ]


def test_monitoring_waits_for_the_strategy_but_not_for_do(gateshead: Framework) -> None:
    waits = {place.step.number: place.step.after for place in steps_of(gateshead)}
    assert waits == {
        1: [],
        2: ["look-at-outcomes"],
        3: ["particular-groups"],
        4: ["needs-analysis"],
        5: ["resources-and-priorities"],
        6: ["plan-services"],
        7: ["plan-services"],
        8: ["plan-services"],
        9: ["plan-services"],
    }


def test_the_executive_sanctions_and_the_board_endorses(gateshead: Framework) -> None:
    assert [(place.gate.key, place.gate.bodies, place.gate.item) for place in gates_of(gateshead)] == [
        ("priorities-agreed", ["commissioning-executive"], "decide"),
        ("strategy-sanctioned", ["commissioning-executive"], "decide"),
        ("strategy-endorsed", ["childrens-trust-board"], "endorse"),
        ("way-forward-sanctioned", ["commissioning-executive"], "decide"),
        ("award-sanctioned", ["commissioning-executive"], "decide"),
        ("sharing-agreed", ["commissioning-executive"], "decide"),
        ("review-sanctioned", ["commissioning-executive"], "decide"),
    ]


def test_no_award_before_the_standards_are_checked(gateshead: Framework) -> None:
    award = next(place.gate for place in gates_of(gateshead) if place.gate.key == "award-sanctioned")
    assert award.needs == [FactKey.STANDARDS_CHECKED]
    assert "GCT-082" in award.cites
