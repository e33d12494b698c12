"""An evaluation says how much, how well, whether anyone is better off; it concludes once, with reasons."""

from __future__ import annotations

import pytest

from quadrant.audit.terms import Changed, NotAllowed, Refusal
from quadrant.cycle.terms import FactKey
from quadrant.partnership.models import Partnership
from quadrant.review.evaluation import commands
from quadrant.review.evaluation.queries import evaluation_numbered, state_of
from quadrant.review.evaluation.terms import EvaluationState, Findings, Recommends
from tests.factories import agreements as made
from tests.factories import evaluation
from tests.factories.agreements import NOW
from tests.factories.needs import holds
from tests.factories.partnership import known


def test_begun_written_concluded(ardlebury: Partnership) -> None:
    cycle = made.running()
    begun = evaluation.begun(cycle, made.signed())
    assert (holds(cycle, FactKey.EVALUATION_BEGUN), holds(cycle, FactKey.EVALUATION_CONCLUDED)) == (True, False)
    with pytest.raises(Refusal, match="Say how much was done"):
        commands.conclude_evaluation(
            evaluation=begun, recommends=Recommends.CONTINUE, reasons="It works", by=made.manager(), at=NOW
        )
    commands.write_evaluation(evaluation=begun, findings=evaluation.FOUND, by=made.manager(), at=NOW)
    commands.conclude_evaluation(
        evaluation=begun, recommends=Recommends.CONTINUE, reasons="It works", by=made.manager(), at=NOW
    )
    kept = evaluation_numbered(begun.pk)
    assert kept is not None
    assert (kept.recommends, state_of(kept)) == (Recommends.CONTINUE, EvaluationState.CONCLUDED)
    assert holds(cycle, FactKey.EVALUATION_CONCLUDED)
    with pytest.raises(Refusal, match="This evaluation is concluded"):
        commands.write_evaluation(evaluation=begun, findings=Findings(), by=made.manager(), at=NOW)


def test_a_whole_cycle_may_be_evaluated(ardlebury: Partnership) -> None:
    assert evaluation.concluded(made.running()).agreement is None


def test_two_people_do_not_overwrite_each_other(ardlebury: Partnership) -> None:
    begun = evaluation.begun(made.running())
    commands.write_evaluation(evaluation=begun, findings=evaluation.FOUND, version=1, by=made.manager(), at=NOW)
    with pytest.raises(Changed) as changed:
        commands.write_evaluation(
            evaluation=begun, findings=Findings(how_much="Mine"), version=1, by=made.commissioner(), at=NOW
        )
    assert changed.value.theirs.startswith("214 families were visited.")


def test_strangers_and_drafts(ardlebury: Partnership) -> None:
    cycle = made.running()
    with pytest.raises(NotAllowed):
        commands.begin_evaluation(
            cycle=cycle,
            title="Mine",
            from_on=NOW.date(),
            to_on=NOW.date(),
            by=known("Sam"),
            at=NOW,
        )
    with pytest.raises(Refusal, match="Only a signed agreement can be evaluated"):
        evaluation.begun(cycle, made.draft())
