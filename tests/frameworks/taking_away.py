"""What completes each activity, taken away again: by the act that withdraws it, else the rows themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

from quadrant.analyse.needs.commands import withdraw_evidence
from quadrant.analyse.needs.models import NeedEvidence, NeedsAssessment
from quadrant.analyse.outcomes.commands import drop_indicator, drop_outcome
from quadrant.analyse.outcomes.models import CycleIndicator, CycleOutcome, Observation
from quadrant.analyse.priorities.models import Priority, PriorityRanking
from quadrant.analyse.services.models import AspectScore, ServiceContribution, ServiceEvaluation
from quadrant.appraisal.models import AgreedScores, CriteriaSet, Panel, Panellist, Ranking
from quadrant.audit.guard import unrecorded
from quadrant.cycle import commands as cycles
from quadrant.cycle.models import Cycle, Participant, Task
from quadrant.cycle.terms import Activity
from quadrant.do.agreements.models import Agreement, KpiTarget, StandardCheck
from quadrant.engagement.models import Engagement, Sending
from quadrant.governance.models import ChecklistAnswer, Report
from quadrant.plan.funds.models import FundCycle
from quadrant.plan.proposals.models import Call, Offer, ProposalDecision
from quadrant.review.evaluation.models import Evaluation
from quadrant.review.lessons.models import LessonNeed
from quadrant.review.performance.models import KpiReturn
from tests.factories.appraisal import commissioner
from tests.factories.needs import HERE
from tests.factories.partnership import NOW

# activity -> the rows of a cycle without which it is not done
ROWS: dict[Activity, Callable[[Cycle], Any]] = {
    Activity.TASKS: lambda cycle: Task.objects.filter(cycle=cycle),
    Activity.REPORT: lambda cycle: Report.objects.filter(cycle=cycle),
    Activity.CHECKLIST: lambda cycle: ChecklistAnswer.objects.filter(run__cycle=cycle),
    Activity.EVIDENCE: lambda cycle: Observation.objects.filter(area__code=HERE),
    Activity.COMPARISON: lambda cycle: Observation.objects.exclude(area__code=HERE),
    Activity.NEEDS_ASSESSMENT: lambda cycle: NeedsAssessment.objects.filter(cycle=cycle),
    Activity.SERVICE_MARKET: lambda cycle: ServiceEvaluation.objects.filter(cycle=cycle),
    Activity.SERVICE_EVALUATION: lambda cycle: AspectScore.objects.filter(evaluation__cycle=cycle),
    Activity.SERVICE_CONTRIBUTION: lambda cycle: ServiceContribution.objects.filter(evaluation__cycle=cycle),
    Activity.CONSULTATION: lambda cycle: Engagement.objects.filter(cycle=cycle),
    Activity.TELLING: lambda cycle: Sending.objects.filter(audience__message__cycle=cycle),
    Activity.PRIORITY_TESTS: lambda cycle: Priority.objects.filter(cycle=cycle),
    Activity.PRIORITIES: lambda cycle: PriorityRanking.objects.filter(cycle=cycle),
    Activity.FUND: lambda cycle: FundCycle.objects.filter(cycle=cycle),
    Activity.CRITERIA: lambda cycle: CriteriaSet.objects.filter(cycle=cycle),
    Activity.PANEL: lambda cycle: Panellist.objects.filter(panel__criteria_set__cycle=cycle),
    Activity.CALL: lambda cycle: Call.objects.filter(cycle=cycle),
    Activity.PROPOSALS: lambda cycle: Call.objects.filter(cycle=cycle),
    Activity.SCORING: lambda cycle: Panel.objects.filter(criteria_set__cycle=cycle),
    Activity.MODERATION: lambda cycle: AgreedScores.objects.filter(criteria_set__cycle=cycle),
    Activity.RANKING: lambda cycle: Ranking.objects.filter(agreed__criteria_set__cycle=cycle),
    Activity.FUNDING_DECISION: lambda cycle: ProposalDecision.objects.filter(proposal__call__cycle=cycle),
    Activity.OFFERS: lambda cycle: Offer.objects.filter(proposal__call__cycle=cycle),
    Activity.AGREEMENT: lambda cycle: Agreement.objects.filter(cycle=cycle),
    Activity.STANDARDS: lambda cycle: StandardCheck.objects.filter(agreement__cycle=cycle),
    Activity.KPIS: lambda cycle: KpiTarget.objects.filter(kpi__agreement__cycle=cycle),
    Activity.RETURNS: lambda cycle: KpiReturn.objects.filter(kpi__agreement__cycle=cycle),
    Activity.EVALUATION: lambda cycle: Evaluation.objects.filter(cycle=cycle),
    Activity.LESSONS: lambda cycle: LessonNeed.objects.filter(lesson__cycle=cycle),
}


def _remove_participants(cycle: Cycle, by: Any) -> None:
    """One of two is enough."""
    for one in list(Participant.objects.filter(cycle=cycle))[1:]:
        cycles.remove_participant(participant=one, by=by, at=NOW)


def _drop_outcomes(cycle: Cycle, by: Any) -> None:
    for one in CycleOutcome.objects.standing().filter(cycle=cycle):
        drop_outcome(chosen=one, by=by, at=NOW)


def _drop_indicators(cycle: Cycle, by: Any) -> None:
    for one in CycleIndicator.objects.standing().filter(cycle=cycle):
        drop_indicator(chosen=one, by=by, at=NOW)


def _withdraw_evidence(cycle: Cycle, by: Any) -> None:
    for one in NeedEvidence.objects.filter(need__cycle=cycle, withdrawn_at=None):
        withdraw_evidence(evidence=one, why="Counted twice", by=by, at=NOW)


# activity -> the acts that take back what completed it, where these stand open to a person at any moment
ACTS: dict[Activity, Callable[[Cycle, Any], None]] = {
    Activity.PARTICIPANTS: _remove_participants,
    Activity.OUTCOMES: _drop_outcomes,
    Activity.INDICATORS: _drop_indicators,
    Activity.NEEDS: _withdraw_evidence,
}


def done_without(activity: Activity, cycle: Cycle, done: Callable[[], bool]) -> bool:
    """Is it still `done()` with its record gone? It comes back before this answers."""
    if activity in ACTS:
        with transaction.atomic():
            ACTS[activity](cycle, commissioner("Clara"))
            still = done()
            transaction.set_rollback(True)
        return still
    rows = ROWS[activity](cycle)
    numbers = list(rows.values_list("pk", flat=True))
    assert numbers, f"{activity} was completed by no row of {rows.model.__name__}"
    with transaction.atomic(), unrecorded("a test takes a record away and brings it back"):
        rows.model.objects.filter(pk__in=numbers)._raw_delete(connection.alias)
        still = done()
        transaction.set_rollback(True)
    return still
