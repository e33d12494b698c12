"""What a framework brings besides its steps: criteria, questions, checklists, principles, standards, tools."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from quadrant.cycle.framework.schema.base import Cites, Key, Piece, Short, Text
from quadrant.cycle.terms import Level, Quadrant, Tier, WayOfWorking

Mark = Annotated[int, Field(ge=0, le=1000)]


class Anchor(Piece):
    mark: Mark
    text: Short


class Scale(Piece):
    lowest: Mark = 0
    highest: Mark = 5
    anchors: list[Anchor] = []


class Criterion(Piece):
    """One line of a criteria set; sub-criteria's weights add to their parent's."""

    key: Key
    code: str = ""
    name: Short
    weight: Decimal | None = Field(default=None, ge=0, le=100, decimal_places=6)
    kind: Literal["fixed", "local"] = "fixed"
    scale_type: Literal["number", "judgement"] = "judgement"
    guidance: str = ""
    replaces: list[Short] = []
    sub: list[Criterion] = []
    cites: Cites


class CriteriaSet(Piece):
    """Weights add to exactly 100 when `method` is weighted; a screen or a pass/fail set has none."""

    key: Key
    name: Short
    method: Literal["weighted", "screen", "pass_fail", "unweighted"]
    scale: Scale | None = None
    criteria: Annotated[list[Criterion], Field(min_length=1)]
    note: str = ""
    superseded_by: Key | None = None
    cites: Cites


class SubQuestion(Piece):
    key: Key
    text: Text
    cites: Cites


class Question(Piece):
    key: Key
    number: int
    text: Text
    sub: list[SubQuestion] = []
    cites: Cites


class QuestionSet(Piece):
    key: Key
    name: Short
    questions: Annotated[list[Question], Field(min_length=1)]
    cites: Cites


class ChecklistItem(Piece):
    key: Key
    text: Text
    cites: Cites


class Checklist(Piece):
    """Lines answered yes, partly or no with a reason; `of` says what it is run on."""

    key: Key
    name: Short
    of: Literal["framework", "cycle", "agreement", "proposal"]
    items: Annotated[list[ChecklistItem], Field(min_length=1)]
    note: str = ""
    cites: Cites


class Principle(Piece):
    key: Key
    text: Text
    group: str = ""
    cites: Cites


class QualityStandard(Piece):
    key: Key
    number: int
    name: Short
    text: Text
    evidence: str = ""
    cites: Cites


class DeliveryModel(Piece):
    key: Key
    name: Short
    text: str = ""
    cites: Cites


class LevelText(Piece):
    level: Level
    name: Short
    text: Text
    cites: Cites


class TierText(Piece):
    tier: Tier
    name: Short
    text: Text
    cites: Cites


class MatrixCell(Piece):
    way: WayOfWorking
    text: Text
    cites: Cites


class MatrixComponent(Piece):
    key: Key
    name: Short
    cells: Annotated[list[MatrixCell], Field(min_length=4, max_length=4)]
    cites: Cites


class Matrix(Piece):
    """Components of joint working, each described at four levels from separate to integrated."""

    name: Short
    components: Annotated[list[MatrixComponent], Field(min_length=1)]
    cites: Cites


class Tool(Piece):
    key: Key
    name: Short
    quadrants: Annotated[list[Quadrant], Field(min_length=1)]
    scale: list[Level] = []
    text: str = ""
    origin: Short
    licence: str = ""
    adaptations: str = ""
    cites: Cites


class Source(Piece):
    title: Short
    note: str = ""
    cites: Cites


class Requirement(Piece):
    """A line of the document kept as content that belongs nowhere else: a duty, a constraint, a definition."""

    key: Key
    text: Text
    group: str = ""
    cites: Cites
