"""Need and ability to change beside the score; money shifted within a programme, equal to the penny."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quadrant.analyse.priorities import commands
from quadrant.analyse.priorities.commands import PlacingGiven
from quadrant.analyse.priorities.models import MarginalAnalysis, ShiftOption
from quadrant.analyse.priorities.queries import (
    marks_of,
    placed_priorities,
    priorities_of,
    programme_of,
    shift_options,
    suggested_order,
)
from quadrant.analyse.priorities.terms import Axis, Corner, EvidenceStrength, Shift
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Partnership
from tests.conftest import NOW, TODAY
from tests.factories import cycle as cycles
from tests.factories.catalogue import paid, service
from tests.factories.marginal import begun, option
from tests.factories.needs import analyst
from tests.factories.partnership import body
from tests.factories.priorities import commissioner, judged, priority


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle()


def place(of: object, need: int, ability: int) -> None:
    given = [PlacingGiven(Axis.NEED, need, "As the figures show"), PlacingGiven(Axis.ABILITY, ability, "Two trials")]
    commands.place_priority(priority=of, places=given, by=commissioner(), at=NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("need", "ability", "corner"),
    [
        (5, 5, Corner.ACT),
        (10, 4, Corner.FIND_OUT),
        (4, 5, Corner.KEEP),
        (0, 0, Corner.LEAVE),
    ],
)
def test_five_and_more_is_high(need: int, ability: int, corner: Corner) -> None:
    assert Corner.at(need, ability) is corner


def test_the_picture_stands_beside_the_score_and_does_not_change_it(families: Cycle) -> None:
    first, second = judged(families, "Emotional health", 3, 3, 3, 3), judged(families, "Transport", 1, 1, 1, 1)
    place(first, 9, 2)
    place(second, 6, 8)
    listed = priorities_of(families)
    assert [(one.number, one.priority, one.corner) for one in placed_priorities(listed)] == [
        (1, second, Corner.ACT), (2, first, Corner.FIND_OUT),
    ]  # fmt: skip
    suggested = suggested_order(listed, marks_of([one.pk for one in listed]), None)
    assert [one.priority for one in suggested] == [first, second]


def test_a_number_has_a_reason_and_stays_in_its_scale(families: Cycle) -> None:
    made = priority(families)
    for given, told in (
        (PlacingGiven(Axis.NEED, 11, "Why"), "from 0 to 10"),
        (PlacingGiven(Axis.ABILITY, 3, " "), "Give a reason: Ability to change"),
    ):
        with pytest.raises(Refusal, match=told):
            commands.place_priority(priority=made, places=[given], by=commissioner(), at=NOW)
    assert placed_priorities([made]) == []


def test_an_even_set_is_decided_to_the_penny_and_an_uneven_one_is_refused_with_the_difference(
    families: Cycle,
) -> None:
    cared, met = service(), service("Meeting place")
    paid(cared, 400_000)
    paid(met, 100_000)
    analysis = begun(families, cared, met)
    assert [(line.service.name, line.spend) for line in programme_of(analysis)] == [
        ("Short breaks", Decimal("400000.00")), ("Meeting place", Decimal("100000.00")),
    ]  # fmt: skip
    out = option(analysis, Shift.OUT, "Fewer nights away", "84250.50", service=cared)
    near = option(analysis, Shift.IN, "Breaks near home", "84250.49", people=40)
    new = option(analysis, Shift.IN, "A phone line", "84250.50")
    board = body("Children's Board")

    def decide(*chosen: ShiftOption) -> MarginalAnalysis:
        return commands.decide_shift(
            analysis=analysis,
            options=chosen,
            body=board,
            decided_on=TODAY,
            decision="Agreed",
            by=commissioner(),
            at=NOW,
        )

    with pytest.raises(
        Refusal, match=r"£84,250\.49 is shifted in and £84,250\.50 out: £0\.01 less\. Both must be equal"
    ):
        decide(out, near)
    with pytest.raises(Refusal, match="at least one option on each side"):
        decide(out)
    assert decide(out, new).decision == "Agreed"
    assert [(one.title, one.chosen) for one in shift_options(analysis)] == [
        ("Fewer nights away", True), ("A phone line", True), ("Breaks near home", False),
    ]  # fmt: skip
    with pytest.raises(Refusal, match="This analysis is decided"):
        option(analysis, Shift.IN, "Another", "10")


def test_no_more_is_taken_from_a_service_than_is_spent_on_it(families: Cycle) -> None:
    cared = service()
    paid(cared, 1_000)
    analysis = begun(families, cared)
    with pytest.raises(Refusal, match=r"£1,000\.01 is more than the £1,000 spent on “Short breaks”"):
        option(analysis, Shift.OUT, "All of it and a penny", "1000.01", service=cared)
    halves = [option(analysis, Shift.OUT, title, "600", service=cared) for title in ("Half", "The other half")]
    more = option(analysis, Shift.IN, "Something else", "1200")
    with pytest.raises(Refusal, match="£1,200 is taken from “Short breaks”, on which £1,000 is spent"):
        commands.decide_shift(
            analysis=analysis, options=[*halves, more], body=body("Board"), decided_on=TODAY, decision="Yes",
            by=commissioner(), at=NOW,
        )  # fmt: skip


def test_evidence_is_named_or_said_to_be_missing_and_what_is_shifted_out_has_its_service(families: Cycle) -> None:
    cared = service()
    paid(cared, 1_000)
    analysis = begun(families, cared)
    with pytest.raises(Refusal, match="Name the evidence, or say that there is none"):
        option(analysis, Shift.IN, "More", "10", evidence="")
    assert option(analysis, Shift.IN, "More", "10", evidence="", strength=EvidenceStrength.NONE).evidence == ""
    with pytest.raises(Refusal, match="from which service"):
        option(analysis, Shift.OUT, "Less", "10")
    with pytest.raises(Refusal, match="No spend of that year is recorded for: Meeting place"):
        begun(families, service("Meeting place"), title="Other")


def test_who_does_not_answer_for_the_cycle_records_no_decision(families: Cycle) -> None:
    cared = service()
    paid(cared, 1_000)
    analysis = begun(families, cared)
    chosen = [option(analysis, Shift.OUT, "Less", "10", service=cared), option(analysis, Shift.IN, "More", "10")]
    with pytest.raises(NotAllowed):
        commands.decide_shift(
            analysis=analysis,
            options=chosen,
            body=body("Board"),
            decided_on=TODAY,
            decision="Yes",
            by=analyst(),
            at=NOW,
        )
