"""The moving parts of a framework: bodies, phases, steps, activities, gates, and the bands and reviews of its year."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from quadrant.cycle.framework.schema.base import Cites, DayOfYear, Key, Piece, Short, Text
from quadrant.cycle.terms import Activity, FactKey, Part, Quadrant
from quadrant.partnership.terms import DecisionKind


class BodyKind(StrEnum):
    """What a framework calls for: a body that meets, or one person's role."""

    BOARD = "board"
    EXECUTIVE = "executive"
    THEME_BOARD = "theme_board"
    DELIVERY_GROUP = "delivery_group"
    COMMISSIONING_UNIT = "commissioning_unit"
    PANEL = "panel"
    COMMITTEE = "committee"
    ROLE = "role"


class FrameworkBody(Piece):
    """A body or role that the framework names; a cycle's cast says which real body plays it."""

    key: Key
    name: Short
    kind: BodyKind
    parent: Key | None = None
    also_called: list[Short] = []
    duty: str = ""
    cites: Cites


class Tick(Piece):
    """An activity that no record completes: a person ticks it with a note.

    Exactly one of `until` (the part of the product whose record will replace the tick) and `by_design` (the line of
    the document that asks for no record) is given.
    """

    until: Part | None = None
    by_design: Short | None = None


class SubItem(Piece):
    """A numbered line under an activity: what to think of, look at or produce."""

    key: Key
    code: str = ""
    text: Text
    cites: Cites


class ActivityItem(Piece):
    """Something to be done in a step. Completed by a record (`record`) or by a tick; sub-items are guidance lines."""

    key: Key
    code: str = ""
    name: Short
    record: Activity | None = None
    tick: Tick | None = None
    guidance: str = ""
    who: list[Key] = []
    optional: bool = False
    checklist: Key | None = Field(default=None, description="the checklist to answer, when record is 'checklist'")
    items: list[SubItem] = []
    was: str | None = None
    cites: Cites


class Gate(Piece):
    """A decision without which the step is not complete.

    `bodies` are alternatives: a favourable decision of any one of them, within its powers, opens the gate. `needs`
    are facts that must hold before it may be decided.
    """

    key: Key
    name: Short
    decision: Short
    bodies: Annotated[list[Key], Field(min_length=1)]
    item: Literal["decide", "endorse", "recommend", "ratify"] = "decide"
    kind: DecisionKind = Field(
        default=DecisionKind.GATE,
        description="which power a body needs to decide here; an award or funding has a value",
    )
    needs: list[FactKey] = []
    checklist: Key | None = Field(default=None, description="must be answered before the gate may be decided")
    questions: Key | None = Field(default=None, description="planning questions that must be answered first")
    note: str = ""
    was: str | None = None
    cites: Cites


class Output(Piece):
    key: Key
    name: Short
    note: str = ""
    cites: Cites


class OutcomeTest(Piece):
    """A phase-end question: achieved or not, with evidence."""

    key: Key
    text: Text
    cites: Cites


class Step(Piece):
    key: Key
    number: int = Field(ge=1, description="1, 2, 3 … through the whole framework, without gaps")
    name: Short
    also_called: list[Short] = []
    quadrant: Quadrant
    second_quadrant: Quadrant | None = None
    purpose: Text
    who: Annotated[list[Key], Field(min_length=1)]
    window: Key | None = None
    after: list[Key] = Field(default_factory=list, description="steps that must be complete first")
    guidance: str = ""
    derived: bool = False
    editor_note: str = ""
    inputs: list[Short] = []
    activities: Annotated[list[ActivityItem], Field(min_length=1)]
    gates: list[Gate] = []
    outputs: list[Output] = []
    tools: list[Key] = []
    was: str | None = None
    cites: Cites


class Phase(Piece):
    key: Key
    number: int = Field(ge=1)
    name: Short
    also_called: list[Short] = []
    quadrants: Annotated[list[Quadrant], Field(min_length=1, max_length=2)]
    summary: str = ""
    outcome_tests: list[OutcomeTest] = []
    resources: list[Output] = []
    steps: Annotated[list[Step], Field(min_length=1)]
    cites: Cites


class Window(Piece):
    """A band of the year; bands may overlap and may run past the end of a calendar year."""

    key: Key
    name: Short
    starts: DayOfYear
    ends: DayOfYear
    quadrants: Annotated[list[Quadrant], Field(min_length=1)]
    note: str = ""
    cites: Cites


class ScheduledReview(Piece):
    """A review that comes round: on fixed days of the year, or so many months after adoption."""

    key: Key
    name: Short
    days: list[DayOfYear] = []
    months_after_adoption: int | None = Field(default=None, ge=1, le=120)
    of: Literal["cycle", "framework", "agreements"] = "cycle"
    escalates_to: Key | None = None
    note: str = ""
    cites: Cites
