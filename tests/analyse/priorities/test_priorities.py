"""A priority answers needs in shares, goes through the framework's tests, and takes its place in an agreed order."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quadrant.analyse.priorities import commands
from quadrant.analyse.priorities.commands import AnswerGiven, MarkGiven, PlaceAgreed
from quadrant.analyse.priorities.models import PriorityRanking, RankedPriority
from quadrant.analyse.priorities.queries import (
    marks_of,
    needs_without_priority,
    places_of,
    priorities_of,
    priorities_on_need,
    priority_needs,
    ranking_of,
    screen_of,
    suggested_order,
)
from quadrant.analyse.priorities.terms import Consideration
from quadrant.audit.terms import Changed, NotAllowed, Refusal
from quadrant.cycle.models import Cycle
from quadrant.cycle.terms import FactKey
from quadrant.partnership.models import Partnership
from tests.factories import cycle as cycles
from tests.factories.needs import analyst, evidenced, holds
from tests.factories.partnership import NOW
from tests.factories.priorities import answered, commissioner, judged, marked, priority, ranked


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle()


def test_the_needs_behind_a_priority_take_shares_of_a_hundred(families: Cycle) -> None:
    harm, carers = evidenced(families), evidenced(families, "Carers under 25")
    with pytest.raises(Refusal, match=r"The shares add to 105, and must add to 100\."):
        priority(families, needs={harm: Decimal(60), carers: Decimal(45)})
    with pytest.raises(Refusal, match="a priority answers a need"):
        priority(families, needs={})
    made = priority(families, needs={harm: Decimal(60), carers: Decimal(40)})
    assert [(link.need, link.share) for link in priority_needs(made)] == [(harm, Decimal(60)), (carers, Decimal(40))]
    commands.link_priority_to_needs(priority=made, needs={harm: Decimal(100)}, by=commissioner(), at=NOW)
    assert needs_without_priority(families) == [carers]
    assert [link.priority for link in priorities_on_need(harm)] == [made]


def test_herefordshire_puts_four_tests_and_a_no_needs_a_reason_to_go_on(families: Cycle) -> None:
    assert [one.key for one in screen_of(families)] == ["difference", "inequality", "community", "together"]
    made = priority(families)
    commands.answer_tests(
        priority=made, answers=[AnswerGiven("difference", True, "140 people a year")], by=commissioner(), at=NOW
    )
    marked(made, 3, 2, 1, 2)
    with pytest.raises(Refusal, match="tests still to be answered"):
        ranked(families, made)
    assert not holds(families, FactKey.PRIORITIES_TESTED)
    answered(made, no=["community"])
    assert holds(families, FactKey.PRIORITIES_TESTED)
    with pytest.raises(Refusal, match="fails a test: say why it goes on"):
        ranked(families, made)
    answered(made, no=["community"], because="The young people themselves were not asked yet")
    ranked(families, made)
    assert holds(families, FactKey.PRIORITIES_RANKED)


def test_an_answer_without_a_reason_or_to_no_test_is_refused(families: Cycle) -> None:
    made = priority(families)
    for given, told in [
        (AnswerGiven("difference", True, " "), "Give a reason: Would it make a marked difference"),
        (AnswerGiven("beauty", True, "It is lovely"), "no test “beauty”"),
    ]:
        with pytest.raises(Refusal, match=told):
            commands.answer_tests(priority=made, answers=[given], by=commissioner(), at=NOW)


def test_four_marks_suggest_the_order_and_equal_scores_share_their_places(families: Cycle) -> None:
    low, high = judged(families, "Rural transport", 1, 1, 0, 1), judged(families, "Emotional health", 3, 3, 2, 3)
    one, other = judged(families, "Warm homes", 2, 2, 2, 0), judged(families, "Young carers", 0, 2, 2, 2)
    suggested = suggested_order(priorities_of(families), marks_of([low.pk, high.pk, one.pk, other.pk]), None)
    assert [(each.priority, each.score, each.first, each.last) for each in suggested] == [
        (high, Decimal("91.67"), 1, 1),
        (one, Decimal("50.00"), 2, 3),
        (other, Decimal("50.00"), 2, 3),
        (low, Decimal("25.00"), 4, 4),
    ]
    agreed = ranked(families, high, other, one, low)
    assert [(place.rank, place.priority) for place in places_of(agreed)] == [
        (1, high),
        (2, other),
        (3, one),
        (4, low),
    ]


def test_another_order_than_the_marks_suggest_needs_a_reason_and_earlier_orders_stay(families: Cycle) -> None:
    first, second = judged(families, "Emotional health", 3, 3, 3, 3), judged(families, "Rural transport", 1, 1, 1, 1)
    with pytest.raises(Refusal, match="stands elsewhere than its marks suggest"):
        ranked(families, second, first)
    reasons = {first: "Money for it comes from the NHS already", second: "The bus contract ends in March"}
    ranked(families, second, first, reasons=reasons)
    assert [one.title for one in priorities_of(families)] == ["Rural transport", "Emotional health"]
    ranked(families, first, second)
    assert PriorityRanking.objects.count() == 2
    found = ranking_of(families)
    assert found is not None
    assert [(place.priority, place.score, place.reason) for place in places_of(found)] == [
        (first, Decimal(100), ""),
        (second, Decimal("33.33"), ""),
    ]
    assert RankedPriority.objects.exclude(reason="").count() == 2


def test_the_order_holds_every_priority_once_and_a_new_one_opens_it_again(families: Cycle) -> None:
    first, second = judged(families, "Emotional health", 3, 3, 3, 3), judged(families, "Rural transport", 1, 1, 1, 1)
    for places, told in [
        ([PlaceAgreed(first, 1)], "a place to every priority"),
        ([PlaceAgreed(first, 1), PlaceAgreed(second, 1, "Why not")], "1 to 2, each once"),
        ([PlaceAgreed(first, 1), PlaceAgreed(second, 3, "Why not")], "1 to 2, each once"),
    ]:
        with pytest.raises(Refusal, match=told):
            commands.agree_ranking(cycle=families, places=places, by=commissioner(), at=NOW)
    ranked(families, first, second)
    assert holds(families, FactKey.PRIORITIES_RANKED)
    third = judged(families, "Warm homes", 2, 2, 2, 2)
    assert not holds(families, FactKey.PRIORITIES_RANKED)
    commands.set_aside_priority(priority=third, why="Taken up by the district", by=commissioner(), at=NOW)
    assert holds(families, FactKey.PRIORITIES_RANKED)


def test_a_framework_without_a_screen_ranks_directly(ardlebury: Partnership) -> None:
    cycle = cycles.cycle("Children's areas", key="cypsp-2006")
    assert screen_of(cycle) == ()
    made = judged(cycle, "Speech and language", 2, 1, 1, 3)
    with pytest.raises(Refusal, match="puts no tests to priorities"):
        commands.answer_tests(
            priority=made, answers=[AnswerGiven("difference", True, "Yes")], by=commissioner(), at=NOW
        )
    ranked(cycle, made)
    assert holds(cycle, FactKey.PRIORITIES_RANKED)
    assert not holds(cycle, FactKey.PRIORITIES_TESTED)


def test_no_rank_without_all_four_marks_and_no_mark_outside_the_scale(families: Cycle) -> None:
    made = answered(priority(families))
    with pytest.raises(Refusal, match="A mark is 0, 1, 2 or 3"):
        marked(made, 4, 0, 0, 0)
    given = [MarkGiven(Consideration.BASELINE, 3, "Worst quarter")]
    commands.mark_priority(priority=made, marks=given, by=commissioner(), at=NOW)
    with pytest.raises(Refusal, match="not marked on all four"):
        ranked(families, made)


def test_an_analyst_proposes_and_marks_but_does_not_agree_the_order(families: Cycle) -> None:
    made = judged(families, "Emotional health", 3, 3, 3, 3)
    with pytest.raises(NotAllowed):
        commands.agree_ranking(cycle=families, places=[PlaceAgreed(made, 1)], by=analyst(), at=NOW)


def test_two_people_change_one_priority_and_the_second_is_told_both_texts(families: Cycle) -> None:
    made = priority(families)

    def change(title: str) -> None:
        commands.change_priority(
            priority=made, version=1, title=title, reason=made.reason, lead=None, years=3, by=analyst(), at=NOW
        )

    change("Emotional health of the young")
    with pytest.raises(Changed) as refused:
        change("Minds matter")
    assert (refused.value.theirs, refused.value.yours) == ("Emotional health of the young", "Minds matter")
