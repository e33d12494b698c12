"""One cell of the meeting list: who gave what and why, and what the panel agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.appraisal import queries, rules
from quadrant.methods import words
from quadrant.methods.scoring import panel_mean, points_at_stake
from quadrant.web.appraisal.presenters.criteria import trail
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.appraisal.models import Mark
    from quadrant.appraisal.queries import CellAt


def cell_page(request: HttpRequest, cell: CellAt) -> dict[str, Any]:
    """Everything that the page of a cell prints."""
    used = cell.panel.criteria_set
    given = queries.reasons_for(cell.entry, cell.criterion)
    marks = [float(mark.mark) for mark in given if mark.mark is not None]
    open_ = queries.standing_scores(used) is None and rules.may_moderate(request.user, cell.panel)
    return {
        "title": str(cell.entry),
        "caption": f"{cell.criterion} ({words.percent(cell.criterion.weight)})",
        "breadcrumbs": [*trail(request, used), ("Moderation", address(request, "moderation", number=used.pk))],
        "given": [[mark.sheet.panellist.person.name, mark_words(mark), mark.reason] for mark in given],
        "mean": words.number(float(panel_mean(marks)), 2) if marks else words.NOTHING,
        "stake": words.number(_stake(cell, marks), 1),
        "decided": [decision_words(one) for one in queries.moderated_in(cell.entry, cell.criterion)],
        "moderate": address(request, "cell_moderate", **_numbers(cell)) if open_ else "",
        "button": "Record it",
        "cancel": address(request, "moderation", number=used.pk),
    }


def _numbers(cell: CellAt) -> dict[str, int]:
    return {"entry": cell.entry.pk, "criterion": cell.criterion.pk}


def _stake(cell: CellAt, marks: list[float]) -> float:
    """Points at stake in this cell alone."""
    if not marks:
        return 0.0
    top = cell.panel.criteria_set.highest
    found = points_at_stake([[mark] for mark in marks], [float(cell.criterion.weight or 0)], scale_max=top)
    return float(found[0])


def mark_words(mark: Mark) -> str:
    return "n/a" if mark.not_applicable else str(mark.mark)


def decision_words(one: Any) -> list[str]:
    """A moderation as a row: what, why, who and when; and why it no longer stands."""
    agreed = "The mean stands" if one.mark is None else str(one.mark)
    who = f"{one.moderated_by.name}, {words.datetime(one.moderated_at)}"
    return [agreed, one.reason, who, one.withdrawn_why or "Stands"]
