"""Who may follow the thread, and which records on it an interest closes to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quadrant.do.agreements.models import Agreement, Kpi
from quadrant.do.agreements.rules import providers_hidden_from
from quadrant.partnership.rules import may_look_inside
from quadrant.plan.proposals.queries import unseen_by
from quadrant.review.evaluation.models import Evaluation
from quadrant.review.lessons.models import Lesson
from quadrant.thread.graph import Key, Node
from quadrant.thread.terms import Kind


def may_see_on_thread(person: Any, found: Any) -> bool:
    """Those who commission, save where an interest keeps them from the record."""
    return may_look_inside(person) and not closed_to(person, [found.node])


def closed_to(person: Any, nodes: Sequence[Node]) -> set[Key]:
    """The records among these of which an interest lets a person see nothing."""
    proposals = {node.number for node in nodes if node.kind is Kind.PROPOSAL}
    closed = {(Kind.PROPOSAL, number) for number in unseen_by(person, proposals)}
    hidden = providers_hidden_from(person)
    if hidden:
        theirs = Agreement.objects.filter(provider__in=hidden).values("pk")
        closed |= {(Kind.AGREEMENT, row["pk"]) for row in theirs}
        for kind, model in ((Kind.KPI, Kpi), (Kind.EVALUATION, Evaluation), (Kind.LESSON, Lesson)):
            rows: Any = model._default_manager.filter(agreement__in=theirs)
            closed |= {(kind, number) for number in rows.values_list("pk", flat=True)}
    return closed & {node.key for node in nodes}
