"""Herefordshire 2009: what its file holds, counted against the document and against the requirement rows."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal

import pytest

from quadrant.cycle.framework.loader import load_framework, shipped_text
from quadrant.cycle.framework.places import activities_of, gates_of
from quadrant.cycle.framework.schema import CriteriaSet, Framework, Gate
from quadrant.cycle.terms import Activity, FactKey, Part, Quadrant
from tests.frameworks.content_rows_hfd_cyp import (
    BEHAVIOUR,
    CONTENT,
    DRAFT_CRITERIA,
    PLANNING_QUESTIONS,
    PRIORITY_TESTS,
    SUB_QUESTIONS,
    WEIGHTED_CRITERIA,
    cited_in,
    held_by,
)
from tests.shared_folder import needs_shared, shared

KEY = "herefordshire-2009"


@pytest.fixture(scope="module")
def herefordshire() -> Framework:
    return load_framework(shipped_text(KEY), name=f"{KEY}.yaml")


def _set(framework: Framework, key: str) -> CriteriaSet:
    return next(group for group in framework.criteria_sets if group.key == key)


def _gate(framework: Framework, key: str) -> Gate:
    return next(place.gate for place in gates_of(framework) if place.gate.key == key)


def test_five_phases_lie_as_the_document_says_and_do_is_empty(herefordshire: Framework) -> None:
    analyse, plan, review = Quadrant.ANALYSE, Quadrant.PLAN, Quadrant.REVIEW
    assert [(phase.name, phase.quadrants, len(phase.steps)) for phase in herefordshire.phases] == [
        ("Essential criteria", [analyse], 2),
        ("Commissioning partners", [plan], 1),
        ("Process and documents", [plan], 3),
        ("Performance reporting, management and support", [plan, review], 2),
        ("Review of the whole process", [review], 1),
    ]
    steps = [step for phase in herefordshire.phases for step in phase.steps]
    assert [step.quadrant for step in steps] == [analyse, analyse, plan, plan, plan, plan, plan, review, review]
    assert not any(Quadrant.DO in (step.quadrant, step.second_quadrant) for step in steps)


def test_phase_four_is_set_up_in_plan_and_says_why_agreements_stand_there(herefordshire: Framework) -> None:
    set_up, reviews = herefordshire.phases[3].steps
    assert (set_up.quadrant, reviews.quadrant) == (Quadrant.PLAN, Quadrant.REVIEW)
    assert [activity.record for activity in set_up.activities][:3] == [
        Activity.AGREEMENT,
        Activity.STANDARDS,
        Activity.KPIS,
    ]
    assert "no phase in Do" in set_up.editor_note


def test_every_phase_has_an_owner_inputs_outputs_and_a_gate(herefordshire: Framework) -> None:
    for phase in herefordshire.phases:
        assert any(step.gates for step in phase.steps), phase.key
        for step in phase.steps:
            assert (bool(step.who), bool(step.inputs), bool(step.outputs), bool(step.guidance)) == (True,) * 4, step.key


def test_eleven_weights_are_exactly_those_of_the_document(herefordshire: Framework) -> None:
    essential = _set(herefordshire, "essential-criteria")
    weights = [criterion.weight for criterion in essential.criteria]
    assert weights == [Decimal(each) for each in ("50", "12.5", "10", "7.5", "5", *["2.5"] * 6)]
    assert sum(weight for weight in weights if weight is not None) == Decimal(100)
    assert [criterion.code for criterion in essential.criteria] == [str(number) for number in range(1, 12)]
    assert [criterion.cites[0] for criterion in essential.criteria] == list(WEIGHTED_CRITERIA)


def test_marks_run_from_nought_to_five_each_with_an_anchor(herefordshire: Framework) -> None:
    scale = _set(herefordshire, "essential-criteria").scale
    assert scale is not None
    assert (scale.lowest, scale.highest) == (0, 5)
    assert [anchor.mark for anchor in scale.anchors] == [0, 1, 2, 3, 4, 5]


def test_twelve_draft_criteria_each_became_part_of_one_weighted_one(herefordshire: Framework) -> None:
    drafts = _set(herefordshire, "draft-criteria")
    assert drafts.superseded_by == "essential-criteria"
    assert [criterion.cites[0] for criterion in drafts.criteria] == list(DRAFT_CRITERIA)
    number_of = {criterion.key: int(criterion.code) for criterion in drafts.criteria}
    essential = _set(herefordshire, "essential-criteria").criteria
    became = {number_of[old]: int(new.code) for new in essential for old in new.replaces}
    assert sum(len(new.replaces) for new in essential) == 12
    assert became == {1: 1, 2: 1, 3: 7, 4: 8, 5: 5, 6: 9, 7: 10, 8: 4, 9: 11, 10: 2, 11: 6, 12: 3}


def test_four_priority_tests_screen_at_the_start_and_are_asked_again_at_the_end(herefordshire: Framework) -> None:
    screen = _set(herefordshire, "priority-tests")
    assert screen.method == "screen"
    assert [criterion.cites[0] for criterion in screen.criteria] == list(PRIORITY_TESTS)
    again = next(each for each in herefordshire.checklists if each.key == "four-tests-again")
    assert [item.key for item in again.items] == [criterion.key for criterion in screen.criteria]


def test_ten_planning_questions_have_twenty_four_sub_questions(herefordshire: Framework) -> None:
    (asked,) = herefordshire.question_sets
    assert [question.cites[0] for question in asked.questions] == list(PLANNING_QUESTIONS)
    assert [len(question.sub) for question in asked.questions] == [3, 4, 4, 2, 4, 3, 0, 0, 0, 4]
    assert [sub.cites[0] for question in asked.questions for sub in question.sub] == list(SUB_QUESTIONS)
    assert len(SUB_QUESTIONS) == 24
    assert _gate(herefordshire, "ready-to-do").questions == asked.key


def test_reviews_come_twice_a_year_and_a_missed_one_goes_to_the_management_group(herefordshire: Framework) -> None:
    twice = next(review for review in herefordshire.reviews if review.key == "twice-yearly")
    assert (twice.days, twice.of, twice.escalates_to) == (["09-30", "03-31"], "agreements", "management-group")


def test_one_kind_of_group_carries_both_of_its_names(herefordshire: Framework) -> None:
    group = next(body for body in herefordshire.bodies if body.key == "delivery-group")
    assert group.name == "Policy and Delivery Group"
    assert "Planning and Delivery Group" in group.also_called


def test_each_decision_lies_with_its_own_body(herefordshire: Framework) -> None:
    assert {place.gate.key: (place.gate.bodies, place.gate.item) for place in gates_of(herefordshire)} == {
        "agree-priorities": (["management-group"], "decide"),
        "agree-principles": (["partnership-board"], "decide"),
        "agree-partners": (["management-group"], "decide"),
        "confirm-partners": (["delivery-group"], "ratify"),
        "start-process": (["management-group"], "decide"),
        "ready-to-do": (["delivery-group"], "recommend"),
        "recommend-funding": (["appraisal-panel"], "recommend"),
        "decide-funding": (["accountable-body"], "decide"),
        "act-on-review": (["management-group"], "decide"),
        "accept-review": (["partnership-board"], "decide"),
    }
    assert _gate(herefordshire, "start-process").needs == [
        FactKey.BUDGET_SET,
        FactKey.CRITERIA_ADOPTED,
        FactKey.PANEL_NAMED,
    ]


def test_a_checklist_that_a_gate_asks_for_is_answered_in_its_own_step(herefordshire: Framework) -> None:
    for phase in herefordshire.phases:
        for step in phase.steps:
            here = {activity.checklist for activity in step.activities}
            assert {gate.checklist for gate in step.gates if gate.checklist} <= here, step.key


def test_the_round_runs_from_indicator_to_lesson_mostly_by_records(herefordshire: Framework) -> None:
    activities = [place.item for place in activities_of(herefordshire)]
    records = Counter(activity.record for activity in activities if activity.record)
    placed_often = {Activity.CHECKLIST: 6, Activity.REPORT: 4, Activity.TASKS: 2}
    asked_by_others = {
        Activity.SERVICE_MARKET,
        Activity.SERVICE_EVALUATION,
        Activity.SERVICE_CONTRIBUTION,
        Activity.TELLING,
    }
    assert records == Counter(dict.fromkeys(set(Activity) - asked_by_others, 1) | placed_often)
    until = Counter(activity.tick.until for activity in activities if activity.tick)
    assert until == {Part.ANALYSE: 1, Part.PLAN: 3, Part.REVIEW: 5}
    assert (len(activities), records.total(), until.total()) == (47, 38, 9)


def test_guidance_notes_one_and_three_came_with_it_and_three_places_are_empty(herefordshire: Framework) -> None:
    notes = [note for phase in herefordshire.phases for note in phase.resources if note.key.startswith("guidance-note")]
    assert [note.note.startswith("Not supplied") for note in notes] == [False, True, False, True, True]


def test_every_row_that_the_file_holds_is_cited(herefordshire: Framework) -> None:
    cited = set(cited_in(herefordshire.model_dump()))
    assert [row for row in held_by(KEY) if row not in cited] == []


@needs_shared
def test_the_rows_judged_are_all_the_rows_there_are() -> None:
    with shared("design", "requirements.csv").open(newline="", encoding="utf-8") as lines:
        rows = {row["id"]: row["module"] for row in csv.DictReader(lines) if row["id"].startswith("HFD-")}
    assert sorted(held_by(KEY)) == sorted(rows)
    of_modules = {row for row, module in rows.items() if module in {"FRAME", "CAL", "QUAL", "MAT", "PRIO", "APPR"}}
    assert {row for held in CONTENT[KEY].values() for row in held} | set(BEHAVIOUR[KEY]) == of_modules
    assert all(rows[row] == module for module, held in CONTENT[KEY].items() for row in held)
