"""Reading the thread from the rooms: one query for each table, however many records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from quadrant.analyse.needs.models import Need, NeedEvidence, NeedOutcome, NeedService
from quadrant.analyse.outcomes.models import Indicator, Outcome, OutcomeIndicator
from quadrant.analyse.priorities.models import Priority, PriorityNeed
from quadrant.analyse.services.models import Service, ServiceOutcome
from quadrant.do.agreements.models import Agreement, AgreementFundingLine, AgreementOutcome, Kpi
from quadrant.governance.models import Recommendation
from quadrant.plan.funds.models import Fund
from quadrant.plan.proposals.models import Proposal, ProposalDecision, ProposalOutcome, ProposalPriority
from quadrant.review.evaluation.models import Evaluation
from quadrant.review.lessons.models import Lesson, LessonNeed
from quadrant.thread.graph import Arrow, Graph, Node
from quadrant.thread.ledger import Committed
from quadrant.thread.terms import Kind

K = Kind


def _nodes(kind: Kind, rows: Any, name: str) -> Iterator[Node]:
    return (Node(kind, number, str(said)) for number, said in rows.values_list("pk", name))


def _arrows(
    upper: Kind, lower: Kind, rows: Any, up: str, low: str, share: str = "", *, aside: bool = False
) -> Iterator[Arrow]:
    """An arrow for each row; `up` and `low` name the columns of its ends, `share` that of its share."""
    columns = [up, low, share] if share else [up, low]
    for found in rows.exclude(**{up: None}).exclude(**{low: None}).order_by().values_list(*columns).distinct():
        yield Arrow((upper, found[0]), (lower, found[1]), share=found[2] if share else None, aside=aside)


def _records(graph: Graph) -> None:
    used = NeedEvidence.objects.exclude(indicator=None).values("indicator")
    measuring = OutcomeIndicator.objects.values("indicator")
    graph.add(_nodes(K.OUTCOME, Outcome.objects.all(), "name"))
    # An import brings hundreds of indicators; those that something rests on, or that measure an outcome, are here.
    graph.add(_nodes(K.INDICATOR, Indicator.objects.filter(Q(pk__in=used) | Q(pk__in=measuring)), "name"))
    graph.add(_nodes(K.NEED, Need.objects.standing(), "statement"))
    graph.add(_nodes(K.SERVICE, Service.objects.standing(), "name"))
    graph.add(_nodes(K.PRIORITY, Priority.objects.standing(), "title"))
    graph.add(_nodes(K.PROPOSAL, Proposal.objects.filter(submitted_at__isnull=False, withdrawn_at=None), "title"))
    decided = Recommendation.objects.filter(pk__in=ProposalDecision.objects.values("recommendation"))
    resting = Agreement.objects.exclude(recommendation=None)
    awarded = Recommendation.objects.filter(pk__in=resting.values("recommendation"))
    asked = (decided | awarded).values_list("pk", "report__title", "number")
    graph.add(Node(K.DECISION, pk, f"{title}, recommendation {number}") for pk, title, number in asked)
    graph.add(_nodes(K.FUND, Fund.objects.all(), "name"))
    graph.add(_nodes(K.AGREEMENT, Agreement.objects.standing(), "title"))
    graph.add(_nodes(K.KPI, Kpi.objects.all(), "name"))
    graph.add(_nodes(K.EVALUATION, Evaluation.objects.exclude(agreement=None), "agreement__title"))
    graph.add(_nodes(K.LESSON, Lesson.objects.all(), "title"))


def _why(graph: Graph) -> None:
    """From outcomes to proposals."""
    graph.join(_arrows(K.OUTCOME, K.INDICATOR, OutcomeIndicator.objects.all(), "outcome", "indicator"))
    evidence = NeedEvidence.objects.filter(withdrawn_at=None)
    graph.join(_arrows(K.INDICATOR, K.NEED, evidence, "indicator", "need"))
    graph.join(_arrows(K.OUTCOME, K.NEED, NeedOutcome.objects.standing(), "outcome", "need", "share"))
    graph.join(_arrows(K.OUTCOME, K.SERVICE, ServiceOutcome.objects.standing(), "outcome", "service", "share"))
    graph.join(_arrows(K.NEED, K.SERVICE, NeedService.objects.standing(), "need", "service"))
    graph.join(_arrows(K.NEED, K.PRIORITY, PriorityNeed.objects.standing(), "need", "priority", "share"))
    graph.join(_arrows(K.PRIORITY, K.PROPOSAL, ProposalPriority.objects.all(), "priority", "proposal", "share"))
    graph.join(_arrows(K.OUTCOME, K.PROPOSAL, ProposalOutcome.objects.all(), "outcome", "proposal"))


def _what(graph: Graph, money: Committed) -> None:
    """From proposals to agreements and what they achieve."""
    graph.join(_arrows(K.PROPOSAL, K.DECISION, ProposalDecision.objects.all(), "proposal", "recommendation"))
    standing = Agreement.objects.standing()
    graph.join(_arrows(K.PROPOSAL, K.AGREEMENT, standing, "offer__proposal", "pk"))
    # One decision funds many proposals: each leads to its own agreement, and to no other's.
    graph.join(_arrows(K.DECISION, K.AGREEMENT, standing, "offer__decision__recommendation", "pk", aside=True))
    graph.join(_arrows(K.DECISION, K.AGREEMENT, standing, "recommendation", "pk"))
    graph.join(_arrows(K.OUTCOME, K.AGREEMENT, AgreementOutcome.objects.all(), "outcome", "agreement", "share"))
    graph.join(_arrows(K.AGREEMENT, K.AGREEMENT, standing, "parent", "pk"))
    graph.join(_paid(money))
    graph.join(_arrows(K.AGREEMENT, K.KPI, Kpi.objects.all(), "agreement", "pk"))
    graph.join(_arrows(K.AGREEMENT, K.EVALUATION, Evaluation.objects.all(), "agreement", "pk"))
    graph.join(_arrows(K.EVALUATION, K.LESSON, Lesson.objects.all(), "evaluation", "pk"))
    graph.join(_arrows(K.AGREEMENT, K.LESSON, Lesson.objects.all(), "agreement", "pk"))
    graph.join(_arrows(K.LESSON, K.NEED, LessonNeed.objects.all(), "lesson", "need"))


def _paid(money: Committed) -> Iterator[Arrow]:
    """From each fund to each agreement that it pays, with the pounds that are committed; none before it is signed."""
    lines = AgreementFundingLine.objects.order_by().values_list("fund", "agreement").distinct()
    for fund, agreement in lines:
        yield Arrow((K.FUND, fund), (K.AGREEMENT, agreement), amount=money.lines.get((fund, agreement)))


def whole_thread(money: Committed) -> Graph:
    """The thread of the partnership entered, with what is committed along it."""
    graph = Graph()
    _records(graph)
    _why(graph)
    _what(graph, money)
    return graph
