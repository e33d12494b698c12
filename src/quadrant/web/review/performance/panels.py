"""What a step page shows of returns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quadrant.cycle.terms import Activity
from quadrant.do.agreements.queries import kpis_in
from quadrant.methods import words
from quadrant.partnership.within import here
from quadrant.review.performance import queries
from quadrant.review.performance.rules import may_judge_returns
from quadrant.web.cycle.registry import Action, Panel, Row, panel
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle

SHOWN = 10


@panel(Activity.RETURNS)
def returns_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """What waits to be accepted, and how many returns are late."""
    slug = cycle.partnership.slug
    waiting = list(queries.returns_to_judge(person).filter(kpi__agreement__cycle=cycle)[: SHOWN + 1])
    late = [due for due in queries.returns_due(kpis_in(cycle, on=here().on), on=here().on) if due.is_late]
    rows = tuple(
        Row(
            f"{sent.kpi.name}, {queries.period_of_return(sent).label}",
            queries.state_of(sent).label,
            address(None, "kpireturn", partnership=slug, number=sent.pk),
        )
        for sent in waiting[:SHOWN]
    )
    many = f"more than {SHOWN} returns wait" if len(waiting) > SHOWN else f"{_wait(len(waiting))}"
    sentence = f"{many[:1].upper()}{many[1:]} to be accepted; {words.plural(len(late), 'return')} late."
    page = address(None, "reviews", partnership=slug)
    label = "Accept or query returns" if may_judge_returns(person) else "See returns"
    return Panel("Performance returns", sentence, rows, (Action(label, page),))


def _wait(count: int) -> str:
    return f"{words.plural(count, 'return')} {'waits' if count == 1 else 'wait'}"
