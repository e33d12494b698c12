"""One framework file, whole."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from quadrant.cycle.framework.schema.base import Cites, Key, Piece, Short, Text
from quadrant.cycle.framework.schema.content import (
    Checklist,
    CriteriaSet,
    DeliveryModel,
    LevelText,
    Matrix,
    Principle,
    QualityStandard,
    QuestionSet,
    Requirement,
    Source,
    TierText,
    Tool,
)
from quadrant.cycle.framework.schema.programme import Programme
from quadrant.cycle.framework.schema.steps import FrameworkBody, Phase, ScheduledReview, Window


class Framework(Piece):
    """One version of a published commissioning framework."""

    key: Key
    version: int = Field(ge=1, le=9999)
    title: Short
    publisher: Short
    published: Short
    period: str = ""
    period_ends: date | None = Field(default=None, description="the last day of the period; its page warns before it")
    status: Literal["published", "derived", "own"] = "published"
    derived_note: str = ""
    summary: Text
    purpose: str = ""
    words: dict[Key, Short] = Field(
        default_factory=dict, description="what this framework calls a phase, a step, an activity, a cycle, a provider"
    )
    vocabulary: dict[Short, Short] = Field(default_factory=dict, description="dated term: today's term")
    drivers: list[Requirement] = []
    sources: Annotated[list[Source], Field(min_length=1)]
    bodies: Annotated[list[FrameworkBody], Field(min_length=1)]
    phases: Annotated[list[Phase], Field(min_length=1)]
    windows: list[Window] = []
    reviews: list[ScheduledReview] = []
    criteria_sets: list[CriteriaSet] = []
    question_sets: list[QuestionSet] = []
    checklists: list[Checklist] = []
    principles: list[Principle] = []
    standards: list[QualityStandard] = []
    delivery_models: list[DeliveryModel] = []
    levels: list[LevelText] = []
    tiers: list[TierText] = []
    matrix: Matrix | None = None
    tools: list[Tool] = []
    notes: list[Requirement] = []
    programme: Programme | None = None
    cites: Cites
