"""What a step page shows of criteria, panels, marking, moderation and rankings."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from quadrant.appraisal import queries, rules
from quadrant.appraisal.terms import AppraisalState
from quadrant.cycle.terms import Activity
from quadrant.methods import words
from quadrant.web.cycle.registry import Action, Panel, Row, panel
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.appraisal.models import CriteriaSet
    from quadrant.appraisal.models import Panel as MarkingPanel
    from quadrant.cycle.models import Cycle

Page = Callable[..., str]


def _pages(cycle: Cycle) -> Page:
    return partial(address, None, partnership=cycle.partnership.slug)


def _with_panels(cycle: Cycle) -> list[tuple[CriteriaSet, MarkingPanel]]:
    found = [(one, queries.panel_of(one)) for one in queries.criteria_sets_of(cycle)]
    return [(one, named) for one, named in found if named is not None]


@panel(Activity.CRITERIA)
def criteria(cycle: Cycle, place: str, person: Any) -> Panel:
    """The criteria sets of the cycle, and the way to draft one."""
    page, sets = _pages(cycle), queries.criteria_sets_of(cycle)
    states = queries.states_of(sets)
    rows = tuple(Row(str(one), states[one.pk].label, page("criteria", number=one.pk)) for one in sets)
    adopted = sum(states[one.pk] is not AppraisalState.DRAFT for one in sets)
    sentence = (
        f"{adopted} of {words.plural(len(sets), 'criteria set')} adopted." if sets else "No criteria drafted yet."
    )
    may_draft = rules.may_draft_criteria(person, cycle)
    actions = (Action("Draft criteria", page("criteria_new", number=cycle.pk)),) if may_draft else ()
    return Panel("Criteria and weights", sentence, rows, actions)


@panel(Activity.PANEL)
def marking_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """Who scores, and the way to name a panel for criteria that have none."""
    page, named = _pages(cycle), _with_panels(cycle)
    rows = tuple(
        Row(
            str(one),
            words.plural(len(queries.panellists_of(its_panel)), "panellist"),
            page("panel", number=one.pk),
        )
        for one, its_panel in named
    )
    have = {one.pk for one, _ in named}
    waiting = [one for one in queries.criteria_sets_of(cycle) if one.adopted_at is not None and one.pk not in have]
    actions = tuple(
        Action(f"Name the panel for {one}", page("panel_new", number=one.pk))
        for one in waiting
        if rules.may_name_panel(person, one)
    )
    return Panel("Appraisal panel", "" if rows else "No panel named yet.", rows, actions)


@panel(Activity.SCORING)
def scoring(cycle: Cycle, place: str, person: Any) -> Panel:
    """How many have handed in; a panellist's own sheets."""
    page, rows = _pages(cycle), []
    for one, its_panel in _with_panels(cycle):
        marking = [line for line in queries.progress_of(its_panel) if line.to_mark]
        done = sum(line.submitted for line in marking)
        told = f"{done} of {words.plural(len(marking), 'panellist')} handed in"
        rows.append(Row(str(one), told, page("panel", number=one.pk)))
    own = [one for one in queries.panellists_for(person) if one.panel.criteria_set.cycle_id == cycle.pk]
    actions = (Action("Your marking", page("marking")),) if own else ()
    return Panel("Independent scores", "" if rows else "No panel named yet.", tuple(rows), actions)


@panel(Activity.MODERATION)
def moderation(cycle: Cycle, place: str, person: Any) -> Panel:
    """Whether the panel has agreed, for those who may see its marks the way to the meeting list."""
    page, rows = _pages(cycle), []
    for one, its_panel in _with_panels(cycle):
        agreed = queries.standing_scores(one)
        told = f"agreed on {words.date(agreed.agreed_at)}" if agreed else "not agreed yet"
        may_see = rules.may_see_marks(person, its_panel)
        rows.append(Row(str(one), told, page("moderation", number=one.pk) if may_see else ""))
    return Panel("Agreed scores", "" if rows else "No panel named yet.", tuple(rows))


@panel(Activity.RANKING)
def ranking(cycle: Cycle, place: str, person: Any) -> Panel:
    """The first three of each ranking on record."""
    page, rows = _pages(cycle), []
    for one, _ in _with_panels(cycle):
        first = queries.agreed_scores(one)[:3] if queries.ranking_of(one) is not None else []
        told = ", ".join(f"{line.rank} {line.reference or line.title}" for line in first) or "not on record yet"
        rows.append(Row(str(one), told, page("ranking", number=one.pk)))
    return Panel("Ranking", "" if rows else "No panel named yet.", tuple(rows))
