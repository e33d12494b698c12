"""The portfolio in words: every cycle and agreement, where it stands, its money and the gate that comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.cycle.position import Position
from quadrant.cycle.position.results import GatePosition
from quadrant.do.agreements.terms import AgreementState, Form
from quadrant.methods import words
from quadrant.partnership.queries import bodies
from quadrant.web.cycle.presenters.cycles import where_it_is
from quadrant.web.design.addresses import address
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle

NOTHING = Decimal(0)
STATES = [(state.value, state.label) for state in AgreementState if state is not AgreementState.WITHDRAWN]


@dataclass(frozen=True)
class CycleLine:
    """A cycle of the portfolio: what its signed agreements are worth, its next gate and which real bodies decide it."""

    cycle: Cycle
    found: Position
    worth: Decimal
    agreements: int
    gate: GatePosition | None
    deciders: Mapping[int, str]

    @property
    def gate_state(self) -> str:
        if self.gate is None:
            return "No gate left"
        return "Ready to decide" if self.gate.ready else "Not ready"


def cycle_lines(
    chosen: Sequence[Cycle], found: Mapping[int, Position], casts: Mapping[int, Any], agreed: Sequence[Any]
) -> list[CycleLine]:
    """A line for each cycle; asks once for the names of bodies, however many cycles."""
    names = {body.pk: body.name for body in bodies()}
    signed = [one for one in agreed if one.state != AgreementState.DRAFT]
    lines = []
    for cycle in chosen:
        own = [one for one in signed if one.cycle_id == cycle.pk]
        gate = _next_gate(found[cycle.pk])
        parts = gate.gate.bodies if gate else ()
        played = {number for part in parts for number in casts[cycle.pk].bodies.get(part, ())}
        deciders = {number: names[number] for number in sorted(played) if number in names}
        worth = sum((one.total or NOTHING for one in own), NOTHING)
        lines.append(CycleLine(cycle, found[cycle.pk], worth, len(own), gate, deciders))
    return lines


def _next_gate(found: Position) -> GatePosition | None:
    """The first gate that is shut, of the steps that are not settled."""
    return next((gate for step in found.steps if not step.settled for gate in step.gates if not gate.open_), None)


def cycles_table(request: HttpRequest, lines: Sequence[CycleLine]) -> Table[CycleLine]:
    deciders = {number: name for line in lines for number, name in line.deciders.items()}

    def page(line: CycleLine) -> str:
        return address(request, "cycle", number=line.cycle.pk)

    def gate_page(line: CycleLine) -> str | None:
        return address(request, "gate", number=line.cycle.pk, place=line.gate.place) if line.gate else None

    return Table(
        name="portfolio_cycles",
        caption="Cycles",
        one="cycle",
        rows=list(lines),
        columns=[
            Column("name", "Cycle", lambda line: line.cycle.name, address=page),
            Column("at", "At step", lambda line: where_it_is(line.found)),
            Column("worth", "Worth of its agreements", lambda line: line.worth, kind=Kind.MONEY),
            Column("count", "Agreements", lambda line: line.agreements, kind=Kind.NUMBER),
            Column("gate", "Next gate", lambda line: line.gate.gate.name if line.gate else "–", address=gate_page),
            Column("by", "Decided by", lambda line: words.listing(line.deciders.values()) or "–"),
            Column("state", "Gate", lambda line: line.gate_state, kind=Kind.STATE),
            Column(
                "waits",
                "Waits for",
                lambda line: " ".join(line.gate.waits_for) if line.gate else "",
                on_page=False,
            ),
        ],
        order="name",
        filters=[
            Filter(
                "decider",
                "Next gate decided by",
                [(str(number), name) for number, name in sorted(deciders.items(), key=lambda each: each[1])],
                matches=lambda line, value: int(value) in line.deciders,
            )
        ],
        search=("any",),
        empty=Empty("No cycle runs yet."),
    )


def agreements_table(request: HttpRequest, agreed: Sequence[Any], lines: Sequence[CycleLine]) -> Table[Any]:
    """Every agreement that this person may see, with the next gate of its cycle."""
    gates = {line.cycle.pk: line for line in lines}

    def gate(one: Any) -> str:
        line = gates.get(one.cycle_id)
        return line.gate.gate.name if line and line.gate else "–"

    return Table(
        name="portfolio_agreements",
        caption="Agreements",
        one="agreement",
        rows=list(agreed),
        columns=[
            Column(
                "title",
                "Agreement",
                lambda one: one.title,
                address=lambda one: address(request, "agreement", number=one.pk),
            ),
            Column("party", "With", lambda one: one.party),
            Column("form", "Form", lambda one: Form(one.form).label, on_page=False),
            Column("cycle", "Cycle", lambda one: one.cycle.name),
            Column("worth", "Worth", lambda one: one.total, kind=Kind.MONEY),
            Column("ends", "Until", lambda one: one.last_on, kind=Kind.DATE),
            Column("gate", "Next gate of its cycle", gate),
            Column("state", "State", lambda one: AgreementState(one.state).label, kind=Kind.STATE),
        ],
        order="ends",
        filters=[Filter("state", "State", STATES, matches=lambda one, value: one.state == value)],
        search=("any",),
        prefix="agreement_",
        empty=Empty("No agreement is drafted yet."),
    )


def counted(lines: Sequence[CycleLine], agreed: Sequence[Any]) -> list[tuple[str, str]]:
    """The whole in four figures."""
    live = [one for one in agreed if one.state == AgreementState.LIVE]
    ready = sum(line.gate is not None and line.gate.ready for line in lines)
    return [
        (words.number(len(lines)), "cycle" if len(lines) == 1 else "cycles"),
        (words.number(ready), "gate ready to decide" if ready == 1 else "gates ready to decide"),
        (words.number(len(live)), "live agreement" if len(live) == 1 else "live agreements"),
        (words.money(sum((one.total or NOTHING for one in live), NOTHING)), "worth of live agreements, all years"),
    ]
