"""What a report for a gate must find before its body may open it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quadrant.cycle.framework.places import GatePlace
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import cast_of, framework_of, place_in, position_of
from quadrant.governance.models import Report
from quadrant.partnership.models import Body


@dataclass(frozen=True)
class GateAsks:
    """A gate of a cycle: where, which real bodies may decide it, and how the framework names them."""

    place: GatePlace
    bodies: tuple[Body, ...]
    named: str


def gate_at(cycle: Cycle, place: str) -> GateAsks | None:
    """The gate at this place of the cycle's framework, with the bodies that play its parts."""
    found = place_in(cycle, place)
    if not isinstance(found, GatePlace):
        return None
    played, framework = cast_of(cycle), framework_of(cycle.framework)
    bodies = {body.pk: body for part in found.gate.bodies for body in played.get(part, [])}
    names = {body.key: body.name for body in framework.bodies}
    return GateAsks(found, tuple(bodies.values()), " or ".join(names[part] for part in found.gate.bodies))


def wrong_body(report: Report) -> str:
    """Why the report's body cannot decide its gate, or nothing."""
    if not report.at_gate or report.cycle is None:
        return ""
    asks = gate_at(report.cycle, report.place)
    if asks is None:
        return "The framework that the cycle now runs on has no such gate."
    if report.body in asks.bodies:
        return ""
    real = " or ".join(body.name for body in asks.bodies) or "no body of this partnership yet"
    return f"This gate is for {asks.named} to decide (here {real}), not for {report.body.name}."


def gate_waits(report: Report, *, on: date) -> tuple[str, ...]:
    """What the report's gate waits for besides the decision: earlier steps, facts, checklists, questions."""
    if not report.at_gate or report.cycle is None:
        return ()
    gate = position_of(report.cycle, on=on).gate_at(report.place)
    if gate is None or gate.open_ or gate.ready:
        return ()
    # The last sentence is always that the decision itself is awaited.
    return gate.waits_for[:-1]
