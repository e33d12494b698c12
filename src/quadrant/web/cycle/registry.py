"""Panels: what a room shows of its activity on a step page. Rooms register; generic screens show any framework."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quadrant.cycle.terms import Activity

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle


@dataclass(frozen=True)
class Row:
    """One line of a panel: a label, what is so, where to read more, and where a document that it names is read."""

    label: str
    value: str
    address: str = ""
    document: str = ""


@dataclass(frozen=True)
class Action:
    """Something this person may do next."""

    label: str
    address: str


@dataclass(frozen=True)
class Panel:
    """What a room has to say about one activity of one cycle to one person. No HTML."""

    title: str
    sentence: str
    rows: tuple[Row, ...] = ()
    actions: tuple[Action, ...] = ()


Maker = Callable[["Cycle", str, Any], Panel]
Beside = Callable[["Cycle", str, Any], Iterable[Panel]]
PANELS: dict[Activity, Maker] = {}
BESIDE: list[Beside] = []


def panel(activity: Activity) -> Callable[[Maker], Maker]:
    """Register the panel of an activity: `maker(cycle, place, person) -> Panel`."""

    def register(maker: Maker) -> Maker:
        if activity in PANELS:
            raise ValueError(f"{activity} has two panels")
        PANELS[activity] = maker
        return maker

    return register


def beside(maker: Beside) -> Beside:
    """Register what a room shows of a whole step, whatever its activities: `maker(cycle, "phase.step", person)`."""
    BESIDE.append(maker)
    return maker


def panels_beside(cycle: Cycle, step: str, person: Any) -> list[Panel]:
    """What the rooms show of a whole step."""
    return [panel for maker in BESIDE for panel in maker(cycle, step, person)]


def panel_for(activity: Activity, cycle: Cycle, place: str, person: Any) -> Panel | None:
    """The panel of an activity at a place, or None where no room has one."""
    maker = PANELS.get(activity)
    return maker(cycle, place, person) if maker else None


Opener = Callable[["Cycle"], str]
TOOLS: dict[str, Opener] = {}


def tool(key: str) -> Callable[[Opener], Opener]:
    """Register the page of a tool that frameworks name by this key: `opener(cycle) -> address`."""

    def register(opener: Opener) -> Opener:
        if key in TOOLS:
            raise ValueError(f"the tool {key} has two pages")
        TOOLS[key] = opener
        return opener

    return register
