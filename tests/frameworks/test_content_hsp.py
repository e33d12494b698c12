"""HSP 2009: ten derived steps marked so, peer challenge, the Compact checks, and the year that brought it in."""

from __future__ import annotations

import pytest

from quadrant.cycle.framework.places import gates_of, steps_of
from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.terms import FactKey
from tests.frameworks.content_rows_hsp_lbh import BEHAVIOUR, CONTENT, DERIVED_STEPS, HELD_TOO, HSP
from tests.frameworks.reading_frameworks import cited_in, completed_by, read_shipped, requirement_rows
from tests.shared_folder import needs_shared


@pytest.fixture(scope="module")
def hsp() -> Framework:
    return read_shipped(HSP)


def test_ten_steps_stand_in_four_elements(hsp: Framework) -> None:
    assert [(place.phase.name, place.step.number, place.step.name) for place in steps_of(hsp)] == [
        ("Analyse", 1, "Understand needs"),
        ("Analyse", 2, "Set commissioning priorities"),
        ("Analyse", 3, "Evaluate current services and market"),
        ("Plan", 4, "Refine and identify options"),
        ("Plan", 5, "Design, assess and approve the brief"),
        ("Do", 6, "Commission (secure supply)"),
        ("Do", 7, "Approve award and agree contract or SLA"),
        ("Review", 8, "Manage and monitor delivery"),
        ("Review", 9, "Evaluate against specification and outcomes"),
        ("Review", 10, "Review needs and priorities; restart"),
    ]
    assert [place.step.cites[0] for place in steps_of(hsp)] == list(DERIVED_STEPS)


def test_the_framework_and_each_step_say_that_they_are_derived(hsp: Framework) -> None:
    steps = [place.step for place in steps_of(hsp)]
    assert hsp.status == "derived"
    assert "derived from the twelve-step policy" in hsp.derived_note
    assert all(step.derived and step.editor_note.startswith("Derived from step") for step in steps)
    assert "steps 5 and 6" in steps[4].editor_note
    assert "steps 8 and 9" in steps[6].editor_note


def test_each_step_waits_for_the_one_before(hsp: Framework) -> None:
    keys = [place.step.key for place in steps_of(hsp)]
    assert [place.step.after for place in steps_of(hsp)] == [[], *([key] for key in keys[:-1])]


def test_every_step_but_monitoring_has_a_gate_and_peers_challenge_the_intentions(hsp: Framework) -> None:
    assert [(place.step.number, place.gate.key, place.gate.bodies, place.gate.item) for place in gates_of(hsp)] == [
        (1, "outcomes-agreed", ["theme-board"], "decide"),
        (2, "peer-challenged", ["commissioning-working-group"], "recommend"),
        (2, "intentions-agreed", ["theme-board"], "decide"),
        (3, "evaluation-accepted", ["theme-board"], "decide"),
        (4, "short-list-agreed", ["theme-board"], "decide"),
        (5, "brief-approved", ["performance-management-group", "hsp-board"], "decide"),
        (6, "recommended", ["theme-board"], "recommend"),
        (7, "awards-approved", ["performance-management-group", "hsp-board"], "decide"),
        (9, "evaluation-received", ["performance-management-group"], "endorse"),
        (10, "restart-agreed", ["performance-management-group", "hsp-board"], "endorse"),
    ]


def test_no_brief_is_approved_before_budget_criteria_and_the_compact_check(hsp: Framework) -> None:
    gate = next(place.gate for place in gates_of(hsp) if place.gate.key == "brief-approved")
    assert gate.needs == [FactKey.BUDGET_SET, FactKey.CRITERIA_ADOPTED]
    assert gate.checklist == "compact-funding-procurement"


def test_the_compact_checks_have_eleven_and_seven_lines_and_the_framework_answers_all_eighteen(hsp: Framework) -> None:
    lists = {each.key: each for each in hsp.checklists}
    assert {key: (each.of, len(each.items)) for key, each in lists.items()} == {
        "fit-check": ("cycle", 2),
        "compact-funding-procurement": ("cycle", 11),
        "compact-contract-management": ("agreement", 7),
        "compact-framework": ("framework", 18),
    }
    parts = [*lists["compact-funding-procurement"].items, *lists["compact-contract-management"].items]
    assert [item.key for item in lists["compact-framework"].items] == [item.key for item in parts]


def test_the_working_group_reports_to_the_management_group_and_that_to_the_board(hsp: Framework) -> None:
    bodies = {body.key: body for body in hsp.bodies}
    assert bodies["commissioning-working-group"].parent == "performance-management-group"
    assert bodies["performance-management-group"].parent == "hsp-board"
    assert bodies["commissioning-working-group"].also_called == ["Strategic Commissioning Group"]
    assert len(bodies) == 11


def test_the_models_it_draws_on_are_named(hsp: Framework) -> None:
    assert "Team Hackney commissioning model" in [source.title for source in hsp.sources]


def test_the_framework_is_reviewed_twelve_months_after_adoption(hsp: Framework) -> None:
    assert [(each.months_after_adoption, each.of, each.escalates_to) for each in hsp.reviews] == [
        (12, "framework", "hsp-board")
    ]


def test_the_papers_of_2008_and_2009_stand_in_order(hsp: Framework) -> None:
    assert hsp.programme is not None
    assert [len(phase.actions) for phase in hsp.programme.phases] == [6, 3, 3]
    dated = [action.due for phase in hsp.programme.phases for action in phase.actions]
    assert [due.value for due in dated if due and due.kind == "exact"] == [
        "2008-10-06",
        "2008-12-03",
        "2009-03-18",
        "2009-04-27",
    ]


def test_dated_words_have_todays_beside_them(hsp: Framework) -> None:
    assert hsp.vocabulary["Area Based Grant (ABG)"] == "un-ringfenced grant"
    assert hsp.vocabulary["Compact"] == "Civil Society Covenant"


def test_the_tests_and_criteria_carry_no_weights_that_the_document_does_not_give(hsp: Framework) -> None:
    assert {each.key: (each.method, len(each.criteria)) for each in hsp.criteria_sets} == {
        "priority-tests": ("screen", 3),
        "investment-criteria": ("unweighted", 6),
    }


def test_30_of_41_activities_are_completed_by_a_record(hsp: Framework) -> None:
    assert completed_by(hsp) == {"record": 30, "analyse": 4, "plan": 3, "do": 1, "review": 2, "joint": 1}


def test_every_content_row_is_cited(hsp: Framework) -> None:
    content = {row for each in CONTENT[HSP].values() for row in each}
    assert (len(content), len(HELD_TOO[HSP])) == (18, 20)
    assert sorted({*content, *HELD_TOO[HSP], *BEHAVIOUR[HSP]} - cited_in(hsp)) == []


@needs_shared
def test_every_row_of_the_document_is_judged(hsp: Framework) -> None:
    listed = requirement_rows("HSP")
    judged = {row: module for module, each in CONTENT[HSP].items() for row in each}
    modules = {"FRAME", "CAL", "QUAL", "MAT", "PRIO", "APPR"}
    assert {row["id"] for row in listed if row["module"] in modules} == set(judged) | set(BEHAVIOUR[HSP])
    assert {row["id"]: row["module"] for row in listed if row["id"] in judged} == judged
    assert {row["id"] for row in listed if row["module"] not in modules} == set(HELD_TOO[HSP])
    assert {cite for cite in cited_in(hsp) if "-" in cite} == {row["id"] for row in listed}
