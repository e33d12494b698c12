"""Haringey 2010: twelve steps with who answers for each, the nine models, PEP, fixed and local criteria, the gates."""

from __future__ import annotations

import pytest

from quadrant.cycle.framework.places import activities_of, gates_of, steps_of
from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.terms import FactKey
from tests.frameworks.content_rows_hsp_lbh import (
    BEHAVIOUR,
    CONTENT,
    DELIVERY_MODELS,
    HELD_TOO,
    LBH,
    PRINCIPLES,
    SUCCESS_MEASURES,
)
from tests.frameworks.reading_frameworks import cited_in, completed_by, read_shipped, requirement_rows
from tests.shared_folder import needs_shared


@pytest.fixture(scope="module")
def policy() -> Framework:
    return read_shipped(LBH)


def test_twelve_steps_stand_in_four_phases_of_three_and_each_has_its_responsible_bodies(policy: Framework) -> None:
    unit, services = "virtual-scu", "co-opted-services"
    assert [(place.phase.name, place.step.number, place.step.name, place.step.who) for place in steps_of(policy)] == [
        ("Analyse", 1, "Understanding needs", [unit, "cemb"]),
        ("Analyse", 2, "Setting commissioning priorities", [unit, "cemb"]),
        ("Analyse", 3, "Evaluating the service", [unit, services]),
        ("Plan", 4, "Refining and identifying the options", [unit, services]),
        ("Plan", 5, "Designing the brief", [unit, services]),
        ("Plan", 6, "Assessing and approving the brief", [unit, services, "cabinet"]),
        ("Do", 7, "Commissioning", [unit, services]),
        ("Do", 8, "Approving the contract", ["cabinet", "cemb"]),
        ("Do", 9, "Contracting", [unit]),
        ("Review", 10, "Ongoing contract monitoring", [unit, "contract-monitoring"]),
        ("Review", 11, "Evaluation", [unit, "cemb"]),
        ("Review", 12, "Reviewing needs and priorities", [unit, services, "cabinet"]),
    ]


def test_every_activity_row_of_the_table_stands_in_its_step(policy: Framework) -> None:
    rows_of_step = {
        1: [93],
        2: [94, 95, 96],
        3: [97, 98, 99],
        4: [100, 101],
        5: [102],
        6: [103],
        7: [104, 117],
        8: [105],
        9: [106],
        10: [107, 108],
        11: [109],
        12: [110],
    }
    for place in steps_of(policy):
        cited = {row for item in place.step.activities for row in item.cites}
        assert {f"LBH-{row:03}" for row in rows_of_step[place.step.number]} <= cited, place.key


def test_each_step_waits_for_the_one_before(policy: Framework) -> None:
    keys = [place.step.key for place in steps_of(policy)]
    assert [place.step.after for place in steps_of(policy)] == [[], *([key] for key in keys[:-1])]


def test_the_award_is_approved_by_the_board_or_by_cabinet_and_never_by_the_unit(policy: Framework) -> None:
    assert [(place.step.number, place.gate.key, place.gate.bodies, place.gate.item) for place in gates_of(policy)] == [
        (2, "services-chosen", ["cemb"], "decide"),
        (6, "brief-approved", ["cabinet"], "decide"),
        (8, "award-approved", ["cemb", "cabinet"], "decide"),
        (11, "evaluation-received", ["cemb"], "endorse"),
        (12, "priorities-reviewed", ["cabinet"], "endorse"),
    ]


def test_a_gate_waits_for_what_it_decides_about(policy: Framework) -> None:
    assert {place.gate.key: (place.gate.needs, place.gate.checklist) for place in gates_of(policy)} == {
        "services-chosen": ([FactKey.PRIORITIES_RANKED], None),
        "brief-approved": ([FactKey.CRITERIA_ADOPTED], "members-assurance"),
        "award-approved": ([], None),
        "evaluation-received": ([FactKey.EVALUATION_CONCLUDED], None),
        "priorities-reviewed": ([FactKey.LESSON_RECORDED], None),
    }


def test_reports_for_a_decision_carry_their_comments(policy: Framework) -> None:
    comments = {"LBH-080", "LBH-085", "LBH-086"}
    for key in ("plan.approving-the-brief.brief-report", "do.approving-the-contract.award-report"):
        item = next(place.item for place in activities_of(policy) if place.key == key)
        assert comments <= {row for line in item.items for row in line.cites}, key


def test_nine_delivery_models(policy: Framework) -> None:
    assert [model.cites[0] for model in policy.delivery_models] == list(DELIVERY_MODELS)
    assert all("For:" in model.text and "Against:" in model.text for model in policy.delivery_models)


def test_eleven_principles_and_a_check_against_each_of_them(policy: Framework) -> None:
    assert [principle.cites[0] for principle in policy.principles] == list(PRINCIPLES)
    check = next(each for each in policy.checklists if each.key == "policy-principles")
    assert [item.key for item in check.items] == [principle.key for principle in policy.principles]


