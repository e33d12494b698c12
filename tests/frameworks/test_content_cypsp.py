"""The CYPSP 2006: what its file holds, counted against the document and against the requirement rows."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from quadrant.cycle.framework.loader import load_framework, shipped_text
from quadrant.cycle.framework.places import activities_of, gates_of, steps_of
from quadrant.cycle.framework.programme import WarningKind, programme_warnings
from quadrant.cycle.framework.schema import Framework, Programme, ProgrammeDate
from quadrant.cycle.terms import Activity, Level, Part, Quadrant, Tier, WayOfWorking
from tests.frameworks.content_rows_hfd_cyp import (
    AUDIT_FIELDS,
    BEHAVIOUR,
    CONTENT,
    INTER_AGENCY_FEATURES,
    PROGRAMME_ACTIONS,
    PROGRAMME_TASKS,
    TEN_PRINCIPLES,
    cited_in,
    held_by,
)
from tests.shared_folder import needs_shared, shared

KEY = "cypsp-2006"


@pytest.fixture(scope="module")
def cypsp() -> Framework:
    return load_framework(shipped_text(KEY), name=f"{KEY}.yaml")


@pytest.fixture(scope="module")
def programme(cypsp: Framework) -> Programme:
    assert cypsp.programme is not None
    return cypsp.programme


def _dates(programme: Programme) -> list[ProgrammeDate]:
    dates = [date for phase in programme.phases for date in (phase.starts, phase.ends)]
    dates += [action.due for phase in programme.phases for action in phase.actions]
    dates += [task.due for phase in programme.phases for action in phase.actions for task in action.tasks]
    return [date for date in dates if date is not None]


def test_the_cycle_is_the_seven_activities_of_the_definition(cypsp: Framework) -> None:
    assert [len(phase.steps) for phase in cypsp.phases] == [3, 1, 2, 1]
    assert [phase.quadrants for phase in cypsp.phases] == [[each] for each in Quadrant]
    assert [(place.step.number, place.step.name) for place in steps_of(cypsp)] == [
        (1, "Set outcomes"),
        (2, "Assess need"),
        (3, "Assess the impact of current activity"),
        (4, "Plan responses to need"),
        (5, "Specify"),
        (6, "Secure"),
        (7, "Monitor services"),
    ]


def test_three_phases_hold_fifteen_actions_and_fifty_one_tasks(programme: Programme) -> None:
    actions = [phase.actions for phase in programme.phases]
    assert [len(each) for each in actions] == [5, 5, 5]
    assert [[len(action.tasks) for action in each] for each in actions] == [
        [5, 4, 3, 2, 7],
        [1, 2, 5, 2, 3],
        [4, 3, 1, 4, 5],
    ]
    in_order = [action for each in actions for action in each]
    assert tuple(action.cites[0] for action in in_order) == PROGRAMME_ACTIONS
    tasks = [task for action in in_order for task in action.tasks]
    assert len(tasks) == 51
    assert [sorted(set(task.cites) & set(PROGRAMME_TASKS)) for task in tasks] == [[row] for row in PROGRAMME_TASKS]


def test_actions_are_due_when_the_annex_says(programme: Programme) -> None:
    due = [action.due.value for phase in programme.phases for action in phase.actions if action.due]
    assert due == [
        *("2006-07", "2006-09", "2006-09", "2006-09", "2006-09/2006-10"),
        *("2006-11", "2006-11", "2006-11", "2006-11", "2006-10"),
        *("2007-01", "2007-01", "2007-04", "2007-04", "2008-02"),
    ]


def test_dates_are_of_all_four_kinds_and_one_is_to_be_confirmed(programme: Programme) -> None:
    assert Counter(date.kind for date in _dates(programme)) == {"exact": 2, "month": 18, "season": 1, "tbc": 1}
    (unsure,) = [date for date in _dates(programme) if date.kind == "tbc"]
    assert unsure.text == "summer term, to be confirmed"
    assert programme.phases[2].ends == unsure


def test_the_documents_own_dates_raise_four_late_predecessors(programme: Programme) -> None:
    late = [each.place for each in programme_warnings(programme) if each.kind is WarningKind.LATE_PREDECESSOR]
    assert late == [
        "phase-1.appoint-manager",
        "phase-2.lead-commissioners",
        "phase-3.monitoring-process",
        "phase-3.outcomes-approach",
    ]


def test_two_actions_are_due_outside_their_phase(programme: Programme) -> None:
    outside = [each.place for each in programme_warnings(programme) if each.kind is WarningKind.OUT_OF_PHASE]
    assert outside == ["phase-2.implement-framework", "phase-3.annual-mapping"]


def test_what_follows_in_good_time_is_linked_and_raises_nothing(programme: Programme) -> None:
    after = {
        f"{phase.key}.{action.key}.{task.key}": task.after
        for phase in programme.phases
        for action in phase.actions
        for task in action.tasks
        if task.after
    }
    assert after["phase-3.outcomes-approach.best-fit"] == ["phase-3.monitoring-process.best-practice"]
    assert after["phase-3.annual-mapping.audit-information"] == ["phase-3.full-audit"]
    assert after["phase-3.annual-mapping.investment-information"] == ["phase-3.investment-map"]


def test_ten_principles_are_told_and_checked_in_the_same_order(cypsp: Framework) -> None:
    assert tuple(principle.cites[0] for principle in cypsp.principles) == TEN_PRINCIPLES
    lists = {each.key: [item.key for item in each.items] for each in cypsp.checklists}
    told = [principle.key for principle in cypsp.principles]
    assert lists["ten-principles"] == lists["agencies-and-principles"] == told


def test_checklists_hold_the_features_the_building_and_the_document(cypsp: Framework) -> None:
    lists = {each.key: (each.of, len(each.items)) for each in cypsp.checklists}
    assert lists == {
        "ten-principles": ("cycle", 10),
        "agencies-and-principles": ("cycle", 10),
        "inter-agency-features": ("cycle", 5),
        "building-the-framework": ("framework", 6),
        "framework-document": ("framework", 8),
    }
    features = next(each for each in cypsp.checklists if each.key == "inter-agency-features")
    assert tuple(item.cites[0] for item in features.items) == INTER_AGENCY_FEATURES


def test_levels_tiers_and_ways_of_working_are_all_told(cypsp: Framework) -> None:
    assert [each.level for each in cypsp.levels] == list(Level)
    assert [each.tier for each in cypsp.tiers] == list(Tier)
    assert cypsp.matrix is not None
    assert [[cell.way for cell in each.cells] for each in cypsp.matrix.components] == [list(WayOfWorking)] * 3
    assert "derived" in cypsp.matrix.name


def test_the_audit_asks_for_its_nine_fields_and_who_commissions(cypsp: Framework) -> None:
    audit = next(place.item for place in activities_of(cypsp) if place.item.key == "audit")
    assert [item.cites[0] for item in audit.items] == [*AUDIT_FIELDS, "CYP-146"]


def test_the_joint_post_keeps_its_three_benefits_and_its_open_question(cypsp: Framework) -> None:
    post = [note for note in cypsp.notes if note.group == "joint post"]
    assert [note.cites[0] for note in post] == ["CYP-054", "CYP-055", "CYP-056", "CYP-057"]


def test_boards_hold_the_gates(cypsp: Framework) -> None:
    assert {place.gate.key: (place.gate.bodies, place.gate.item) for place in gates_of(cypsp)} == {
        "agree-outcomes": (["cypsp-board"], "endorse"),
        "agree-plan": (["joint-commissioning-board"], "decide"),
        "commit": (["joint-commissioning-board"], "decide"),
        "receive-report": (["cypsp-board"], "endorse"),
    }


def test_twenty_one_of_thirty_four_activities_are_completed_by_a_record(cypsp: Framework) -> None:
    activities = [place.item for place in activities_of(cypsp)]
    records = [activity.record for activity in activities if activity.record]
    until = Counter(activity.tick.until for activity in activities if activity.tick)
    assert (len(activities), len(records)) == (34, 21)
    assert until == {Part.ANALYSE: 2, Part.PLAN: 1, Part.DO: 2, Part.REVIEW: 1, Part.JOINT: 7}
    assert {Activity.OUTCOMES, Activity.NEEDS_ASSESSMENT, Activity.AGREEMENT, Activity.LESSONS} <= set(records)


def test_every_row_that_the_file_holds_is_cited(cypsp: Framework) -> None:
    cited = set(cited_in(cypsp.model_dump()))
    assert [row for row in held_by(KEY) if row not in cited] == []


@needs_shared
def test_the_rows_judged_are_all_the_rows_there_are() -> None:
    with shared("design", "requirements.csv").open(newline="", encoding="utf-8") as lines:
        rows = {row["id"]: row["module"] for row in csv.DictReader(lines) if row["id"].startswith("CYP-")}
    assert sorted(held_by(KEY)) == sorted(rows)
    of_modules = {row for row, module in rows.items() if module in {"FRAME", "CAL", "QUAL", "MAT", "PRIO", "APPR"}}
    assert {row for held in CONTENT[KEY].values() for row in held} | set(BEHAVIOUR[KEY]) == of_modules
    assert all(rows[row] == module for module, held in CONTENT[KEY].items() for row in held)
