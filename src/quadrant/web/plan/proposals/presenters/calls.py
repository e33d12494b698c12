"""Calls in words: the list, a call's summary, and the prospectus that authors and the public read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.appraisal.queries import criteria_of
from quadrant.methods import words
from quadrant.plan.proposals import queries
from quadrant.plan.proposals.rules import may_propose, may_run_call, may_see_call_inside
from quadrant.plan.proposals.terms import CallState
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.records import Event, Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table
from quadrant.web.plan.history import last_act

if TYPE_CHECKING:
    from quadrant.plan.proposals.models import Call


@dataclass(frozen=True)
class Todo:
    """A button: what this person may do next."""

    label: str
    address: str
    secondary: bool = True


def calls_table(request: HttpRequest, *, at: datetime) -> Table[Any]:
    return Table(
        name="calls",
        caption="Calls for proposals",
        one="call",
        rows=list(queries.calls_seen_by(request.user)),
        columns=[
            Column("title", "Call", lambda c: c.title, address=lambda c: address(request, "call", number=c.pk)),
            Column("cycle", "Cycle", lambda c: c.cycle.name),
            Column("fund", "Fund", lambda c: c.fund.name),
            Column("closes", "Closes", lambda c: c.closes_at, kind=Kind.DATE),
            Column("state", "State", lambda c: queries.state_of_call(c, at=at).label, kind=Kind.STATE),
        ],
        filters=[
            Filter(
                "state",
                "State",
                CallState.choices(),
                matches=lambda c, value: queries.state_of_call(c, at=at) == value,
            )
        ],
        search=("title",),
        empty=Empty("No call is open yet. A call is drafted from the step of its cycle."),
    )


def call_record(request: HttpRequest, call: Call, *, at: datetime) -> Record:
    """The summary of a call."""
    state = queries.state_of_call(call, at=at)
    can_change = state is CallState.DRAFT and may_run_call(request.user, call)
    change = address(request, "call_change", number=call.pk) if can_change else ""
    inside = may_see_call_inside(request.user, call)
    rows = [
        SummaryRow(
            "Fund", call.fund.name, address=_page(request, "fund", call.fund_id) if inside else "", change=change
        ),
        SummaryRow("Criteria", str(call.criteria_set), change=change),
        SummaryRow("Closes", words.datetime(call.closes_at), change=change),
        SummaryRow("Decision by", words.date(call.decision_on), change=change),
        SummaryRow("Offers from", words.date(call.offers_on), change=change),
    ]
    if inside:
        rows.insert(0, SummaryRow("Cycle", call.cycle.name, address=_page(request, "cycle", call.cycle_id)))
    said = {
        CallState.DRAFT: "Nobody outside sees it yet.",
        CallState.OPEN: f"Open until {words.datetime(call.closes_at)}.",
        CallState.CLOSED: f"Closed on {words.datetime(call.closes_at)}.",
    }[state]
    return Record(summary=rows, state=state.label, state_words=said, history=last_act(request, call))


def _page(request: HttpRequest, name: str, number: int) -> str:
    return address_or_none(request, name, number=number) or ""


def prospectus(call: Call) -> dict[str, Any]:
    """What everybody may read: wanted, who, money by year, criteria, questions, timetable."""
    return {
        "intentions": call.intentions,
        "eligibility": call.eligibility,
        "support": call.support,
        "part_funding": call.part_funding,
        "money": [[year.label, words.money(year.budget)] for year in queries.years_offered(call)],
        **_criteria(call),
        "scale": f"{call.criteria_set.lowest} to {call.criteria_set.highest}",
        "questions": _questions(call),
        "timetable": _timetable(call),
    }


@dataclass(frozen=True)
class ToldCriterion:
    """A criterion as authors read it; a part stands under its whole and says of which weight its own is a share."""

    name: str
    weight: str
    is_part: bool
    of: str


def _criteria(call: Call) -> dict[str, Any]:
    """The criteria with their weights, and what those that are no parts add to."""
    lines = [line for line in criteria_of(call.criteria_set) if line.weight is not None]
    weight = {line.pk: words.number(line.weight) for line in lines}
    told = [
        ToldCriterion(str(line), weight[line.pk], line.parent_id is not None, weight.get(line.parent_id or 0, ""))
        for line in lines
    ]
    whole = sum((line.weight for line in lines if line.parent_id is None and line.weight is not None), Decimal(0))
    return {"criteria": told, "weights_together": words.number(whole)}


def _questions(call: Call) -> list[dict[str, Any]]:
    asked: list[dict[str, Any]] = []
    for question in queries.questions_of(call):
        if question.parent_id is None:
            asked.append({"text": question.text, "parts": []})
        else:
            asked[-1]["parts"].append(question.text)
    return asked


def _timetable(call: Call) -> list[Event]:
    opened: date | datetime | None = call.opened_at
    events = [Event(opened, "The call opens")] if opened else []
    return [
        *events,
        Event(call.closes_at, "The call closes: nothing is taken a second later"),
        Event(call.decision_on, "Decision"),
        Event(call.offers_on, "Offers are made"),
    ]


def call_todos(request: HttpRequest, call: Call, *, at: datetime) -> list[Todo]:
    """The buttons of a call's page, the one that comes next first."""
    state, person = queries.state_of_call(call, at=at), request.user
    page = {"number": call.pk}
    made = []
    if state is CallState.OPEN and may_propose(person, call):
        made.append(Todo("Start a proposal", address(request, "proposal_new", **page), secondary=False))
    if may_run_call(person, call) and state is CallState.DRAFT:
        made.append(Todo("Open the call", address(request, "call_open", **page), secondary=False))
    if may_run_call(person, call) and state is CallState.OPEN:
        made.append(Todo("Give authors more time", address(request, "call_extend", **page)))
    if state is not CallState.DRAFT and may_see_call_inside(person, call):
        made.append(Todo("Proposals and their ranking", address(request, "proposals", **page)))
        made.append(Todo("What the money buys", address(request, "portfolio", **page)))
    if state is CallState.CLOSED and may_run_call(person, call):
        made.append(Todo("Put proposals to a body", address(request, "funding_report", **page)))
        made.append(Todo("Not funded", address(request, "not_funded", **page)))
    return made
