"""One step of a running cycle: what is asked, by whom, what is there, what it waits for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join

from quadrant.cycle.framework.schema import Framework, Step
from quadrant.cycle.framework.vocabulary import words_used
from quadrant.cycle.position import ActivityPosition, GatePosition, StepPosition
from quadrant.cycle.queries import own_names, unanswered_tests
from quadrant.cycle.terms import Activity
from quadrant.methods import words
from quadrant.web.cycle.presenters.cycles import unanswered_words
from quadrant.web.cycle.registry import TOOLS, Panel, panel_for
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Record, SummaryRow

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle


@dataclass(frozen=True)
class ShownActivity:
    """An activity with its state, what stands in its panel and what may be done."""

    position: ActivityPosition
    state: str
    panel: Panel | None
    tick: str
    untick: str
    who: str


@dataclass(frozen=True)
class ShownGate:
    """A gate with who may decide and what is still missing."""

    position: GatePosition
    address: str
    state: str
    bodies: str
    waits_for: Sequence[str]


def activity_state(activity: ActivityPosition) -> str:
    if activity.done:
        return "Done"
    return "In progress" if activity.begun else "Not started"


def shown_activities(
    request: HttpRequest, cycle: Cycle, step: StepPosition, framework: Framework, *, may_work: bool
) -> list[ShownActivity]:
    names = {body.key: body.name for body in framework.bodies}
    made = []
    for activity in step.activities:
        item = activity.item
        where = {"number": cycle.pk, "place": activity.place}
        panel = _panel(item.record, cycle, activity.place, step, request.user) if item.record else None
        may_tick = may_work and item.record is None
        made.append(
            ShownActivity(
                position=activity,
                state=activity_state(activity),
                panel=panel,
                tick=address(request, "tick", **where) if may_tick and not activity.done else "",
                untick=address(request, "untick", **where) if may_tick and activity.done else "",
                who=words.listing(names[key] for key in item.who),
            )
        )
    return made


def _panel(record: Activity, cycle: Cycle, place: str, step: StepPosition, person: Any) -> Panel | None:
    """What a room shows of an activity. A report for a gate of the step counts for the step, so it is listed too."""
    panel = panel_for(record, cycle, place, person)
    if panel is None or record is not Activity.REPORT:
        return panel
    written = [*panel.rows]
    for gate in step.gates:
        at_gate = panel_for(record, cycle, gate.place, person)
        named = f"for the gate “{gate.gate.name}”"
        written += [replace(row, value=f"{row.value}, {named}") for row in (at_gate.rows if at_gate else ())]
    if len(written) == len(panel.rows):
        return panel
    return replace(panel, sentence=words.plural(len(written), "report"), rows=tuple(written))


def shown_gates(request: HttpRequest, cycle: Cycle, step: StepPosition, cast: dict[str, list[Any]]) -> list[ShownGate]:
    made = []
    for gate in step.gates:
        bodies = [body.name for key in gate.gate.bodies for body in cast.get(key, [])]
        made.append(
            ShownGate(
                position=gate,
                address=address(request, "gate", number=cycle.pk, place=gate.place),
                state="Open" if gate.open_ else "Closed",
                bodies=" or ".join(dict.fromkeys(bodies)),
                waits_for=gate.waits_for,
            )
        )
    return made


def unanswered_at_end(cycle: Cycle, step: StepPosition) -> str:
    """The questions at the end of its phase that nobody has answered, where this is the last step of the phase."""
    if step.step.key != step.phase.steps[-1].key:
        return ""
    left = [one for one in unanswered_tests(cycle) if one.phase.key == step.phase.key]
    return f"{unanswered_words(step.phase, left)}." if left else ""


def _tools(cycle: Cycle, framework: Framework, keys: Sequence[str]) -> Any:
    """The tools of a step; those that have a page of their own open from here."""
    names = {tool.key: tool.name for tool in framework.tools}
    link = '<a class="govuk-link" href="{}">{}</a>'
    shown = [format_html(link, TOOLS[key](cycle), names[key]) if key in TOOLS else names[key] for key in keys]
    return format_html_join("; ", "{}", ((each,) for each in shown))


def step_record(cycle: Cycle, step: StepPosition, framework: Framework, cast: dict[str, list[Any]]) -> Record:
    """Purpose, who, when, what goes in and comes out."""
    said: Step = step.step
    names = {body.key: body.name for body in framework.bodies}
    who = []
    for key in said.who:
        played = words.listing(body.name for body in cast.get(key, []))
        who.append(f"{names[key]} ({played})" if played and played != names[key] else names[key])
    rows = [SummaryRow("Purpose", said.purpose), SummaryRow("Who", words.listing(who))]
    if step.band:
        when = words.period(step.band.first, step.band.last)
        rows.append(
            SummaryRow("When", f"{step.band.window.name}: {when}", note="Its time is over." if step.late else "")
        )
    if said.guidance:
        rows.append(SummaryRow("Guidance", said.guidance))
    if said.inputs:
        rows.append(SummaryRow("Goes in", "; ".join(said.inputs)))
    if said.outputs:
        rows.append(SummaryRow("Comes out", "; ".join(output.name for output in said.outputs)))
    if said.tools:
        rows.append(SummaryRow("Tools", _tools(cycle, framework, said.tools)))
    used = words_used(framework, said, own_names())
    if used:
        listed = "; ".join(f"{word} (in the document: {then})" for word, then in used)
        rows.append(SummaryRow("Words", listed))
    return Record(summary=rows)
