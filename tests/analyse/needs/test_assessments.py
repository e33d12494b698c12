"""A needs assessment freezes its needs and figures, goes to a body, and is approved exactly when that body approves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quadrant.analyse.needs import commands
from quadrant.analyse.needs.commands import AssessmentText, StatedAs
from quadrant.analyse.needs.models import AssessedEvidence, AssessedNeed, NeedsAssessment
from quadrant.analyse.needs.queries import assessed_needs, needs_changed_since, standing_of_assessment, standings_of
from quadrant.analyse.needs.terms import AssessmentState, Part, Severity
from quadrant.audit.terms import Changed, Refusal
from quadrant.cycle.models import Cycle
from quadrant.cycle.terms import FactKey
from quadrant.governance.terms import Outcome
from quadrant.partnership.models import Partnership
from tests.factories import cycle as cycles
from tests.factories.needs import (
    WRITTEN,
    analyst,
    approved,
    assessing_body,
    assessment,
    evidenced,
    figure,
    figures,
    holds,
    need,
    put,
    source,
)
from tests.factories.partnership import NOW, body

DRAFT = AssessmentState.DRAFT


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle()


def test_what_an_assessment_holds_does_not_change_with_its_needs_or_a_later_import(families: Cycle) -> None:
    figures()
    harm = need(families)
    figure(harm)
    paper = assessment(families, [harm])
    figures({"2025": (498.0, 430.0)})
    figure(harm, at=NOW)
    said = StatedAs("Self-harm among girls", "Girls of 10 to 17", Severity.SEVERE)
    commands.change_need(need=harm, version=1, said=said, by=analyst(), at=NOW)
    [held] = assessed_needs(paper)
    assert (held.statement, held.severity) == ("Young people who harm themselves", "serious")
    assert [(one.value, one.england) for one in held.shown] == [(512.0, 421.9)]
    assert [one.pk for one in needs_changed_since([held])] == [harm.pk]


def test_it_is_taken_in_anew_when_the_author_chooses_again(families: Cycle) -> None:
    harm, carers = evidenced(families), evidenced(families, "Carers under 25")
    paper = assessment(families, [harm])
    source(harm, "A second source")
    again = commands.choose_needs(assessment=paper, version=1, needs=[carers, harm], by=analyst(), at=NOW)
    assert [(one.number, one.statement) for one in assessed_needs(again)] == [
        (1, "Carers under 25"),
        (2, "Young people who harm themselves"),
    ]
    assert AssessedEvidence.objects.count() == 3
    assert AssessedNeed.objects.count() == 2


def test_it_is_approved_exactly_when_the_resolution_is_favourable(families: Cycle) -> None:
    board = assessing_body()
    paper = assessment(families, [evidenced(families)])
    assert holds(families, FactKey.NEEDS_ASSESSMENT_DRAFTED)
    made = put(paper, board)
    assert made.recommendation.text == "That the needs assessment “Emotional health 2026” be approved"
    assert made.recommendation.report.place == "criteria.analysis.annual-assessment"
    assert standing_of_assessment(paper).state is AssessmentState.WITH_BODY
    assert not holds(families, FactKey.NEEDS_ASSESSMENT_APPROVED)


def test_an_approval_makes_it_final_and_a_new_version_supersedes_it_when_it_is_approved_too(families: Cycle) -> None:
    board, harm = assessing_body(), evidenced(families)
    paper = approved(assessment(families, [harm]), board)
    assert standing_of_assessment(paper).state is AssessmentState.APPROVED
    assert holds(families, FactKey.NEEDS_ASSESSMENT_APPROVED)
    with pytest.raises(Refusal, match="approved and final"):
        commands.choose_needs(assessment=paper, version=paper.version, needs=[], by=analyst(), at=NOW)
    second = commands.renew_assessment(assessment=paper, by=analyst(), at=NOW)
    assert (second.summary, [one.need for one in assessed_needs(second)]) == (paper.summary, [harm])
    with pytest.raises(Refusal, match="next version of this assessment is begun"):
        commands.renew_assessment(assessment=paper, by=analyst(), at=NOW)
    assert standing_of_assessment(paper).state is AssessmentState.APPROVED
    second = approved(second, board)
    states = standings_of(NeedsAssessment.objects.all())
    assert (states[paper.pk].state, states[second.pk].state) == (AssessmentState.SUPERSEDED, AssessmentState.APPROVED)


def test_referred_back_it_is_a_draft_again_and_refused_it_is_not_approved(families: Cycle) -> None:
    board, harm = assessing_body(), evidenced(families)
    paper = approved(assessment(families, [harm]), board, as_=Outcome.REFERRED_BACK)
    assert standing_of_assessment(paper).state is DRAFT
    text = AssessmentText("Emotional health 2026, second draft", WRITTEN)
    paper = commands.change_assessment(assessment=paper, version=1, text=text, by=analyst(), at=NOW)
    paper = approved(paper, board, as_=Outcome.REFUSED)
    assert standing_of_assessment(paper).state is AssessmentState.NOT_APPROVED
    assert not holds(families, FactKey.NEEDS_ASSESSMENT_APPROVED)


def test_while_it_is_before_its_body_nobody_changes_it(families: Cycle) -> None:
    paper = assessment(families, [evidenced(families)])
    put(paper, assessing_body())
    text = AssessmentText("Another title")
    with pytest.raises(Refusal, match="before its body"):
        commands.change_assessment(assessment=paper, version=1, text=text, by=analyst(), at=NOW)


def test_two_authors_write_at_once_and_the_second_is_told_both_texts(families: Cycle) -> None:
    paper = assessment(families)
    text = AssessmentText("Emotional health 2026", {**WRITTEN, Part.SUMMARY: "Need has grown by a third."})
    commands.change_assessment(assessment=paper, version=1, text=text, by=analyst(), at=NOW)
    mine = replace(text, parts={**WRITTEN, Part.SUMMARY: "Need has doubled."})
    with pytest.raises(Changed) as refused:
        commands.change_assessment(assessment=paper, version=1, text=mine, by=analyst(), at=NOW)
    assert (refused.value.field, refused.value.theirs, refused.value.yours) == (
        "summary",
        "Need has grown by a third.",
        "Need has doubled.",
    )


def test_it_goes_to_no_body_without_needs_evidence_words_or_power(families: Cycle) -> None:
    board, bare = assessing_body(), need(families)
    paper = assessment(families)

    def refusal(of: NeedsAssessment, to: object = board) -> str:
        with pytest.raises(Refusal) as refused:
            commands.put_assessment(assessment=of, version=of.version, body=to, by=analyst(), at=NOW)  # type: ignore[arg-type]
        return refused.value.sentence

    assert refusal(paper) == "Choose at least one need first."
    paper = commands.choose_needs(assessment=paper, version=1, needs=[bare], by=analyst(), at=NOW)
    assert refusal(paper) == "Without evidence: need 1. Stand some behind it and choose it again."
    source(bare)
    paper = commands.choose_needs(assessment=paper, version=2, needs=[bare], by=analyst(), at=NOW)
    assert refusal(paper, body("Talking Shop")) == "Talking Shop has no power to approve a needs assessment."
    text = AssessmentText(paper.title, {Part.WHY: " "})
    paper = commands.change_assessment(assessment=paper, version=3, text=text, by=analyst(), at=NOW)
    assert refusal(paper) == "Still to be written: Why is this an issue?"


def test_a_report_taken_back_opens_the_assessment_again(families: Cycle) -> None:
    from quadrant.governance.commands import withdraw_report

    paper = assessment(families, [evidenced(families)])
    made = put(paper, assessing_body())
    withdraw_report(report=made.recommendation.report, why="A figure is missing", by=analyst(), at=NOW)
    assert standing_of_assessment(paper).state is DRAFT
