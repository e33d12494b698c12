"""What a step page shows of calls, proposals, the decision on them and offers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from quadrant.cycle.terms import Activity
from quadrant.methods import words
from quadrant.plan.proposals import queries, rules
from quadrant.plan.proposals.terms import CallState
from quadrant.web.cycle.registry import Action, Panel, Row, panel
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle

Page = Callable[..., str]


def _pages(cycle: Cycle) -> Page:
    return partial(address, None, partnership=cycle.partnership.slug)


@panel(Activity.CALL)
def calls(cycle: Cycle, place: str, person: Any) -> Panel:
    """The calls of the cycle, and the way to draft one."""
    page, found = _pages(cycle), queries.calls_of(cycle)
    rows = tuple(
        Row(
            call.title,
            f"closes {words.datetime(call.closes_at)}" if call.opened_at else CallState.DRAFT.label,
            page("call", number=call.pk),
        )
        for call in found
    )
    can = rules.may_draft_call(person, cycle)
    actions = (Action("Draft a call", page("call_new", number=cycle.pk)),) if can else ()
    return Panel("Call for proposals", words.plural(len(found), "call") if found else "No call yet.", rows, actions)


@panel(Activity.PROPOSALS)
def proposals(cycle: Cycle, place: str, person: Any) -> Panel:
    """How many proposals each call has, and where to read or write them."""
    page = _pages(cycle)
    rows = tuple(
        Row(
            call.title,
            words.plural(len(queries.proposals_of(call)), "proposal submitted", "proposals submitted"),
            page("proposals", number=call.pk),
        )
        for call in queries.calls_of(cycle)
        if call.opened_at is not None
    )
    sentence = "" if rows else "Proposals come once a call is open."
    mine = (Action("My proposals", page("my_proposals")),) if queries.organisations_of(person) else ()
    return Panel("Proposals", sentence, rows, mine)


@panel(Activity.FUNDING_DECISION)
def funding_decision(cycle: Cycle, place: str, person: Any) -> Panel:
    """How many proposals are decided, and the way to put the others to a body."""
    page = _pages(cycle)
    rows, actions = [], []
    for call in queries.calls_of(cycle):
        standing = queries.proposals_of(call)
        decided = queries.decided_on(standing)
        settled = sum(one.is_settled for one in decided.values())
        rows.append(Row(call.title, f"{settled} of {len(standing)} decided", page("proposals", number=call.pk)))
        if standing and settled < len(standing) and rules.may_run_call(person, call):
            report = f"{page('funding_report', number=call.pk)}?place={place}"
            actions.append(Action(f"Put proposals to a body: {call.title}", report))
    sentence = "" if rows else "There is no call to decide on yet."
    return Panel("Funding decision", sentence, tuple(rows), tuple(actions))


@panel(Activity.OFFERS)
def offers(cycle: Cycle, place: str, person: Any) -> Panel:
    """What was offered and answered."""
    page = _pages(cycle)
    rows = []
    for call in queries.calls_of(cycle):
        latest = queries.latest_offers(queries.proposals_of(call)).values()
        counted = Counter(
            "accepted"
            if one.accepted_at
            else "declined"
            if one.declined_at
            else "lapsed"
            if one.lapsed_at
            else "waiting"
            for one in latest
        )
        said = ", ".join(f"{number} {name}" for name, number in sorted(counted.items()))
        rows.append(Row(call.title, said or "no offer yet", page("proposals", number=call.pk)))
    return Panel("Offers", "" if rows else "No offer yet.", tuple(rows), (Action("All offers", page("offers")),))
