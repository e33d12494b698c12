"""One framework: its summary and the list behind each tab."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from quadrant.cycle.framework.programme import programme_warnings
from quadrant.cycle.framework.schema import ActivityItem, Criterion, Framework, Step
from quadrant.cycle.framework.vocabulary import concepts
from quadrant.cycle.queries import own_names
from quadrant.cycle.terms import ACTIVITY_FACTS
from quadrant.methods import words
from quadrant.methods.calendar import add_months
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.frameworks.presenters.library import NOBODY, origin_of, shape_of
from quadrant.web.frameworks.presenters.wheels import plain_wheel
from quadrant.web.frameworks.presenters.words import words_of

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle, FrameworkVersion

WARNED_BEFORE = 6  # months
# tab -> the template that prints it
TABS = {
    "steps": "steps",
    "people": "bodies",
    "criteria": "criteria",
    "questions": "questions",
    "checklists": "checklists",
    "principles": "principles",
    "standards": "standards",
    "models": "models",
    "matrix": "matrix",
    "tools": "tools",
    "programme": "programme",
    "words": "words",
    "notes": "notes",
}


def tab_list(framework: Framework) -> list[tuple[str, str, int]]:
    """The tabs that this framework has something for, with how many things."""
    matrix, programme = framework.matrix, framework.programme
    counted = [
        ("steps", "Steps", sum(len(phase.steps) for phase in framework.phases)),
        ("people", "Who", len(framework.bodies)),
        ("criteria", "Criteria", len(framework.criteria_sets)),
        ("questions", "Questions", sum(len(group.questions) for group in framework.question_sets)),
        ("checklists", "Checklists", len(framework.checklists)),
        ("principles", "Principles", len(framework.principles)),
        ("standards", "Standards", len(framework.standards)),
        ("models", "Models and levels", len(framework.delivery_models) + len(framework.levels) + len(framework.tiers)),
        ("matrix", "Joint working", len(matrix.components) if matrix else 0),
        ("tools", "Tools", len(framework.tools)),
        ("programme", "Programme", sum(len(phase.actions) for phase in programme.phases) if programme else 0),
        ("words", "Words", len(concepts([framework]))),
        ("notes", "Notes and sources", len(framework.notes) + len(framework.sources)),
    ]
    return [tab for tab in counted if tab[2]]


def expiry(framework: Framework, today: date) -> str:
    """What a page warns of when the framework's period ends within half a year, or has ended; else nothing."""
    last = framework.period_ends
    if last is None or last > add_months(today, WARNED_BEFORE):
        return ""
    if last < today:
        return f"Its period ended on {words.date(last)}. Renew it, or say what takes its place."
    return f"Its period ends on {words.date(last)}, {words.days_away(last, today)}."


def summary(framework: Framework, version: FrameworkVersion, running: Sequence[Cycle]) -> Record:
    """What stands at the top of a framework's page."""
    rows = [
        SummaryRow("What it is", framework.summary),
        SummaryRow("Shape", shape_of(framework)),
        SummaryRow("Version", origin_of(version, framework), note=f"Fingerprint {version.fingerprint[:16]}"),
        SummaryRow("Cycles on it", words.listing(cycle.name for cycle in running) if running else NOBODY),
    ]
    if framework.derived_note:
        rows.insert(1, SummaryRow("Derived", framework.derived_note))
    if framework.period:
        rows.insert(1, SummaryRow("Period", framework.period))
    return Record(summary=rows)


@dataclass(frozen=True)
class ShownActivity:
    """An activity and how it is completed."""

    item: ActivityItem
    completed: str


@dataclass(frozen=True)
class ShownStep:
    """A step as a framework's page prints it."""

    step: Step
    who: str
    window: str
    after: str
    tools: Sequence[str]
    activities: Sequence[ShownActivity]
    gates: Sequence[tuple[Any, str]]


