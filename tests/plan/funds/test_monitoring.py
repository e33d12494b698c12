"""What a finance system says is taken in whole by those who may, replaced by period, and tied once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from quadrant.analyse.outcomes.models import Dataset
from quadrant.analyse.outcomes.terms import Received
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.audit.verify import faults
from quadrant.partnership.models import Partnership, Person
from quadrant.partnership.terms import Role
from quadrant.plan.funds.commands import TiedTo, import_monitoring, tie_cost_centre, tie_cost_centres
from quadrant.plan.funds.models import CostCentre, MonitoringLine
from quadrant.plan.funds.queries import finance_says, monitored, over_or_under, periods_held
from quadrant.plan.funds.terms import FinanceLine, Tie
from tests.factories.catalogue import service
from tests.factories.funds import NOW, fund, officer
from tests.factories.partnership import person


def line(code: str, account: str, actual: str, *, period: int = 7, **more: Decimal | None) -> FinanceLine:
    return FinanceLine(code, f"Centre {code}", account, f"Account {account}", 2026, period, Decimal(actual), **more)


def brought(lines: Sequence[FinanceLine], *, name: str = "Ledger", by: Person | None = None) -> Dataset:
    file = Received(
        name=name, file_name="ledger.csv", digest="0" * 64, size=10, stored="x", rows=len(lines), columns={}, sheet="",
        source="",
    )  # fmt: skip
    return import_monitoring(lines=lines, file=file, by=by or officer(), at=NOW)


def test_only_finance_and_commissioners_take_it_in_and_tie(ardlebury: Partnership) -> None:
    analyst = person("Anna", Role.ANALYST)
    with pytest.raises(NotAllowed):
        brought([line("1", "a", "5")], by=analyst)
    brought([line("1", "a", "5")], by=person("Clara", Role.COMMISSIONER))
    with pytest.raises(NotAllowed):
        tie_cost_centre(cost_centre=CostCentre.objects.get(), to=TiedTo(outside=True), by=analyst, at=NOW)


def test_two_periods_in_one_file_and_none_are_refused(ardlebury: Partnership) -> None:
    with pytest.raises(Refusal, match="One file holds one period"):
        brought([line("1", "a", "5"), line("1", "b", "5", period=8)])
    with pytest.raises(Refusal, match="holds no lines"):
        brought([])


def test_the_database_refuses_what_two_files_say_at_once(ardlebury: Partnership) -> None:
    brought([line("1", "a", "5")])
    with pytest.raises(Refusal, match="Another file holds some of these accounts for this period"):
        brought([line("1", "a", "6")], name="Another")
    assert MonitoringLine.objects.get().actual == 5


def test_a_period_replaces_itself_and_the_chain_holds(ardlebury: Partnership) -> None:
    brought([line("1", "a", "5"), line("2", "a", "7")])
    brought([line("1", "a", "6")])
    brought([line("1", "a", "9", period=8)])
    assert [at.label for at in periods_held()] == ["P8 2026/27", "P7 2026/27"]
    held = MonitoringLine.objects.order_by("period").values_list("period", "actual")
    assert list(held) == [(7, Decimal(6)), (8, Decimal(9))]
    assert list(Dataset.objects.standing().order_by("name").values_list("name", flat=True)) == [
        "Ledger, P7 2026/27",
        "Ledger, P8 2026/27",
    ]
    assert list(faults()) == []


def test_a_name_told_anew_is_kept_and_the_tie_stays(ardlebury: Partnership) -> None:
    made = fund(budget={})
    brought([line("1", "a", "5")])
    tie_cost_centre(cost_centre=CostCentre.objects.get(), to=TiedTo(fund=made), by=officer(), at=NOW)
    brought([replace(line("1", "a", "9", period=8), cost_centre_name="Home care")])
    one = CostCentre.objects.get()
    assert (str(one), one.fund, one.tie) == ("1 Home care", made, Tie.FUND)


def test_a_cost_centre_is_tied_to_one_thing(ardlebury: Partnership) -> None:
    brought([line("1", "a", "5")])
    one = CostCentre.objects.get()
    with pytest.raises(Refusal, match="to one fund, to one service"):
        tie_cost_centre(cost_centre=one, to=TiedTo(fund=fund(budget={}), service=service()), by=officer(), at=NOW)
    with pytest.raises(Refusal, match="of one cost centre at least"):
        tie_cost_centres(ties={}, by=officer(), at=NOW)
    tie_cost_centre(cost_centre=one, to=TiedTo(outside=True), by=officer(), at=NOW)
    tie_cost_centre(cost_centre=one, to=TiedTo(), by=officer(), at=NOW)
    assert CostCentre.objects.get().tie is Tie.NOT_YET


def test_an_account_without_a_forecast_leaves_its_cost_centre_without_a_variance(ardlebury: Partnership) -> None:
    made = fund(budget={})
    ten = Decimal(10)
    brought([line("1", "a", "5", budget=ten, forecast=ten), line("1", "b", "2", budget=ten, forecast=None)])
    [row] = monitored(periods_held()[0])
    assert (row.budget, row.actual, row.forecast, row.variance) == (Decimal(20), Decimal(7), None, None)
    tie_cost_centre(cost_centre=CostCentre.objects.get(), to=TiedTo(fund=made), by=officer(), at=NOW)
    said = finance_says(fund=made.pk)
    assert said is not None
    assert said.sentence == "At 31 October 2026 (P7 2026/27) it has £7 spent of a budget of £20 on 1 cost centre."


def test_variances_in_words() -> None:
    assert [over_or_under(Decimal(each)) for each in ("-1.50", "2", "0")] == ["£1.50 over", "£2 under", "on budget"]
