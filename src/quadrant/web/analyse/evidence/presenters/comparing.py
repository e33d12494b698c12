"""Commissioning models side by side, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.analyse.evidence.terms import Verdict
from quadrant.web.analyse.evidence.presenters.items import item_page
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quadrant.analyse.evidence.models import ComparedModel, ModelComparison


@dataclass(frozen=True)
class Head:
    """A model at the head of its column."""

    name: str
    item: str
    judge: str


@dataclass(frozen=True)
class Cell:
    """What one model does in one aspect, and what is made of it."""

    model: str
    does: str
    verdict: str
    note: str


@dataclass(frozen=True)
class SideBySide:
    """The models across, the aspects down, and the adaptations that were chosen."""

    heads: list[Head]
    rows: list[tuple[str, list[Cell]]]
    adapted: list[str]


def side_by_side(
    request: HttpRequest, comparison: ModelComparison, models: Sequence[ComparedModel], *, may_write: bool
) -> SideBySide:
    heads = [
        Head(
            name=model.name,
            item=item_page(request, model.item) if model.item else "",
            judge=address(request, "comparedmodel", number=model.pk) if may_write else "",
        )
        for model in models
    ]
    held = {(model.pk, one.aspect): one for model in models for one in model.aspects.all()}
    rows = []
    for aspect in comparison.aspects:
        cells = []
        for model in models:
            one = held.get((model.pk, aspect))
            label = Verdict(one.verdict).label if one and one.verdict else ""
            cells.append(Cell(model.name, one.does if one else "", label, one.note if one else ""))
        rows.append((aspect, cells))
    adapted = [
        f"{aspect}, from {cell.model}: {cell.note}"
        for aspect, cells in rows
        for cell in cells
        if cell.verdict == Verdict.ADAPT.label
    ]
    return SideBySide(heads, rows, adapted)
