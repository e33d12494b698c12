"""A need is stated, evidence stands behind it as it was, and its outcomes take shares that add to 100."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from quadrant.analyse.needs import commands
from quadrant.analyse.needs.commands import StatedAs
from quadrant.analyse.needs.models import Need, NeedEvidence, NeedOutcome
from quadrant.analyse.needs.queries import (
    evidence_of,
    figures_to_choose,
    need_numbered,
    need_outcomes,
    needs_of,
    needs_without_evidence,
)
from quadrant.analyse.needs.terms import Severity
from quadrant.analyse.outcomes.terms import Definition, Method
from quadrant.audit.terms import Changed, NotAllowed, Refusal
from quadrant.cycle.models import Cycle
from quadrant.cycle.terms import FactKey
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories import cycle as cycles
from tests.factories.needs import analyst, figure, figures, here, holds, indicator, need, outcome, source
from tests.factories.partnership import NOW, person

SAID = StatedAs("Young people who harm themselves", "People aged 10 to 24", Severity.SEVERE, how_many=140)


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle()


def test_a_need_is_stated_and_counts_as_evidenced_only_when_every_need_is(families: Cycle) -> None:
    assert not holds(families, FactKey.NEED_STATED)
    harm, carers = need(families), need(families, "Carers under 25")
    source(harm)
    assert holds(families, FactKey.NEED_STATED)
    assert not holds(families, FactKey.NEED_EVIDENCED)
    assert needs_without_evidence(families) == [carers]
    source(carers)
    assert holds(families, FactKey.NEED_EVIDENCED)
    commands.withdraw_evidence(evidence=evidence_of(carers)[0], why="Wrong year", by=analyst(), at=NOW)
    assert not holds(families, FactKey.NEED_EVIDENCED)
    commands.withdraw_need(need=carers, why="Belongs to another cycle", by=analyst(), at=NOW)
    assert needs_of(families) == [harm]
    assert holds(families, FactKey.NEED_EVIDENCED)


def test_a_figure_stays_as_it_was_when_a_later_import_changes_it(families: Cycle) -> None:
    figures()
    kept = figure(need(families))
    assert (kept.indicator_name, kept.area_name, kept.period) == (
        "Emergency admissions for self-harm, 10 to 24",
        "Ardlebury",
        "2025",
    )
    assert (kept.value, kept.england, kept.unit, kept.source) == (
        512.0,
        421.9,
        "per 100,000",
        "Hospital episode statistics",
    )
    figures({"2025": (498.0, 430.0)})
    assert [one.value for one in figures_to_choose(indicator(), here())] == [498.0]
    again = NeedEvidence.objects.get(pk=kept.pk)
    assert (again.value, again.england, again.dated_on) == (512.0, 421.9, date(2025, 12, 31))


def test_a_figure_that_changed_while_somebody_looked_at_it_is_not_taken(families: Cycle) -> None:
    figures()
    harm = need(families)
    figures({"2025": (498.0, 430.0)})
    with pytest.raises(Refusal, match="later import has changed"):
        commands.add_figure(
            need=harm, indicator=indicator(), area=here(), period="2025", seen=512.0, by=analyst(), at=NOW
        )
    assert evidence_of(harm) == []


def test_a_count_of_fewer_than_five_is_no_evidence_even_for_an_analyst(families: Cycle) -> None:
    few = Definition(key="Deaths", name="Deaths", method=Method.COUNT)
    figures({"2025": (3.0, 900.0)}, definition=few)
    assert figures_to_choose(indicator(few), here()) == []
    with pytest.raises(Refusal, match="no such figure that may be shown"):
        commands.add_figure(
            need=need(families), indicator=indicator(few), area=here(), period="2025", by=analyst(), at=NOW
        )


def test_a_source_has_a_name_words_and_a_day_that_has_been(families: Cycle) -> None:
    harm = need(families)
    with pytest.raises(Refusal, match="lies in the future"):
        commands.add_source(need=harm, text="Rising", source="Panel", dated_on=date(2026, 12, 1), by=analyst(), at=NOW)
    with pytest.raises(Refusal, match="Name the source"):
        commands.add_source(need=harm, text="Rising", source=" ", dated_on=date(2026, 9, 1), by=analyst(), at=NOW)


def test_two_people_change_one_need_and_the_second_is_told_both_texts(families: Cycle) -> None:
    harm = need(families)
    changed = commands.change_need(need=harm, version=1, said=SAID, by=analyst(), at=NOW)
    assert (changed.version, changed.how_many) == (2, 140)
    mine = StatedAs("Self-harm among girls", "Girls of 10 to 17", Severity.SEVERE, how_many=140)
    with pytest.raises(Changed) as refused:
        commands.change_need(need=harm, version=1, said=mine, by=analyst(), at=NOW)
    assert (refused.value.field, refused.value.theirs, refused.value.yours) == (
        "statement",
        "Young people who harm themselves",
        "Self-harm among girls",
    )
    assert Need.objects.get(pk=harm.pk).statement == "Young people who harm themselves"


def test_a_needs_outcomes_take_shares_that_add_to_a_hundred_and_old_shares_stay_on_record(families: Cycle) -> None:
    harm, safe, learn = need(families), outcome(), outcome("Young people learn and work")
    with pytest.raises(Refusal, match=r"The shares add to 90, and must add to 100\."):
        commands.link_need_to_outcomes(need=harm, shares={safe: Decimal(60), learn: Decimal(30)}, by=analyst(), at=NOW)
    commands.link_need_to_outcomes(need=harm, shares={safe: Decimal(100)}, by=analyst(), at=NOW)
    commands.link_need_to_outcomes(need=harm, shares={safe: Decimal(70), learn: Decimal(30)}, by=analyst(), at=NOW)
    assert [(link.outcome, link.share) for link in need_outcomes(harm)] == [(safe, Decimal(70)), (learn, Decimal(30))]
    assert list(NeedOutcome.objects.exclude(unlinked_at=None).values_list("outcome", "share")) == [(safe.pk, 100)]


def test_only_those_who_work_on_the_cycle_state_needs(families: Cycle) -> None:
    with pytest.raises(NotAllowed):
        commands.state_need(cycle=families, said=SAID, by=person("Lena", Role.LEGAL), at=NOW)


def test_a_need_is_stated_once_in_a_cycle_and_again_in_the_next(families: Cycle) -> None:
    need(families)
    with pytest.raises(Refusal, match="already stated in the cycle"):
        need(families)
    later = need(cycles.cycle("Families, second round", by=person("Cleo", Role.COMMISSIONER)))
    found = need_numbered(later.pk)
    assert found is not None
    assert found.cycle.name == "Families, second round"


def test_a_lesson_may_carry_a_need_into_a_cycle_by_nobodys_hand(families: Cycle) -> None:
    made = commands.state_need(cycle=families, said=SAID, origin="Lesson of 2025/26", by=None, at=NOW)
    assert (made.origin, made.stated_by) == ("Lesson of 2025/26", None)
