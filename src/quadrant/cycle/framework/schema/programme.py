"""The programme that builds the arrangements: phases, actions and tasks with dates; no part of the cycle."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from quadrant.cycle.framework.schema.base import Cites, Key, Piece, Short, Text


class ProgrammeDate(Piece):
    """When: `exact` YYYY-MM-DD, `month` YYYY-MM, `season` in words, `tbc`; `value` may be a span "2007-01/2007-03"."""

    kind: Literal["exact", "month", "season", "tbc"]
    value: str = ""
    text: Short


class ProgrammeTask(Piece):
    key: Key
    number: str = ""
    text: Text
    who: list[Key] = []
    due: ProgrammeDate | None = None
    after: list[str] = Field(default_factory=list, description="keys phase.action or phase.action.task due before it")
    cites: Cites


class ProgrammeAction(Piece):
    key: Key
    number: str = ""
    name: Short
    lead: list[Key] = []
    due: ProgrammeDate | None = None
    after: list[str] = []
    tasks: list[ProgrammeTask] = []
    cites: Cites


class ProgrammePhase(Piece):
    key: Key
    number: int
    name: Short
    starts: ProgrammeDate | None = None
    ends: ProgrammeDate | None = None
    aim: str = ""
    actions: Annotated[list[ProgrammeAction], Field(min_length=1)]
    cites: Cites


class Programme(Piece):
    """Work beside the cycle that builds the arrangements; dates warn, they block nothing."""

    name: Short
    summary: str = ""
    phases: Annotated[list[ProgrammePhase], Field(min_length=1)]
    cites: Cites
