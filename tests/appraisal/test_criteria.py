"""Criteria come from the framework, weigh exactly 100, are adopted by somebody else and locked by the first mark."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quadrant.appraisal import commands
from quadrant.appraisal.models import CriteriaSet
from quadrant.appraisal.queries import criteria_of, criteria_sets_of, framework_sets_of, is_locked
from quadrant.appraisal.terms import CriterionKind
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.governance.terms import Outcome
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import DecisionKind, Role
from tests.factories import appraisal as make
from tests.factories import cycle as cycles
from tests.factories import governance
from tests.factories.partnership import body, known, person

NOW = make.NOW


def weights_of(used: CriteriaSet) -> dict[str, Decimal]:
    return {line.key: line.weight or Decimal(0) for line in criteria_of(used)}


def test_the_frameworks_eleven_criteria_with_their_weights_and_anchors(ardlebury: Partnership) -> None:
    used = make.drafted()
    lines = criteria_of(used)
    assert [line.weight for line in lines] == [
        Decimal(w) for w in ("50", "12.5", "10", "7.5", "5", "2.5", "2.5", "2.5", "2.5", "2.5", "2.5")
    ]
    assert (lines[0].key, lines[0].code) == ("agreement-targets", "1")
    assert used.anchors[5] == [5, "Outstanding: complete evidence, fully convincing"]
    assert [one.key for one in framework_sets_of(used.cycle)] == ["essential-criteria"]


def test_case_1_weights_that_add_to_99_and_a_half_are_refused(ardlebury: Partnership) -> None:
    used = make.drafted()
    wrong = {**weights_of(used), "agreement-targets": Decimal("49.5")}
    with pytest.raises(Refusal, match=r"^Weights add to 99\.5, must be 100\.$") as refused:
        commands.set_weights(criteria_set=used, weights=wrong, by=known("Clara"), at=NOW)
    assert refused.value.field == "weights"
    assert weights_of(used)["agreement-targets"] == 50
    right = {**wrong, "at-risk-targets": Decimal(13)}
    commands.set_weights(criteria_set=used, weights=right, by=known("Clara"), at=NOW)
    assert weights_of(used) == right


def test_case_4_a_criterion_is_split_only_into_parts_that_add_to_it(ardlebury: Partnership) -> None:
    used = make.drafted()
    first = criteria_of(used)[0]
    twenty, ten, fifteen = Decimal(20), Decimal(10), Decimal(15)
    with pytest.raises(Refusal, match=r"add to 55, must be 50"):
        commands.split_criterion(
            criterion=first,
            parts=[("Health", twenty), ("Skills", twenty), ("Safety", fifteen)],
            by=known("Clara"),
            at=NOW,
        )
    assert len(criteria_of(used)) == 11
    commands.split_criterion(
        criterion=first, parts=[("Health", twenty), ("Skills", twenty), ("Safety", ten)], by=known("Clara"), at=NOW
    )
    assert [(line.code, line.name, line.weight) for line in criteria_of(used)[:4]] == [
        ("1", first.name, Decimal(50)),
        ("1a", "Health", twenty),
        ("1b", "Skills", twenty),
        ("1c", "Safety", ten),
    ]


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ([], "Name at least two parts, each with its weight."),
        ([("Health", 50)], "One part divides nothing: name at least two."),
        ([("Health", 50), ("Skills", 0)], "“Skills” weighs nothing. Give every part a weight above 0."),
        ([("Health", 25), ("health ", 25)], "Two parts are called “Health”. Give each a name of its own."),
    ],
)
def test_what_divides_nothing_is_refused_at_the_parts(
    ardlebury: Partnership, parts: list[tuple[str, int]], sentence: str
) -> None:
    used = make.drafted()
    said = [(name, Decimal(weight)) for name, weight in parts]
    with pytest.raises(Refusal) as refused:
        commands.split_criterion(criterion=criteria_of(used)[0], parts=said, by=known("Clara"), at=NOW)
    assert (refused.value.sentence, refused.value.field) == (sentence, "parts")
    assert len(criteria_of(used)) == 11


def test_who_drafts_cannot_adopt(ardlebury: Partnership) -> None:
    used = make.drafted()
    with pytest.raises(NotAllowed, match="You drafted these criteria"):
        commands.adopt_criteria(criteria_set=used, by=known("Clara"), at=NOW)
    with pytest.raises(NotAllowed, match="Only a commissioner"):
        commands.adopt_criteria(criteria_set=used, by=person("Anna", Role.ANALYST), at=NOW)
    done = commands.adopt_criteria(criteria_set=used, by=make.commissioner("Bea"), at=NOW)
    assert done.adopted_by == known("Bea")


def test_an_adoption_may_rest_on_a_bodys_decision_to_adopt_criteria(ardlebury: Partnership) -> None:
    used, bea = make.drafted(), make.commissioner("Bea")
    board = body("Executive", person("Ezra"), chair=person("Ida"), powers={DecisionKind.CRITERIA: None})
    refused = governance.decided(board, DecisionKind.CRITERIA, cycle=used.cycle, outcome=Outcome.REFUSED)
    with pytest.raises(Refusal, match="has not been approved"):
        commands.adopt_criteria(criteria_set=used, resting_on=refused.recommendation, by=bea, at=NOW)
    approved = governance.decided(board, DecisionKind.CRITERIA, cycle=used.cycle)
    commands.adopt_criteria(criteria_set=used, resting_on=approved.recommendation, by=bea, at=NOW)
    assert criteria_sets_of(used.cycle)[0].resting_on == approved.recommendation


def test_criteria_without_weights_are_weighted_before_adoption(ardlebury: Partnership) -> None:
    running = cycles.cycle(key="haringey-policy-2010", by=make.commissioner("Clara"))
    used = make.drafted(running, framework_sets=["fixed-criteria", "local-criteria"])
    lines = criteria_of(used)
    assert {line.kind for line in lines} == {CriterionKind.FIXED, CriterionKind.LOCAL}
    with pytest.raises(Refusal, match="'Performance' has no weight"):
        commands.adopt_criteria(criteria_set=used, by=make.commissioner("Bea"), at=NOW)
    weights = {line.key: Decimal(0) for line in lines} | {"performance": Decimal(60), "efficiency": Decimal(40)}
    commands.set_weights(criteria_set=used, weights=weights, by=known("Clara"), at=NOW)
    commands.adopt_criteria(criteria_set=used, by=known("Bea"), at=NOW)
    assert criteria_sets_of(running)[0].adopted_at == NOW


def test_a_local_criterion_comes_weightless_and_leaves_only_weightless(ardlebury: Partnership) -> None:
    used = make.drafted()
    added = commands.add_criterion(
        criteria_set=used, name="Reaches villages", source="Rural plan, aim 3", by=known("Clara"), at=NOW
    )
    assert (added.kind, added.weight, added.source) == ("local", Decimal(0), "Rural plan, aim 3")
    weights = {**weights_of(used), "reaches-villages": Decimal(5), "cross-cutting": Decimal(0)}
    commands.set_weights(criteria_set=used, weights=weights, by=known("Clara"), at=NOW)
    with pytest.raises(Refusal, match="Give its weight to other criteria first"):
        commands.drop_criterion(criterion=added, by=known("Clara"), at=NOW)
    commands.drop_criterion(criterion=criteria_of(used)[4], by=known("Clara"), at=NOW)
    assert "cross-cutting" not in weights_of(used)


def test_adopted_criteria_change_only_after_the_adoption_is_taken_back(ardlebury: Partnership) -> None:
    used = make.adopted()
    with pytest.raises(Refusal, match="Take the adoption back"):
        commands.set_weights(criteria_set=used, weights=weights_of(used), by=known("Clara"), at=NOW)
    commands.take_back_adoption(criteria_set=used, why="The fourth weight was a slip", by=known("Clara"), at=NOW)
    commands.set_weights(criteria_set=used, weights=weights_of(used), by=known("Clara"), at=NOW)


def test_the_first_mark_locks_the_criteria_and_a_new_version_supersedes_them(ardlebury: Partnership) -> None:
    used = make.adopted()
    make.entry(used, "Village agents")
    (marker,) = make.shared_out(make.panel(used, make.member("Mo")))
    make.mark(marker.sheets.get(), 3)
    assert is_locked(used)
    locked = "Scoring has begun, so these criteria are locked"
    with pytest.raises(Refusal, match=locked):
        commands.take_back_adoption(criteria_set=used, why="Too late", by=known("Clara"), at=NOW)
    with pytest.raises(Refusal, match=locked):
        commands.set_weights(criteria_set=used, weights=weights_of(used), by=known("Clara"), at=NOW)
    with pytest.raises(Refusal, match=locked):
        commands.add_criterion(criteria_set=used, name="Late thought", by=known("Clara"), at=NOW)
    newer = commands.draft_next_version(criteria_set=used, by=known("Clara"), at=NOW)
    assert (newer.version, newer.supersedes, newer.adopted_at) == (2, used, None)
    assert weights_of(newer) == weights_of(used)
    assert not is_locked(newer)