def test_the_service_evaluation_asks_pep_now_and_in_future(policy: Framework) -> None:
    pep = next(each for each in policy.question_sets if each.key == "pep-evaluation")
    assert [len(question.sub) for question in pep.questions] == [4, 2, 6, 3]
    assert [sub.key for sub in pep.questions[2].sub] == [
        *("performance-now", "performance-future"),
        *("efficiency-now", "efficiency-future"),
        *("perception-now", "perception-future"),
    ]


def test_fixed_criteria_are_nine_without_weights_and_local_ones_are_marked(policy: Framework) -> None:
    sets = {each.key: each for each in policy.criteria_sets}
    assert {key: (each.method, len(each.criteria)) for key, each in sets.items()} == {
        "review-screen": ("screen", 4),
        "fixed-criteria": ("unweighted", 9),
        "local-criteria": ("unweighted", 5),
        "critical-success-factors": ("screen", 5),
    }
    assert {criterion.kind for criterion in sets["fixed-criteria"].criteria} == {"fixed"}
    assert {criterion.kind for criterion in sets["local-criteria"].criteria} == {"local"}
    assert "called quantitative" in sets["fixed-criteria"].name
    assert "called qualitative" in sets["local-criteria"].name
    assert [c.key for c in sets["fixed-criteria"].criteria if c.scale_type == "number"] == [
        *("performance", "efficiency", "perception", "value-gain"),
    ]


def test_three_drivers_eight_measures_of_success_and_three_tender_routes(policy: Framework) -> None:
    groups: dict[str, list[str]] = {}
    for note in policy.notes:
        groups.setdefault(note.group, []).append(note.cites[0])
    assert len(policy.drivers) == 3
    assert [row for row in groups["Success measures"] if row in SUCCESS_MEASURES] == list(SUCCESS_MEASURES)
    assert groups["Tender routes"] == ["LBH-104"] * 3


def test_the_policy_runs_four_years_with_four_pilots(policy: Framework) -> None:
    assert policy.period == "April 2010 to March 2014"
    assert [(each.key, each.months_after_adoption) for each in policy.reviews] == [
        ("pilot-evaluation", 9),
        ("every-service-reviewed", 48),
    ]
    assert policy.programme is not None
    pilots = policy.programme.phases[1]
    assert [action.key for action in pilots.actions if "LBH-075" in action.cites] == [
        *("parking", "regulatory", "mental-health", "children-with-disabilities"),
    ]
    assert [(phase.ends.value if phase.ends else "") for phase in policy.programme.phases] == ["", "2010-12", "2014-03"]


def test_the_editor_says_where_the_file_went_wrong(policy: Framework) -> None:
    noted = [place.step.number for place in steps_of(policy) if place.step.editor_note]
    assert noted == [9]
    assert [note.key for note in policy.notes if note.group == "Editor's notes"] == [
        *("phases-of-the-steps", "quantitative-and-qualitative", "levels-or-contract"),
    ]
    assert "never spells the letters out" in next(body.duty for body in policy.bodies if body.key == "cemb")


def test_28_of_40_activities_are_completed_by_a_record(policy: Framework) -> None:
    assert completed_by(policy) == {"record": 28, "analyse": 1, "plan": 5, "do": 3, "review": 3}


def test_every_content_row_is_cited(policy: Framework) -> None:
    content = {row for each in CONTENT[LBH].values() for row in each}
    assert (len(content), len(HELD_TOO[LBH])) == (27, 87)
    assert sorted({*content, *HELD_TOO[LBH], *BEHAVIOUR[LBH]} - cited_in(policy)) == []


@needs_shared
def test_every_row_of_the_document_is_judged(policy: Framework) -> None:
    listed = requirement_rows("LBH")
    judged = {row: module for module, each in CONTENT[LBH].items() for row in each}
    modules = {"FRAME", "CAL", "QUAL", "MAT", "PRIO", "APPR"}
    assert {row["id"] for row in listed if row["module"] in modules} == set(judged) | set(BEHAVIOUR[LBH])
    assert {row["id"]: row["module"] for row in listed if row["id"] in judged} == judged
    assert {row["id"] for row in listed if row["module"] not in modules} == set(HELD_TOO[LBH])
    assert {cite for cite in cited_in(policy) if cite.startswith("LBH-")} == {row["id"] for row in listed}


@needs_shared
def test_a_tick_names_the_part_that_its_row_waits_for(policy: Framework) -> None:
    parts = {row["id"]: row["part"] for row in requirement_rows("LBH")}
    for place in activities_of(policy):
        if place.item.tick and place.item.tick.until:
            assert place.item.tick.until.value == parts[place.item.cites[0]], place.key
