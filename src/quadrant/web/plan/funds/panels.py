"""What a step page shows of the funds that pay for a cycle."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from quadrant.cycle.terms import Activity
from quadrant.methods import words
from quadrant.plan.funds import queries
from quadrant.plan.funds.rules import may_open_fund
from quadrant.web.cycle.registry import Action, Panel, Row, panel
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle


@panel(Activity.FUND)
def fund_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """The funds of the cycle with their budgets, and the ways to open one or to link another."""
    slug = cycle.partnership.slug
    funds = queries.funds_of_cycle(cycle)
    years = queries.years_of_funds(funds)
    rows = tuple(
        Row(
            fund.name,
            f"budget {words.money(sum((y.budget for y in years.get(fund.pk, [])), Decimal(0)))}",
            address(None, "fund", partnership=slug, number=fund.pk),
        )
        for fund in funds
    )
    actions: tuple[Action, ...] = ()
    if may_open_fund(person):
        actions = (
            Action("Open a fund", f"{address(None, 'fund_new', partnership=slug)}?cycle={cycle.pk}"),
            Action("All funds", address(None, "funds", partnership=slug)),
        )
    return Panel("Fund and budget", "" if rows else "No fund pays for this cycle yet.", rows, actions)
