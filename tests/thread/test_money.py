"""Money along the thread counts once, divides by the shares to the penny, and says what reaches nothing."""

from __future__ import annotations

from decimal import Decimal

from quadrant.thread.graph import Arrow, Graph, Node
from quadrant.thread.money import flow
from quadrant.thread.terms import Kind

AGREEMENT, PROPOSAL, WARMTH, SAFETY = (
    (Kind.AGREEMENT, 1),
    (Kind.PROPOSAL, 1),
    (Kind.OUTCOME, 1),
    (Kind.OUTCOME, 2),
)
OLD, YOUNG = (Kind.PRIORITY, 1), (Kind.PRIORITY, 2)
COLD_HOMES, FALLS = (Kind.NEED, 1), (Kind.NEED, 2)


def a_thread() -> Graph:
    graph = Graph()
    graph.add(
        Node(kind, number, f"{kind.label} {number}")
        for kind, number in (AGREEMENT, PROPOSAL, WARMTH, SAFETY, OLD, YOUNG, COLD_HOMES, FALLS)
    )
    graph.join(
        [
            Arrow(WARMTH, COLD_HOMES, share=Decimal(100)),
            Arrow(SAFETY, FALLS, share=Decimal(100)),
            Arrow(COLD_HOMES, OLD, share=Decimal(60)),
            Arrow(FALLS, OLD, share=Decimal(40)),
            Arrow(FALLS, YOUNG, share=Decimal(100)),
            Arrow(OLD, PROPOSAL, share=Decimal(75)),
            Arrow(YOUNG, PROPOSAL, share=Decimal(25)),
            Arrow(PROPOSAL, AGREEMENT),
            Arrow(WARMTH, AGREEMENT, share=Decimal("33.333")),
            Arrow(SAFETY, AGREEMENT, share=Decimal("66.667")),
        ]
    )
    return graph


def test_to_outcomes_by_the_agreements_own_shares_to_the_penny() -> None:
    found = flow(a_thread(), {1: Decimal("100.01")}, Kind.OUTCOME)
    assert found.by == {WARMTH: Decimal("33.34"), SAFETY: Decimal("66.67")}
    assert (found.nowhere, found.total) == (Decimal(0), Decimal("100.01"))


def test_to_needs_the_shares_of_each_step_multiply() -> None:
    found = flow(a_thread(), {1: Decimal(1000)}, Kind.NEED)
    # 75 % to the priority of which 60 % is cold homes; falls have 40 % of that and all of the other quarter.
    assert found.by == {COLD_HOMES: Decimal("450.00"), FALLS: Decimal("550.00")}
    assert sum(found.by.values()) + found.nowhere == found.total


def test_what_reaches_no_need_is_said() -> None:
    graph = a_thread()
    graph.add([Node(Kind.AGREEMENT, 2, "Legacy contract")])
    found = flow(graph, {1: Decimal(1000), 2: Decimal(500)}, Kind.NEED)
    assert found.nowhere == Decimal("500.00")
    assert sum(found.by.values()) + found.nowhere == Decimal(1500)


def test_upstream_and_downstream_each_record_once_at_its_nearest() -> None:
    graph = a_thread()
    assert [(step.node.key, step.depth) for step in graph.upstream(AGREEMENT)] == [
        (PROPOSAL, 1),
        (WARMTH, 1),
        (SAFETY, 1),
        (OLD, 2),
        (YOUNG, 2),
        (COLD_HOMES, 3),
        (FALLS, 3),
    ]
    assert [step.node.key for step in graph.downstream(FALLS)] == [OLD, YOUNG, PROPOSAL, AGREEMENT]


def test_a_ring_through_a_lesson_ends() -> None:
    graph = a_thread()
    graph.add([Node(Kind.LESSON, 1, "Ask the tenants first")])
    graph.join([Arrow(AGREEMENT, (Kind.LESSON, 1)), Arrow((Kind.LESSON, 1), COLD_HOMES)])
    assert len(graph.downstream(COLD_HOMES)) == 4
    assert AGREEMENT in [step.node.key for step in graph.upstream(COLD_HOMES)]


def test_one_decision_on_two_proposals_joins_neither_to_the_others_agreement() -> None:
    """A second proposal was approved beside the first and has no agreement yet: nothing of the first is its own."""
    graph, decision, second = a_thread(), (Kind.DECISION, 1), (Kind.PROPOSAL, 2)
    graph.add([Node(*decision, "Which proposals to fund"), Node(*second, "Warm homes van")])
    graph.join([Arrow(PROPOSAL, decision), Arrow(second, decision), Arrow(decision, AGREEMENT, aside=True)])
    assert [step.node.key for step in graph.downstream(second)] == [decision]
    assert [step.node.key for step in graph.downstream(decision)] == [AGREEMENT]
    above = [step.node.key for step in graph.upstream(AGREEMENT)]
    assert decision in above
    assert second not in above
    assert {step.node.key for step in graph.upstream(decision)} >= {PROPOSAL, second}


def test_a_decision_that_agreements_rest_on_themselves_is_walked_through() -> None:
    graph, decision = a_thread(), (Kind.DECISION, 1)
    graph.add([Node(*decision, "Award"), Node(Kind.AGREEMENT, 2, "Awarded")])
    graph.join([Arrow(PROPOSAL, decision), Arrow(decision, AGREEMENT, aside=True)])
    graph.join([Arrow(decision, (Kind.AGREEMENT, 2))])
    assert (Kind.AGREEMENT, 2) in [step.node.key for step in graph.downstream(PROPOSAL)]
    assert PROPOSAL in [step.node.key for step in graph.upstream((Kind.AGREEMENT, 2))]


def test_what_of_each_agreement_reaches_a_record() -> None:
    found = flow(a_thread(), {1: Decimal("100.01")}, Kind.PRIORITY)
    assert [(part.agreement, part.pounds) for part in found.to(OLD)] == [(1, Decimal("75.01"))]
    assert [(part.agreement, part.pounds) for part in found.to(YOUNG)] == [(1, Decimal("25.00"))]
    assert found.lost == []