def completed_by(item: ActivityItem) -> str:
    """How an activity is completed, in words."""
    if item.record is not None:
        return f"Completed by a record: {words.lower_first(ACTIVITY_FACTS[item.record].label)}"
    tick = item.tick
    if tick is not None and tick.by_design:
        return f"Ticked, with a note; the document asks for no record ({tick.by_design})"
    until = tick.until.value if tick is not None and tick.until is not None else ""
    return f"Ticked, with a note, until the part “{until}” of Quadrant keeps a record of it"


def shown(framework: Framework, tab: str) -> Any:
    """What the template of a tab prints, ready made."""
    makers: dict[str, Callable[[Framework], Any]] = {
        "steps": _phases,
        "people": _bodies,
        "criteria": _criteria,
        "models": lambda said: plain_wheel(said, anchor="?tab=steps#step-"),
        "principles": lambda said: _grouped(said.principles),
        "programme": _programme,
        "words": _words,
        "notes": lambda said: _grouped(said.notes),
    }
    maker = makers.get(tab)
    return maker(framework) if maker else None


def _phases(framework: Framework) -> dict[str, Any]:
    names = {body.key: body.name for body in framework.bodies}
    windows = {window.key: window.name for window in framework.windows}
    steps = {step.key: step for phase in framework.phases for step in phase.steps}
    tools = {tool.key: tool.name for tool in framework.tools}

    def one(step: Step) -> ShownStep:
        return ShownStep(
            step=step,
            who=words.listing(names[key] for key in step.who),
            window=windows.get(step.window or "", ""),
            after=words.listing(f"{steps[key].number} {steps[key].name}" for key in step.after),
            tools=[tools[key] for key in step.tools],
            activities=[ShownActivity(item, completed_by(item)) for item in step.activities],
            gates=[(gate, " or ".join(names[key] for key in gate.bodies)) for gate in step.gates],
        )

    return {
        "phases": [(phase, [one(step) for step in phase.steps]) for phase in framework.phases],
        "wheel": plain_wheel(framework, anchor="#step-"),
    }


def _bodies(framework: Framework) -> list[tuple[Any, str, str]]:
    """Each body with its parent's name and the numbers of its steps."""
    names = {body.key: body.name for body in framework.bodies}
    does: dict[str, list[str]] = defaultdict(list)
    for phase in framework.phases:
        for step in phase.steps:
            for key in step.who:
                does[key].append(str(step.number))
    return [(body, names.get(body.parent or "", ""), words.listing(does[body.key])) for body in framework.bodies]


def _criteria(framework: Framework) -> list[tuple[Any, list[list[str]]]]:
    """Each set with its rows, sub-criteria under their parent."""
    return [(group, list(_criterion_rows(group.criteria))) for group in framework.criteria_sets]


def _criterion_rows(criteria: Sequence[Criterion], indent: str = "") -> Any:
    for one in criteria:
        weight = "" if one.weight is None else words.percent(one.weight)
        kind = "Fixed" if one.kind == "fixed" else "Local"
        yield [f"{indent}{one.code} {one.name}".strip(), weight, kind, one.guidance or "–"]
        yield from _criterion_rows(one.sub, indent + "– ")


def _words(framework: Framework) -> list[list[str]]:
    return [[row.then, row.now, row.own or "–"] for row in words_of(framework, own_names())]


def _grouped(rows: Sequence[Any]) -> list[tuple[str, list[Any]]]:
    return [(group, list(found)) for group, found in groupby(rows, key=lambda row: row.group)]


def _programme(framework: Framework) -> dict[str, Any]:
    if framework.programme is None:
        return {}
    told: dict[str, list[str]] = defaultdict(list)
    for warning in programme_warnings(framework.programme):
        told[warning.place].append(warning.sentence)
    return {
        "programme": framework.programme,
        "names": {body.key: body.name for body in framework.bodies},
        "warnings": dict(told),
        "count": sum(map(len, told.values())),
    }
